/**
 * TypeORM's `save()` on a versioned row loses updates silently: a stale save succeeds and moves the version backwards.
 * The rule asks the type of what is saved with, so that a repository of ours may have a method of that name.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const noEntitySave = {
  meta: {
    type: 'problem',
    docs: { description: "TypeORM's save() loses updates" },
    messages: {
      save: "TypeORM's save() loses updates. Write UPDATE … SET version = version + 1 WHERE id AND version, or insert().",
    },
    schema: [],
  },
  create(context) {
    const services = /** @type {any} */ (context.sourceCode.parserServices);
    return {
      CallExpression(node) {
        const { callee } = node;
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        if (callee.property.name !== 'save') return;
        const checker = services.program.getTypeChecker();
        const method = checker.getSymbolAtLocation(services.esTreeNodeToTSNodeMap.get(callee.property));
        /** @type {{ getSourceFile(): { fileName: string } }[]} */
        const declarations = method?.declarations ?? [];
        if (declarations.some((declaration) => /\/typeorm\//.test(declaration.getSourceFile().fileName)))
          context.report({ node, messageId: 'save' });
      },
    };
  },
};
