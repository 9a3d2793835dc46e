import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTree } from '../checks/tree.js';
import { root } from '../workspace.js';
import { PassedMemory } from './passed-memory.js';
import { runTasks } from './run-tasks.js';
import type { Task } from './task.js';

// npm run check: everything that can be said of the tree without a database, in under a minute.
// --without-tests leaves the unit tests out; --report <file> writes the results for a program.
// --fresh runs what passed before on the same files, too.
const UNIT_TESTS = 'Unit tests';
const fromSource = ['--conditions=@kontor/source', '--import', '@swc-node/register/esm-register'];
const cache = 'node_modules/.cache/kontor';

const isOfWeb = (path: string): boolean => path.startsWith('apps/web/');
const isRule = (path: string): boolean => /^libs\/tooling\/src\/(rules|boundaries)\//.test(path);
const isOfServer = (path: string): boolean => /\.(ts|mjs)$/.test(path) && !isOfWeb(path);

/** The proofs that a rule finds its violation take longer than the rules; npm test runs them. */
const PROOFS = '/libs/tooling/src/(rules|boundaries|proofs)/';

const types = (project: string, name: string): readonly string[] => [
  'node_modules/typescript/bin/tsc',
  ...['-p', project, '--noEmit', '--pretty', 'false'],
  ...['--incremental', '--tsBuildInfoFile', `${cache}/${name}.tsbuildinfo`],
];

/** Nx leaves its rule out, with a warning that nobody would read, when there is no graph of the projects. */
const NO_GRAPH = /The rule will be skipped/;

const graph: Task = {
  name: 'Graph of projects',
  advice: 'npx nx show projects shows the same.',
  steps: [['node_modules/nx/dist/bin/nx.js', 'show', 'projects', '--json']],
};

/** The longest first, so that none is left running alone at the end. */
const tasks: readonly Task[] = [
  {
    name: 'Lint of the server',
    advice: 'npm run lint shows the same. The rule at the end of the line says why.',
    steps: [['node_modules/eslint/bin/eslint.js', 'libs', 'apps', '--ignore-pattern', 'apps/web/**']],
    failsOn: NO_GRAPH,
    dependsOn: (path) => isOfServer(path),
  },
  {
    name: 'Lint of the SPA',
    advice: 'npm run lint shows the same. The rule at the end of the line says why.',
    steps: [['node_modules/eslint/bin/eslint.js', 'apps/web']],
    failsOn: NO_GRAPH,
    dependsOn: (path) => isOfWeb(path) || isRule(path),
  },
  {
    name: UNIT_TESTS,
    advice: 'npm run jest -- --selectProjects unit <file> runs one of them.',
    steps: [
      [
        ...['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--selectProjects', 'unit'],
        ...['--reporters', 'default', '--testPathIgnorePatterns', '/dist/', '/src/fixtures/', PROOFS],
      ],
    ],
    env: { NODE_NO_WARNINGS: '1' },
    dependsOn: () => true,
  },
  {
    name: 'Types of server and tools',
    advice: 'npx tsc -p . shows the same.',
    steps: [types('.', 'server')],
    dependsOn: isOfServer,
  },
  {
    name: 'Types of the SPA',
    advice: 'npx tsc -p apps/web shows the same. Is src/graphql as new as the schema? npm run codegen',
    steps: [types('apps/web', 'web')],
    dependsOn: isOfWeb,
  },
  {
    name: 'Boundaries of folders, cycles',
    advice: 'What may import what is in libs/tooling/src/boundaries.',
    steps: [['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'libs', 'apps', '--output-type', 'err-long']],
  },
  {
    name: 'Dead code',
    advice: 'Delete what nobody uses. Entry files are named in .knip.json.',
    steps: [['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints']],
  },
  {
    name: 'Tidiness',
    advice: 'The rules are in libs/tooling/src/checks.',
    steps: [[...fromSource, 'libs/tooling/src/commands/tidy.ts']],
    env: { SWC_NODE_PROJECT: 'tsconfig.base.json' },
  },
  {
    name: 'Format',
    advice: 'npm run format puts it right.',
    steps: [['node_modules/@biomejs/biome/bin/biome', 'format', '--max-diagnostics=20']],
  },
];

const isAsked = (flag: string): boolean => process.argv.includes(flag);
const begun = Date.now();
const memory = isAsked('--fresh') ? null : new PassedMemory(join(root, cache), readTree(root));
const wanted = tasks.filter(({ name }) => name !== UNIT_TESTS || !isAsked('--without-tests'));
const results = [...(await runTasks([graph])), ...(await runTasks(wanted, memory))];
const failed = results.filter(({ passed }) => !passed);
const report = process.argv.indexOf('--report');
if (report > 0) writeFileSync(process.argv[report + 1] ?? '', JSON.stringify(results));
const seconds = ((Date.now() - begun) / 1000).toFixed(0);
console.log(
  failed.length === 0
    ? `\nAll is well (${seconds} s).`
    : `\nNot yet: ${failed.map(({ name }) => name).join('; ')} (${seconds} s).`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
