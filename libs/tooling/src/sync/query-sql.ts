import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'sql-formatter';
import { root } from '../workspace.js';

interface QueryFile {
  readonly examples?: () => Readonly<Record<string, { readonly text: string }>>;
}

/** Every `*.query.ts` of every context, from the root. */
export function queryFiles(): string[] {
  return readdirSync(join(root, 'libs'))
    .flatMap((lib) => {
      const folder = `libs/${lib}/src/queries`;
      try {
        return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
      } catch {
        return [];
      }
    })
    .filter((path) => path.endsWith('.query.ts'))
    .sort();
}

/**
 * Writes the SQL that each read query sends beside it, so that a reviewer sees what a change of the code does to it.
 * Problems come back as sentences: a query file must show what it sends.
 */
export async function writeQuerySql(files: readonly string[] = queryFiles()): Promise<string[]> {
  const problems: string[] = [];
  const written = new Set<string>();
  for (const path of files) {
    try {
      const { examples } = (await import(pathToFileURL(join(root, path)).href)) as QueryFile;
      const shown = Object.entries(examples?.() ?? {});
      if (shown.length === 0) {
        problems.push(`${path} exports no examples(): name the statements it sends, with representative input.`);
        continue;
      }
      const target = sqlFileOf(path);
      mkdirSync(join(root, target, '..'), { recursive: true });
      writeFileSync(join(root, target), sqlText(basename(path), shown));
      written.add(target);
    } catch (error) {
      problems.push(`${path} cannot make its examples: ${String(error)}`);
    }
  }
  if (problems.length === 0) removeOthers(files, written);
  return problems;
}

const sqlFileOf = (path: string): string =>
  path.replace(/\/([^/]+)\.query\.ts$/, (_, name: string) => `/sql/${name}.sql`);

/** Statements under their headings; a parameter stands as $1, so the text is the same on every machine and day. */
export const sqlText = (file: string, shown: readonly (readonly [string, { readonly text: string }])[]): string =>
  [
    `-- What ${file} sends, with representative input. Written by npm run sync.\n`,
    ...shown.map(([name, { text }]) => `\n-- ${name}\n${pretty(text)};\n`),
  ].join('');

const pretty = (text: string): string =>
  format(text, { language: 'postgresql', tabWidth: 2, expressionWidth: 110, linesBetweenQueries: 1 });

/** The SQL of a query that was deleted goes with it. */
function removeOthers(files: readonly string[], written: ReadonlySet<string>): void {
  for (const folder of new Set(files.map((path) => path.slice(0, path.lastIndexOf('/')))))
    for (const name of readdirSync(join(root, folder, 'sql')))
      if (!written.has(`${folder}/sql/${name}`)) rmSync(join(root, folder, 'sql', name));
}
