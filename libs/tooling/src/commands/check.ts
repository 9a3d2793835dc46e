import { writeFileSync } from 'node:fs';
import { runTasks, type Task } from './run-tasks.js';

// npm run check: everything that can be said of the tree without a database, in under a minute.
// --without-tests leaves the unit tests out; --report <file> writes the results for a program.
const UNIT_TESTS = 'Unit tests';
const fromSource = ['--conditions=@kontor/source', '--import', '@swc-node/register/esm-register'];

/** The longest first, so that none is left running alone at the end. */
const tasks: readonly Task[] = [
  {
    name: 'Lint and boundaries of projects',
    advice: 'npm run lint shows the same. The rule in brackets says why.',
    steps: [
      ['node_modules/nx/dist/bin/nx.js', 'show', 'projects', '--json'],
      ['node_modules/eslint/bin/eslint.js', 'libs', 'apps'],
    ],
    // Without a graph of the projects Nx leaves its rule out, with a warning that nobody would read.
    failsOn: /The rule will be skipped/,
  },
  {
    name: UNIT_TESTS,
    advice: 'npm run jest -- --selectProjects unit <file> runs one of them.',
    steps: [
      ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', '--selectProjects', 'unit', '--reporters=default'],
    ],
    env: { NODE_NO_WARNINGS: '1' },
  },
  {
    name: 'Types of server and tools',
    advice: 'npx tsc -p . shows the same.',
    steps: [['node_modules/typescript/bin/tsc', '-p', '.', '--pretty', 'false']],
  },
  {
    name: 'Types of the SPA',
    advice: 'npx tsc -p apps/web shows the same. Is src/graphql as new as the schema? npm run codegen',
    steps: [['node_modules/typescript/bin/tsc', '-p', 'apps/web', '--noEmit', '--pretty', 'false']],
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

const begun = Date.now();
const results = await runTasks(
  tasks.filter(({ name }) => name !== UNIT_TESTS || !process.argv.includes('--without-tests')),
);
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
