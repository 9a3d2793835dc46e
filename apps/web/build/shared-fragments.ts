import type { Plugin } from 'vite';
import { parseAst } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/**
 * The generated documents each carry the fragments they use, most of them a dozen times over. Here each fragment is
 * written once and the documents refer to it, which takes three quarters off them.
 */
export function sharedFragments(): Plugin {
  return {
    name: 'kontor-shared-fragments',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/src/graphql/graphql.ts')) return null;
      const fragments = new Map<string, string>();
      let shared = '';
      let from = 0;
      for (const { start, end } of fragmentsIn(parseAst(code, { lang: 'ts' }) as unknown as Node)) {
        const text = code.slice(start, end);
        const name = `fragment${/value: ?['"](\w+)['"]|"value":"(\w+)"/u.exec(text)?.slice(1).find(Boolean) ?? ''}`;
        if (fragments.get(name) !== undefined && fragments.get(name) !== text) continue;
        fragments.set(name, text);
        shared += code.slice(from, start) + name;
        from = end;
      }
      const declared = [...fragments].map(([name, text]) => `const ${name} = ${text};`).join('\n');
      return { code: `${declared}\n${shared}${code.slice(from)}`, map: null };
    },
  };
}

/** The object literals of fragments inside `definitions: [...]`, in the order of the file. */
function fragmentsIn(program: Node): readonly Node[] {
  const found: Node[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const node = value as Node;
    if (node.type === 'ObjectExpression' && kindOf(node) === 'FragmentDefinition') found.push(node);
    else for (const child of Object.values(node)) visit(child);
  };
  visit(program);
  return found.sort((one, other) => one.start - other.start);
}

function kindOf(node: Node): unknown {
  const properties = node['properties'] as readonly {
    readonly key?: { readonly name?: string; readonly value?: string };
    readonly value?: { readonly value?: unknown };
  }[];
  return properties.find(({ key }) => (key?.name ?? key?.value) === 'kind')?.value?.value;
}
