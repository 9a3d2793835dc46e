/**
 * What a context does must be repeatable in a test: the time comes from `Clock`, ids from `Ids`.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const injectedClockAndIds = {
  meta: {
    type: 'problem',
    docs: { description: 'Time and chance come from Clock and Ids' },
    messages: {
      time: 'The time is asked of the machine. Take `Clock` in the constructor, or `now` as an argument in domain code.',
      chance: 'Chance is asked of the machine. Take `Ids` in the constructor, or the id as an argument in domain code.',
    },
    schema: [],
  },
  create(context) {
    return {
      NewExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0)
          context.report({ node, messageId: 'time' });
      },
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'Date')
          context.report({ node, messageId: 'time' });
      },
      MemberExpression(node) {
        if (node.property.type !== 'Identifier') return;
        const owner = node.object.type === 'Identifier' ? node.object.name : '';
        if (owner === 'Date' && node.property.name === 'now') context.report({ node, messageId: 'time' });
        if (owner === 'Math' && node.property.name === 'random') context.report({ node, messageId: 'chance' });
        if (owner === 'crypto' && node.property.name === 'randomUUID') context.report({ node, messageId: 'chance' });
      },
      ImportSpecifier(node) {
        if (node.imported.type === 'Identifier' && node.imported.name === 'randomUUID')
          context.report({ node, messageId: 'chance' });
      },
    };
  },
};
