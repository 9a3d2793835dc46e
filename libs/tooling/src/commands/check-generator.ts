import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allChecks } from '../checks/all-checks.js';
import { ReadFile, runChecks } from '../checks/tree.js';
import { type WrittenSlice, writeSlice } from '../slices/write-slice.js';
import { root } from '../workspace.js';
import { runTasks } from './run-tasks.js';
import type { Task } from './task.js';

// Generates a slice, type-checks it, lints it, runs its test, and takes it away again: the generator stays true to the code.
const CONTEXT = 'customers';
const USE_CASE = 'prove-customer';

const tasksFor = (touched: readonly string[]): readonly Task[] => [
  {
    name: 'Types with the new slice',
    advice: 'The templates are in libs/tooling/src/slices/slice-files.ts.',
    steps: [['node_modules/typescript/bin/tsc', '-p', '.', '--pretty', 'false']],
  },
  {
    name: 'Lint of the new slice',
    advice: 'The templates are in libs/tooling/src/slices/slice-files.ts.',
    steps: [
      ['node_modules/nx/dist/bin/nx.js', 'show', 'projects', '--json'],
      ['node_modules/eslint/bin/eslint.js', ...touched],
    ],
    failsOn: /The rule will be skipped/,
  },
  {
    name: 'Boundaries of the new slice',
    advice: 'What may import what is in libs/tooling/src/boundaries.',
    steps: [['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', ...touched, '--output-type', 'err']],
  },
  {
    name: 'Test of the new slice',
    advice: 'The templates are in libs/tooling/src/slices/slice-files.ts.',
    steps: [
      [
        '--experimental-vm-modules',
        'node_modules/jest/bin/jest.js',
        '--selectProjects',
        'db',
        '--runTestsByPath',
        ...touched.filter((path) => path.endsWith('.spec.ts')),
      ],
    ],
  },
];

function takeAway({ created, changed }: WrittenSlice): void {
  for (const path of created) rmSync(join(root, path), { force: true });
  for (const { path, text } of changed) writeFileSync(join(root, path), text);
}

const slice = await writeSlice(CONTEXT, USE_CASE);
const leave = (): never => {
  takeAway(slice);
  process.exit(1);
};
process.once('SIGINT', leave).once('SIGTERM', leave);
let passed = false;
try {
  const touched = [...slice.created, ...slice.changed.map(({ path }) => path)];
  const results = await runTasks(tasksFor(touched));
  const files = slice.created.map((path) => new ReadFile(path, readFileSync(join(root, path), 'utf8')));
  const untidy = runChecks(allChecks, files);
  for (const { path, line, message } of untidy) console.log(`${path}:${line}  ${message}`);
  passed = untidy.length === 0 && results.every((result) => result.passed);
} finally {
  takeAway(slice);
}
console.log(passed ? 'The generator writes what the house accepts.' : 'The generator has fallen behind the code.');
process.exit(passed ? 0 : 1);
