import { migrateAll } from '@kontor/api';
import { AppConfig, encodeCursor } from '@kontor/platform';
import { prepareOrganisation } from '@kontor/worker';
import pg from 'pg';
import { capturedList } from './captured-list.js';
import { residentMegabytes, start, startService } from './child.js';
import { DOCUMENTS } from './documents.js';
import { fill } from './fill.js';
import { hashOf } from './hash-of.js';
import { once, type Target, throughput } from './load.js';
import { median, met, type Row, writeResults } from './results.js';
import { startBenchDatabase } from './throwaway-database.js';

const ROUNDS = 5;
const SECONDS = 4;
const POOL = 10;
const PERSON = 'piotr.szpak@demo.example';
const HEAD = 'edward.lis@demo.example';
const DEEP_PAGE = 10_000;

const say = (text: string) => process.stdout.write(`${text}\n`);

const graphql = (
  port: number,
  document: keyof typeof DOCUMENTS,
  variables: () => unknown,
  cookie?: string,
): Target => ({
  url: `http://127.0.0.1:${port}/graphql`,
  headers: cookie ? { cookie } : {},
  body: () =>
    JSON.stringify({
      variables: variables(),
      extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(DOCUMENTS[document]) } },
    }),
});

async function logIn(port: number, email: string, password: string): Promise<string> {
  const target = graphql(port, 'logIn', () => ({ input: { email, password } }));
  const response = await fetch(target.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: target.body?.() ?? '',
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`nobody was logged in: ${await response.text()}`);
  return cookie;
}

/** Alternates the two, so that whatever else the machine does meets both; the ratio of each round. */
async function ratios(left: Target, right: Target): Promise<number[]> {
  const rounds: number[] = [];
  await throughput(left, 2);
  await throughput(right, 2);
  for (let round = 0; round < ROUNDS; round += 1) {
    const [ours, theirs] = [await throughput(left, SECONDS), await throughput(right, SECONDS)];
    rounds.push(ours / theirs);
    say(`    ${ours.toFixed(0)} / ${theirs.toFixed(0)} a second = ${(ours / theirs).toFixed(3)}`);
  }
  return rounds;
}

interface Page {
  readonly data: { readonly opportunities: { readonly pageInfo: { readonly endCursor: string } } };
}

/** Time of page 10 000 against page 1, each asked for by its cursor. */
async function keyset(port: number, cookie: string, deepCursor: string): Promise<number[]> {
  const timeOf = async (after: string | null) => {
    const times: number[] = [];
    for (let asked = 0; asked < 60; asked += 1)
      times.push((await once<Page>(graphql(port, 'list', () => ({ after }), cookie))).ms);
    return median(times.slice(10));
  };
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push((await timeOf(deepCursor)) / (await timeOf(null)));
  return rounds;
}

/** The sales that the change writes to, each with its version as this process has left it. */
class Changes {
  private at = 0;
  constructor(private readonly sales: { id: string; version: number }[]) {}

  next(): { id: string; expectedVersion: number; nextStep: string } {
    const sale = this.sales[this.at % this.sales.length] as { id: string; version: number };
    this.at += 1;
    const expectedVersion = sale.version;
    sale.version += 1;
    return { id: sale.id, expectedVersion, nextStep: `Telefon ${this.at}` };
  }
}

async function main(): Promise<void> {
  say('Making a database of a million sales …');
  const database = await startBenchDatabase();
  try {
    const env = {
      DATABASE_URL: database.appUrl,
      MIGRATION_DATABASE_URL: database.superuserUrl,
      PORT: '0',
      LOG_LEVEL: 'error',
      DATABASE_POOL_SIZE: String(POOL),
    };
    await migrateAll(database.superuserUrl);
    const { password = '' } = await prepareOrganisation({ config: AppConfig.fromEnvironment(env), demo: true });
    await fill(database.superuserUrl);
    writeResults(await measure(database, env, password));
  } finally {
    await database.stop();
  }
}

async function measure(
  database: { superuserUrl: string; appUrl: string },
  env: NodeJS.ProcessEnv,
  password: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  const person = (
    await client.query<{ id: string; team: string }>(
      'SELECT u.id, m.team_id AS team FROM identity.user_account u JOIN identity.team_membership m ON m.user_id = u.id WHERE email = $1',
      [PERSON],
    )
  ).rows[0];
  if (!person) throw new Error(`assertion failed: the demo has ${PERSON}`);
  const own = (
    await client.query<{ id: string; version: number }>(
      "SELECT id, version FROM sales.opportunity WHERE owner_id = $1 AND number LIKE 'B/%' ORDER BY id LIMIT 40000",
      [person.id],
    )
  ).rows;
  await client.end();
  const list = await capturedList(database.appUrl, { id: person.id, teamIds: [person.team] });

  const api = await start('api-process.ts', env);
  const bare = await start('api-process.ts', { ...env, BENCH_BARE: person.id });
  const floor = await start('floor.ts', {
    BENCH_FLOOR: JSON.stringify({ databaseUrl: database.appUrl, poolSize: POOL, list, actorId: person.id }),
  });
  try {
    const cookie = await logIn(api.port, PERSON, password);
    const ours = graphql(api.port, 'list', () => ({}), cookie);
    say('List of 50, against the floor');
    const listRounds = await ratios(ours, { url: `http://127.0.0.1:${floor.port}/list` });
    say('The same without permissions and limits');
    const costRounds = (
      await ratios(
        ours,
        graphql(bare.port, 'list', () => ({}), cookie),
      )
    ).map((ratio) => 1 - ratio);
    say('Change with version, register and outbox, against the floor');
    const half = Math.floor(own.length / 2);
    const changes = [new Changes(own.slice(0, half)), new Changes(own.slice(half))] as const;
    const changeRounds = await ratios(
      graphql(api.port, 'change', () => ({ input: changes[0].next() }), cookie),
      {
        url: `http://127.0.0.1:${floor.port}/change`,
        body: () => JSON.stringify(changes[1].next()),
      },
    );
    say('Page 10 000 against page 1');
    const keysetRounds = await keyset(
      api.port,
      await logIn(api.port, HEAD, password),
      await cursorOfPage(database.superuserUrl, DEEP_PAGE),
    );
    return [
      row('list', median(listRounds), 'of floor', 'higher', 0.45, 0.6, listRounds),
      row('create/update', median(changeRounds), 'of floor', 'higher', 0.4, 0.6, changeRounds),
      row('keyset', median(keysetRounds), 'times page 1', 'lower', 1.5, 1.1, keysetRounds),
      row('permission cost', median(costRounds), 'of the list', 'lower', 0.15, 0.08, costRounds),
      ...(await memory(env)),
    ];
  } finally {
    await Promise.all([api.stop(), bare.stop(), floor.stop()]);
  }
}

function row(
  name: string,
  value: number,
  unit: string,
  better: Row['better'],
  must: number,
  aim: number,
  rounds: readonly number[],
): Row {
  const made: Row = { name, value: rounded(value), unit, better, must, aim, rounds: rounds.map(rounded) };
  say(`${met(made) ? '✓' : '✗'} ${name}: ${made.value} ${unit} (must ${must}, aim ${aim})`);
  return made;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** The cursor that ends page 10 000 of everybody's sales, as the list makes it. */
async function cursorOfPage(superuserUrl: string, page: number): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const { rows } = await client.query<{ at: string; id: string }>(
    'SELECT updated_at::text AS at, id FROM sales.opportunity WHERE deleted_at IS NULL ORDER BY updated_at DESC, id DESC OFFSET $1 LIMIT 1',
    [page * 50 - 1],
  );
  await client.end();
  return encodeCursor(['UPDATED_AT DESC', rows[0]?.at ?? '', rows[0]?.id ?? '']);
}

/** API and worker in one process, as `npm start` runs them, a while after they were last asked for anything. */
async function memory(env: NodeJS.ProcessEnv): Promise<Row[]> {
  const rounds: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const service = await startService(env);
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    rounds.push(residentMegabytes(service.process.pid as number));
    await service.stop();
  }
  return [row('memory', median(rounds), 'MB', 'lower', 300, 220, rounds)];
}

await main();
