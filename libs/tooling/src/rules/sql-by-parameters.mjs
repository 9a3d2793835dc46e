import ts from 'typescript';

const RUNNERS = new Set(['query', 'many', 'one', 'stream', 'execute']);

/**
 * Values reach SQL as parameters of the `sql` tag only. A text with holes, or one put together with `+`, that goes to
 * a method which runs SQL is how an injection begins. What cannot carry one is let through by its type: numbers,
 * literals and closed unions of them, and the text of a `Statement`, which only the tag makes.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const sqlByParameters = {
  meta: {
    type: 'problem',
    docs: { description: 'SQL takes values as parameters, never as text' },
    messages: {
      interpolated: 'SQL with values put into its text. Write it as sql`… ${value} …`, whose holes are parameters.',
      called: 'The sql tag is called as a function, so that its text may come from anywhere. Use it as a template tag.',
    },
    schema: [],
  },
  create(context) {
    const services = /** @type {any} */ (context.sourceCode.parserServices);
    /** @type {import('typescript').TypeChecker} */
    const checker = services.program.getTypeChecker();

    /** @param {any} node */
    const typeOf = (node) => checker.getTypeAtLocation(services.esTreeNodeToTSNodeMap.get(node));

    /** @param {any} node */
    const isMadeByTag = (node) =>
      node.type === 'MemberExpression' &&
      node.property.name === 'text' &&
      typeOf(node.object).getSymbol()?.getName() === 'Statement';

    /** @param {any} node @returns {boolean} */
    const isHarmless = (node) => {
      if (node.type === 'TemplateLiteral') return node.expressions.every(isHarmless);
      if (node.type === 'BinaryExpression') return isHarmless(node.left) && isHarmless(node.right);
      return isMadeByTag(node) || isClosed(typeOf(node));
    };

    /** @param {any} node */
    const check = (node) => {
      const isBuilt = node.type === 'TemplateLiteral' || (node.type === 'BinaryExpression' && node.operator === '+');
      if (isBuilt && !isHarmless(node)) context.report({ node, messageId: 'interpolated' });
    };

    return {
      CallExpression(node) {
        const { callee } = node;
        if (callee.type === 'Identifier' && callee.name === 'sql') context.report({ node, messageId: 'called' });
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        const first = node.arguments[0];
        if (!RUNNERS.has(callee.property.name) || !first) return;
        check(first);
        if (first.type !== 'ObjectExpression') return;
        for (const property of first.properties)
          if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'text')
            check(property.value);
      },
    };
  },
};

/**
 * Whether a type has only members that are known when the program is compiled, or that are numbers.
 *
 * @param {import('typescript').Type} type
 * @returns {boolean}
 */
function isClosed(type) {
  if (type.isUnion()) return type.types.every(isClosed);
  return (type.flags & (ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike)) !== 0;
}
