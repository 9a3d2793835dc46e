import ts from 'typescript';
import { type Check, lineOf, type TreeFile, type Violation, walk } from './tree.js';

const MOST_FILE_LINES = 400;
const MOST_FUNCTION_LINES = 70;
const MOST_IMPORTS = 15;

/** Markup is long and made of many pieces without being complicated: a screen or a test may be a little larger. */
const mostFunctionLines = (path: string): number => (path.endsWith('.tsx') ? 80 : MOST_FUNCTION_LINES);
const mostImports = (path: string): number => (/\.tsx$|\.spec\.ts$/.test(path) ? 20 : MOST_IMPORTS);

/** Written by a program, or words rather than code: their length is not a person's doing. */
const GENERATED =
  /(^|\/)(package-lock\.json|CHANGELOG\.md|LICENSE)$|\.gen\.ts$|^apps\/api\/contract\/|^apps\/web\/src\/graphql\/|\/queries\/sql\/|\/locales\/|^apps\/bench\/results\//;

const COUNTED = /\.(tsx?|mjs|css|graphql|md|sql|sh|ya?ml)$/;

export const fileSize: Check = {
  name: 'file size',
  file: ({ path, text }) => {
    if (GENERATED.test(path) || !COUNTED.test(path)) return [];
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
    return lines > MOST_FILE_LINES
      ? [{ path, line: MOST_FILE_LINES + 1, message: `${lines} lines; at most ${MOST_FILE_LINES}. Take it apart.` }]
      : [];
  },
};

/** A migration's SQL is one text that must not be touched once it has landed, so only its file is measured. */
export const functionSize: Check = {
  name: 'function size',
  file: ({ path, syntax }) => {
    if (!syntax || GENERATED.test(path) || /\/migrations\//.test(path)) return [];
    const found: Violation[] = [];
    walk(syntax, (node) => {
      if (!ts.isFunctionLike(node) || isSuite(node)) return;
      const first = lineOf(syntax, node);
      const lines = syntax.getLineAndCharacterOfPosition(node.getEnd()).line + 2 - first;
      const most = mostFunctionLines(path);
      if (lines > most) found.push({ path, line: first, message: `A function of ${lines} lines; at most ${most}.` });
    });
    return found;
  },
};

/** `describe(…, () => { … })` is a heading over tests, not a function: each test in it is measured. */
const isSuite = (node: ts.Node): boolean =>
  ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText());

/** Modules and entry files list what a context or an app is made of; everything else that knows so much does too much. */
const LISTS = /\.module\.ts$|^apps\/[^/]+\/src\/(contexts|main)\.tsx?$/;

export const importCount: Check = {
  name: 'imports',
  file: ({ path, syntax }) => {
    if (!syntax || GENERATED.test(path) || LISTS.test(path)) return [];
    const imports = syntax.statements.filter(ts.isImportDeclaration);
    return imports.length > mostImports(path) ? [tooMany(path, syntax, imports)] : [];
  },
};

const tooMany = (
  path: string,
  syntax: NonNullable<TreeFile['syntax']>,
  imports: readonly ts.ImportDeclaration[],
): Violation => ({
  path,
  line: lineOf(syntax, imports[mostImports(path)] ?? syntax),
  message: `${imports.length} imports; at most ${mostImports(path)}. It knows too much: give a part of it away.`,
});
