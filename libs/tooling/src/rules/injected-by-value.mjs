/**
 * Injection reads the class of a constructor argument at run time. `import type` leaves `Object` there, and the
 * program fails at its start with words that do not name the import.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const injectedByValue = {
  meta: {
    type: 'problem',
    docs: { description: 'Injected classes are imported as values' },
    messages: { type: '{{ name }} is injected here, so it must be imported as a value: without the word `type`.' },
    schema: [],
  },
  create(context) {
    /** @type {Set<string>} */
    const typeOnly = new Set();

    return {
      ImportDeclaration(node) {
        const declaration = /** @type {any} */ (node);
        for (const specifier of declaration.specifiers)
          if (declaration.importKind === 'type' || specifier.importKind === 'type') typeOnly.add(specifier.local.name);
      },
      'MethodDefinition[kind="constructor"]'(/** @type {any} */ node) {
        if (!(node.parent.parent.decorators?.length > 0)) return;
        for (const parameter of node.value.params) {
          if (hasInject(parameter)) continue;
          const target = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
          const type = (target.left ?? target).typeAnnotation?.typeAnnotation;
          const name = type?.type === 'TSTypeReference' ? type.typeName.name : undefined;
          if (name && typeOnly.has(name)) context.report({ node: parameter, messageId: 'type', data: { name } });
        }
      },
    };
  },
};

/** `@Inject(TOKEN)` says itself what is injected. @param {any} parameter */
const hasInject = (parameter) =>
  [...(parameter.decorators ?? []), ...(parameter.parameter?.decorators ?? [])].some(
    (decorator) => decorator.expression.callee?.name === 'Inject',
  );
