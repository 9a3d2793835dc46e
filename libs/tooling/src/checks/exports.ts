import ts from 'typescript';
import { type Check, lineOf, type Violation } from './tree.js';

const CODE = /^(libs|apps)\/.+\.(tsx?|mjs)$/;

/** Tools that read a default export by their own convention. */
const DEFAULT_BY_TOOL =
  /\.config\.(ts|mjs)$|(^|\/)(codegen|jest(-[a-z]+)?-(setup|teardown))\.(ts|mjs)$|\.gen\.ts$|\.d\.ts$/;
const GENERATED = /^apps\/web\/src\/graphql\//;

/** The doors of a context, a library or an app; everything else is imported from where it is. */
const BARREL = /^libs\/[^/]+\/src\/(contract\/)?index\.ts$|^apps\/(api|worker)\/src\/index\.ts$/;

export const namedExports: Check = {
  name: 'named exports',
  file: ({ path, syntax }) => {
    if (!syntax || !CODE.test(path) || DEFAULT_BY_TOOL.test(path) || GENERATED.test(path)) return [];
    const isDefault = (statement: ts.Statement): boolean =>
      (ts.isExportAssignment(statement) && !statement.isExportEquals) ||
      (ts.canHaveModifiers(statement) &&
        (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword));
    return syntax.statements
      .filter(isDefault)
      .map((statement) => ({ path, line: lineOf(syntax, statement), message: 'A default export. Export it by name.' }));
  },
};

export const barrels: Check = {
  name: 'barrels',
  file: ({ path, syntax }) => {
    if (!syntax || !CODE.test(path) || GENERATED.test(path)) return [];
    const found: Violation[] = [];
    for (const statement of syntax.statements) {
      if (!ts.isExportDeclaration(statement) || !statement.moduleSpecifier) continue;
      const line = lineOf(syntax, statement);
      if (!BARREL.test(path))
        found.push({ path, line, message: 'Passes on what another file exports. Import it from where it is.' });
      else if (!statement.exportClause)
        found.push({ path, line, message: 'export * hides what the outside may use. Name each export.' });
    }
    return found;
  },
};
