import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/** Packages that hand out everything they have through one index file. */
const INDEXES: Readonly<Record<string, string>> = {
  '@mantine/core': 'esm/index.mjs',
  '@mantine/hooks': 'esm/index.mjs',
  '@mantine/notifications': 'esm/index.mjs',
  '@tabler/icons-react': 'dist/esm/tabler-icons-react.mjs',
};

const IMPORT =
  /import \{([^}]+)\} from ['"](@mantine\/core|@mantine\/hooks|@mantine\/notifications|@tabler\/icons-react)['"];?/gu;

/**
 * Imports of single components instead of a package's index: six thousand icons need not be read for sixty, and only
 * so can it be told from the graph of imports what the first screen needs.
 */
export function directImports(): Plugin {
  const homes = new Map(Object.entries(INDEXES).map(([name, index]) => [name, homesOf(name, index)]));
  return {
    name: 'kontor-direct-imports',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/src\/.*\.tsx?(\?|$)|\/@mantine\/[a-z]+\/esm\//u.test(id) || id.endsWith('/esm/index.mjs')) return null;
      const direct = code.replace(
        IMPORT,
        (whole, names: string, from: string) => rewritten(names, homes.get(from)) ?? whole,
      );
      return direct === code ? null : { code: direct, map: null };
    },
  };
}

interface Home {
  readonly file: string;
  readonly as: string;
}

/** Where each export of an index file lives. */
function homesOf(name: string, index: string): ReadonlyMap<string, Home> {
  const [root] = require.resolve(name).split(`/node_modules/${name}/`);
  const file = join(root ?? '', 'node_modules', name, index);
  const homes = new Map<string, Home>();
  for (const [, names, path] of readFileSync(file, 'utf8').matchAll(
    /(?:import|export) \{([^}]+)\} from ['"]([^'"]+)['"]/gu,
  )) {
    for (const one of (names ?? '').split(',')) {
      const [own, alias = own] = one.trim().split(/\s+as\s+/u);
      if (own && alias)
        homes.set(alias, { file: path?.startsWith('.') ? join(dirname(file), path) : (path ?? ''), as: own });
    }
  }
  return homes;
}

/** `null` where a name has no home of its own: then the index stays. Types vanish before any of this matters. */
function rewritten(names: string, homes: ReadonlyMap<string, Home> | undefined): string | null {
  const lines: string[] = [];
  for (const one of names.split(',').map((text) => text.trim())) {
    if (one === '' || one.startsWith('type ')) continue;
    const [own = '', alias = own] = one.split(/\s+as\s+/u);
    const home = homes?.get(own);
    if (!home) return null;
    lines.push(`import { ${home.as} as ${alias} } from ${JSON.stringify(home.file)};`);
  }
  return lines.join(' ');
}
