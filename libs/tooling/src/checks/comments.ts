import ts from 'typescript';
import { type Check, lineOf, type TreeFile, type Violation, walk } from './tree.js';

const COMMENTED = /\.(tsx?|mjs|css|graphql|sql|sh|ya?ml)$|Dockerfile$/;
/** Here the patterns themselves are written down; there a program wrote. */
const PATTERNS = /^libs\/tooling\/src\/checks\/|^apps\/web\/src\/graphql\/|\.gen\.ts$/;

function matches({ path, text }: TreeFile, pattern: RegExp, message: string): Violation[] {
  return text.split('\n').flatMap((words, index) => (pattern.test(words) ? [{ path, line: index + 1, message }] : []));
}

export const todos: Check = {
  name: 'to-dos',
  file: (file) =>
    COMMENTED.test(file.path) && !PATTERNS.test(file.path)
      ? matches(
          file,
          /(\/\/|\/\*|\*|#|--).*\b(TODO|FIXME|XXX|HACK)\b(?!\s*\(?#\d+)/,
          'A to-do without the number of its issue: TODO #12.',
        )
      : [],
};

export const switchedOffRules: Check = {
  name: 'rules switched off',
  file: (file) =>
    /\.(tsx?|mjs)$/.test(file.path) && !PATTERNS.test(file.path)
      ? matches(
          file,
          /(eslint-disable|@ts-ignore|@ts-nocheck|biome-ignore|istanbul ignore|dependency-cruiser-disable)/,
          'Switches a rule off. Change the code, or the rule for everybody.',
        )
      : [],
};

const TEST_FILE = /\.(spec|e2e)\.ts$/;
const SKIPPING = new Set(['skip', 'only', 'todo', 'failing']);
const SKIPPED = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

export const skippedTests: Check = {
  name: 'skipped tests',
  file: ({ path, syntax }) => {
    if (!syntax || !TEST_FILE.test(path)) return [];
    const found: Violation[] = [];
    walk(syntax, (node) => {
      const isAsked =
        ts.isPropertyAccessExpression(node) &&
        SKIPPING.has(node.name.text) &&
        /^(it|test|describe)\b/.test(node.expression.getText());
      const isSkipped =
        ts.isCallExpression(node) && ts.isIdentifier(node.expression) && SKIPPED.has(node.expression.text);
      if (isAsked || isSkipped)
        found.push({ path, line: lineOf(syntax, node), message: 'A test that does not run, or keeps others from it.' });
    });
    return found;
  },
};

export const foreignPaths: Check = {
  name: 'paths of a machine',
  file: (file) =>
    PATTERNS.test(file.path) || /(^|\/)(package-lock\.json|\.gitignore|\.dockerignore)$/.test(file.path)
      ? []
      : matches(
          file,
          /(^|[\s'"`(=:])\/(tmp|work|root)\/|\.\.\/shared\b|(^|[\s'"`(=:])\/home\/[a-z]/,
          'A path of one machine. It does not belong in a product.',
        ),
};
