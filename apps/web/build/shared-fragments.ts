import type { Plugin } from 'vite';

const DOCUMENT = /^(export const \w+ = )(\{.*\})( as unknown as DocumentNode<.*)$/gmu;

interface Definition {
  readonly kind: string;
  readonly name?: { readonly value: string };
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
      const documents = code.replace(DOCUMENT, (_whole, before: string, json: string, after: string) => {
        const { definitions, ...rest } = JSON.parse(json) as { readonly definitions: readonly Definition[] };
        const references = definitions.map((definition) => reference(definition, fragments));
        const head = JSON.stringify(rest).slice(0, -1);
        return `${before}${head}${head === '{' ? '' : ','}"definitions":[${references.join(',')}]}${after}`;
      });
      const shared = [...fragments].map(([name, json]) => `const ${name} = ${json};`).join('\n');
      return { code: `${shared}\n${documents}`, map: null };
    },
  };
}

/** The name under which a fragment is written once; an operation stands where it is used. */
function reference(definition: Definition, fragments: Map<string, string>): string {
  const json = JSON.stringify(definition);
  if (definition.kind !== 'FragmentDefinition') return json;
  const name = `fragment${definition.name?.value ?? ''}`;
  const known = fragments.get(name);
  if (known !== undefined && known !== json) return json;
  fragments.set(name, json);
  return name;
}
