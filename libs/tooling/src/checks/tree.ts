import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';

/** A text file of the tree that is checked. */
export interface TreeFile {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Made once, when a check first asks for it; `null` when it is no TypeScript or JavaScript. */
  readonly syntax: ts.SourceFile | null;
}

export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** Looks at one file, or at the whole tree when a rule is about how files stand to each other. */
export interface Check {
  readonly name: string;
  readonly file?: (file: TreeFile) => readonly Violation[];
  readonly tree?: (files: readonly TreeFile[]) => readonly Violation[];
}

const TEXT = /\.(ts|tsx|mjs|js|cjs|json|css|graphql|md|sql|ya?ml|html|sh|svg|txt)$|(^|\/)(Dockerfile|\.[a-z.-]+|run)$/;
const CODE = /\.(tsx?|mjs|cjs|js)$/;
const FIXTURES = 'libs/tooling/src/fixtures/';

export class ReadFile implements TreeFile {
  private parsed: ts.SourceFile | null | undefined;

  constructor(
    readonly path: string,
    readonly text: string,
  ) {}

  get syntax(): ts.SourceFile | null {
    this.parsed ??= CODE.test(this.path)
      ? ts.createSourceFile(this.path, this.text, ts.ScriptTarget.ESNext, true)
      : null;
    return this.parsed;
  }
}

/** Every text file that git knows or would take, without the fixtures that break the rules on purpose. */
export function readTree(root: string): TreeFile[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return [...new Set(listed.split('\0'))]
    .filter((path) => TEXT.test(path) && !path.startsWith(FIXTURES) && existsSync(join(root, path)))
    .sort()
    .map((path) => new ReadFile(path, readFileSync(join(root, path), 'utf8')));
}

/** Every file below a folder, with paths from that folder: a small tree of its own. */
export function readFolder(folder: string): TreeFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => new ReadFile(relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')));
}

/** The 1-based line where a node begins. */
export const lineOf = (syntax: ts.SourceFile, node: ts.Node): number =>
  syntax.getLineAndCharacterOfPosition(node.getStart(syntax)).line + 1;

/** Calls back for every node of a file, parents before children. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

export function runChecks(checks: readonly Check[], files: readonly TreeFile[]): (Violation & { check: string })[] {
  return checks.flatMap((check) => {
    const found = [...files.flatMap((file) => check.file?.(file) ?? []), ...(check.tree?.(files) ?? [])];
    return found.map((violation) => ({ ...violation, check: check.name }));
  });
}
