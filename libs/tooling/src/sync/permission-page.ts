import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../workspace.js';

export interface DocumentedPermission {
  readonly key: string;
  readonly group: string;
  readonly description: { readonly pl: string; readonly en: string };
}

/** The permissions that each context lists in its contract, in the contexts' order. */
export async function readPermissions(): Promise<DocumentedPermission[]> {
  const found: DocumentedPermission[] = [];
  for (const lib of readdirSync(join(root, 'libs')).sort()) {
    const path = join(root, 'libs', lib, 'src/contract/permissions.ts');
    if (!existsSync(path)) continue;
    const exported = (await import(pathToFileURL(path).href)) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(exported))
      if (name.endsWith('Permissions') && Array.isArray(value))
        found.push(...(value as readonly DocumentedPermission[]));
  }
  return found;
}

const NOTE = '<!-- Written by npm run sync from the contracts of the contexts. -->';

/** The page that says which permissions there are, for administrators and for those who make API keys. */
export function permissionPage(permissions: readonly DocumentedPermission[]): string {
  const groups = [...new Set(permissions.map(({ group }) => group))].sort();
  const tables = groups.map((group) => {
    const rows = permissions
      .filter((permission) => permission.group === group)
      .map(({ key, description }) => `| \`${key}\` | ${description.en} | ${description.pl} |`);
    return [`## ${group}`, '', '| permission | allows | po polsku |', '|---|---|---|', ...rows].join('\n');
  });
  return `${[
    '# Permissions',
    '',
    NOTE,
    '',
    'A role is a set of these, and a row scope (own, team, all) for each kind of record. An API key has at most the',
    'permissions of the person it acts for. Every operation declares the one it asks for; without it the answer is',
    '`FORBIDDEN`, and a record out of scope answers exactly as one that does not exist.',
    '',
    tables.join('\n\n'),
  ].join('\n')}\n`;
}
