import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  breakingGraphqlChanges,
  breakingRestChanges,
  dangerousGraphqlChanges,
  type RestContract,
} from '../sync/breaking-changes.js';
import { permissionPage, readPermissions } from '../sync/permission-page.js';
import { projectGraph, readProjects, withGraph } from '../sync/project-graph.js';
import { writeQuerySql } from '../sync/query-sql.js';
import { differences, restore, snapshot } from '../sync/snapshot.js';
import { root } from '../workspace.js';

// npm run sync             writes everything that is made from the code
// npm run sync -- --check  changes nothing, and fails when something is not as the code would make it
const SCHEMA = 'apps/api/contract/schema.graphql';
const REST = 'apps/api/contract/openapi.json';
const PAGE = 'docs/architecture.md';
const generated = [
  'apps/api/contract',
  'apps/web/src/graphql',
  'docs/architecture.md',
  'docs/permissions.md',
  ...readdirSync(join(root, 'libs')).map((lib) => `libs/${lib}/src/queries/sql`),
];

/** Runs a program at the root; what it said comes back when it fails. */
function run(program: string, args: readonly string[]): string | null {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, SWC_NODE_PROJECT: 'tsconfig.base.json', FORCE_COLOR: '0' },
  });
  return status === 0 ? null : `${stdout}${stderr}`.trim();
}

function writeContract(): string[] {
  const words = run(process.execPath, [
    '--conditions=@kontor/source',
    '--import',
    '@swc-node/register/esm-register',
    'apps/api/src/contract/write-contract.ts',
  ]);
  return words === null ? [] : [`The API cannot say what its contract is:\n${words}`];
}

function writeClientTypes(): string[] {
  const words = run('npm', ['run', '--silent', 'codegen', '--workspace', '@kontor/web']);
  return words === null ? [] : [`The documents of the SPA do not fit the schema:\n${words}`];
}

function writeGraph(): string[] {
  const path = join(root, PAGE);
  const page = existsSync(path) ? withGraph(readFileSync(path, 'utf8'), projectGraph(readProjects())) : null;
  if (page === null) return [`${PAGE} has no place for the graph: the two comments "graph" and "/graph".`];
  writeFileSync(path, page);
  return [];
}

async function writePermissions(): Promise<string[]> {
  writeFileSync(join(root, 'docs/permissions.md'), permissionPage(await readPermissions()));
  return [];
}

/** A file as it was committed last, or `null`. */
function committed(path: string): string | null {
  try {
    return execFileSync('git', ['show', `HEAD:${path}`], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}

/** Says what the new contract breaks for clients of the committed one. */
function describeChanges(): void {
  const [oldSchema, oldRest] = [committed(SCHEMA), committed(REST)];
  const say = (mark: string, lines: readonly string[]) => lines.forEach((line) => console.log(`${mark} ${line}`));
  if (oldSchema && existsSync(join(root, SCHEMA))) {
    const schema = readFileSync(join(root, SCHEMA), 'utf8');
    say('BREAKING (GraphQL):', breakingGraphqlChanges(oldSchema, schema));
    say('Take care (GraphQL):', dangerousGraphqlChanges(oldSchema, schema));
  }
  if (oldRest && existsSync(join(root, REST))) {
    const rest = JSON.parse(readFileSync(join(root, REST), 'utf8')) as RestContract;
    say('BREAKING (REST):', breakingRestChanges(JSON.parse(oldRest) as RestContract, rest));
  }
}

/** Makes everything anew; what could not be made comes back as sentences. */
async function regenerate(): Promise<string[]> {
  return [
    ...writeContract(),
    ...writeClientTypes(),
    ...(await writeQuerySql()),
    ...writeGraph(),
    ...(await writePermissions()),
  ];
}

const isCheck = process.argv.includes('--check');
const before = snapshot(root, generated);
const problems = await regenerate().catch((error: unknown) => [String(error)]);
describeChanges();
const after = snapshot(root, generated);
const changed = differences(before, after);
if (isCheck) restore(root, before, after);
for (const { path, what } of changed) console.log(`${what.padEnd(8)} ${path}`);
for (const problem of problems) console.log(`\n✗ ${problem}`);
if (isCheck && changed.length > 0)
  console.log('\nNot as the code makes it: npm run sync, look at the changes, commit them.');
if (changed.length === 0 && problems.length === 0) console.log('Everything is as the code makes it.');
// Modules that were loaded to be asked may hold timers, so the end is not waited for.
process.exit(problems.length > 0 || (isCheck && changed.length > 0) ? 1 : 0);
