import { posix } from 'node:path';
import { type SlicePlan, SliceProblem } from './slice-plan.js';

/** A file of the tree by its path from the root. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

const USE_CASES = /export const (\w+)UseCases\b[^=]*= \[/;

/**
 * The changes to files that are there already: the context's list of use cases, what it shows to the apps, and the
 * resolvers of the API. New texts by their path.
 */
export function insertSlice(plan: SlicePlan, ofContext: readonly SourceText[], apiModule: SourceText): SourceText[] {
  const { className, context, name } = plan;
  const lists = ofContext.filter(({ text }) => USE_CASES.test(text));
  const list = lists.find(({ text }) => USE_CASES.exec(text)?.[1] === context) ?? lists[0];
  if (!list) throw new SliceProblem(`${context} has no list of its use cases (export const …UseCases = [ … ]).`);
  const index = ofContext.find(({ path }) => path === `libs/${context}/src/index.ts`);
  if (!index) throw new SliceProblem(`${context} has no src/index.ts.`);

  const fromList = relativeImport(list.path, `libs/${context}/src/use-cases/${name}.js`);
  const inList = list.text.replace(USE_CASES, (found) => `${found}\n  ${className},`);
  const inModule = apiModule.text.replace(/providers: \[/, (found) => `${found}\n    ${className}Resolver,`);
  if (inModule === apiModule.text) throw new SliceProblem(`${apiModule.path} lists no providers.`);
  return [
    { path: list.path, text: withImport(inList, `import { ${className} } from '${fromList}';`) },
    {
      path: index.path,
      text: `${index.text.trimEnd()}\nexport { ${className}, type ${className}View } from './use-cases/${name}.js';\n`,
    },
    {
      path: apiModule.path,
      text: withImport(inModule, `import { ${className}Resolver } from './${name}.resolver.js';`),
    },
  ];
}

function relativeImport(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

/** After the last import, of one line or of several. */
function withImport(text: string, line: string): string {
  const last = [...text.matchAll(/^import [\s\S]*?from '[^']+';$/gm)].at(-1);
  const at = last ? last.index + last[0].length : 0;
  return `${text.slice(0, at)}\n${line}${text.slice(at)}`;
}
