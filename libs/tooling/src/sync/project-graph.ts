import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../workspace.js';

export interface Project {
  readonly name: string;
  readonly group: 'libs' | 'apps';
  readonly tags: readonly string[];
  /** Other projects that it uses when it runs; tests do not count. */
  readonly uses: readonly string[];
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly nx?: { readonly tags?: readonly string[] };
}

const SCOPE = '@kontor/';

/** Every project with what it depends on, as its package.json says. */
export function readProjects(): Project[] {
  return (['libs', 'apps'] as const).flatMap((group) =>
    readdirSync(join(root, group))
      .sort()
      .map((name) => {
        const manifest = JSON.parse(readFileSync(join(root, group, name, 'package.json'), 'utf8')) as Manifest;
        const uses = Object.keys(manifest.dependencies ?? {}).filter((used) => used.startsWith(SCOPE));
        return {
          name,
          group,
          tags: manifest.nx?.tags ?? [],
          uses: uses.map((used) => used.slice(SCOPE.length)).sort(),
        };
      }),
  );
}

const isContext = ({ tags }: Project): boolean => tags.includes('type:context');

/**
 * The graph as Mermaid: contexts in the middle, apps above, platform and kernel below. What is used by way of another
 * project is left out, so that the lines can be followed.
 */
export function projectGraph(projects: readonly Project[]): string {
  const byName = new Map(projects.map((project) => [project.name, project]));
  const shown = projects.filter(({ tags }) => !tags.includes('type:tooling') && !tags.includes('type:testing'));
  const reaches = (from: string, to: string): boolean =>
    (byName.get(from)?.uses ?? []).some((used) => used === to || reaches(used, to));
  const box = (title: string, members: readonly Project[]): string[] => [
    `  subgraph ${title}`,
    ...members.map(({ name }) => `    ${name}`),
    '  end',
  ];
  const edges = shown.flatMap(({ name, uses }) =>
    uses
      .filter((used) => shown.some((other) => other.name === used))
      .filter((used) => !uses.some((other) => other !== used && reaches(other, used)))
      .map((used) => `  ${name} --> ${used}`),
  );
  return [
    'graph TD',
    ...box(
      'apps',
      shown.filter(({ group }) => group === 'apps'),
    ),
    ...box('contexts', shown.filter(isContext)),
    ...box(
      'ground',
      shown.filter((project) => project.group === 'libs' && !isContext(project)),
    ),
    ...edges,
  ].join('\n');
}

const BEGIN = '<!-- graph: written by npm run sync -->';
const END = '<!-- /graph -->';

/** Puts the graph between its marks in a page; `null` when the page has none. */
export function withGraph(page: string, graph: string): string | null {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) return null;
  return `${before}${BEGIN}\n\n\`\`\`mermaid\n${graph}\n\`\`\`\n\n${END}${after}`;
}
