import { parseArgs } from 'node:util';
import { migrateAll } from '@kontor/api';
import {
  CustomerCardQuery,
  CustomerDuplicatesQuery,
  CustomerListQuery,
  CustomerTimelineQuery,
  DuplicateReportQuery,
} from '@kontor/customers';
import { AppConfig, createPlatform, SystemClock } from '@kontor/platform';
import {
  ActivityListQuery,
  BoardQuery,
  CountProcessFigures,
  MyDayQuery,
  OpportunityListQuery,
  type OpportunitySort,
  ProcessHealthQuery,
  ProcessStatisticsQuery,
  SaleAsOfQuery,
  SaleRegisterQuery,
  SearchQuery,
} from '@kontor/sales';
import { prepareOrganisation } from '@kontor/worker';
import pg from 'pg';
import { fill, fillStages, OPPORTUNITIES } from '../fill.js';
import { startBenchDatabase } from '../throwaway-database.js';
import {
  activityFilters,
  combined,
  customerFilters,
  customerSorts,
  facts,
  type Facts,
  opportunityFilters,
  opportunitySorts,
} from './filters.js';
import { type Reader, readers } from './readers.js';
import { type Measured, report } from './report.js';
import { WatchedDatabase } from './watch.js';

// Every filter that a list offers, by itself and with each other one, in every order and for three reaches, on a million
// sales: `npm run combinations -w @kontor/bench`, with fewer by `-- --sales 20000`. Answers with the slowest and their plans.

const ROUNDS = 2;
const say = (text: string) => process.stdout.write(`${text}\n`);

interface Case {
  readonly group: string;
  readonly name: string;
  readonly mostMs: number;
  readonly work: () => Promise<unknown>;
}

const LIST_MS = 150;

function* listCases(database: WatchedDatabase, of: Facts, { actor, scope }: Reader): Generator<Case> {
  const clock = new SystemClock();
  const [sales, customers, activities] = [
    new OpportunityListQuery(database, clock),
    new CustomerListQuery(database),
    new ActivityListQuery(database, clock),
  ];
  const first = 50;
  let turn = 0;
  for (const { name, filter } of combined(opportunityFilters(of))) {
    // A filter by itself is read in all orders, a pair in one of those that differ most in how they are found: in turn.
    const sorts = name.includes(' + ') ? [PAIR_SORTS[turn++ % PAIR_SORTS.length] as OpportunitySort] : opportunitySorts;
    for (const sort of sorts) {
      const words = `${name} by ${sort.field} ${sort.direction}, ${scope}`;
      yield {
        group: 'opportunities',
        name: words,
        mostMs: LIST_MS,
        work: () => sales.page(actor, { filter, sort, first }),
      };
    }
    yield {
      group: 'count of opportunities',
      name: `${name}, ${scope}`,
      mostMs: LIST_MS,
      work: () => sales.count(actor, filter),
    };
  }
  for (const { name, filter } of combined(customerFilters(of))) {
    for (const sort of customerSorts) {
      const words = `${name} by ${sort.field} ${sort.direction}, ${scope}`;
      yield {
        group: 'customers',
        name: words,
        mostMs: LIST_MS,
        work: () => customers.page(actor, { filter, sort, first }),
      };
    }
    yield {
      group: 'count of customers',
      name: `${name}, ${scope}`,
      mostMs: LIST_MS,
      work: () => customers.count(actor, filter),
    };
  }
  for (const { name, filter } of combined(activityFilters(of))) {
    yield {
      group: 'activities',
      name: `${name}, ${scope}`,
      mostMs: LIST_MS,
      work: () => activities.page(actor, { filter, first }),
    };
    yield {
      group: 'count of activities',
      name: `${name}, ${scope}`,
      mostMs: LIST_MS,
      work: () => activities.count(actor, filter),
    };
  }
}

const PAIR_SORTS = opportunitySorts.filter(
  ({ field, direction }) => direction === 'DESC' && ['UPDATED_AT', 'AMOUNT', 'CUSTOMER'].includes(field),
);

function* screenCases(database: WatchedDatabase, of: Facts, { actor, scope }: Reader): Generator<Case> {
  const clock = new SystemClock();
  const one = (group: string, mostMs: number, name: string, work: () => Promise<unknown>): Case => ({
    group,
    name: `${name}, ${scope}`,
    mostMs,
    work,
  });
  const board = new BoardQuery(database, clock);
  yield one('board', 150, 'board', () => board.of(actor, { processId: of.processId, cardsPerColumn: 30 }));
  yield one('board', 150, 'board of mine', () =>
    board.of(actor, { processId: of.processId, cardsPerColumn: 30, filter: { mine: true } }),
  );
  yield one('home', 150, 'my day', () => new MyDayQuery(database, clock).of(actor));
  for (const text of ['kl', 'klient 42', 'linia', 'B/42', 'klinet', 'mleczrnia'])
    yield one('search', 100, `search ${text}`, () => new SearchQuery(database).find(actor, text, 10));
  const year = { processId: of.processId, from: '2026-01-01', to: '2026-12-31' };
  const statistics = new ProcessStatisticsQuery(database);
  for (const cohort of ['OPENED', 'CLOSED'] as const) {
    yield one('statistics', 500, `statistics ${cohort}`, () => statistics.of(actor, { ...year, cohort }));
    for (const by of ['PERSON', 'TEAM', 'VERSION', 'MONTH'] as const)
      yield one('statistics', 500, `statistics ${cohort} by ${by}`, () =>
        statistics.by(actor, { ...year, cohort }, by),
      );
  }
  yield one('health', 300, 'health', () => new ProcessHealthQuery(database, clock).of(actor, {}));
  yield one('duplicates', 150, 'duplicates while typing', () =>
    new CustomerDuplicatesQuery(database).find(actor, { name: 'Klient 4242 Sp. z o.o.' }),
  );
  yield one('duplicates', 500, 'report of duplicates', () =>
    new DuplicateReportQuery(database).page(actor, { first: 50 }),
  );
  // Only somebody who may see them; others are told that they are not there.
  if (scope !== 'ALL') return;
  yield one('card', 300, 'card of the largest customer', () =>
    new CustomerCardQuery(database, clock).find(actor, of.customerId),
  );
  yield one('card', 300, 'timeline of the largest customer', () =>
    new CustomerTimelineQuery(database).page(actor, of.customerId, { first: 50 }),
  );
  const asOf = new Date(Date.now() - 86_400_000);
  yield one('as of', 100, 'as of yesterday', () => new SaleAsOfQuery(database).find(actor, of.saleId, asOf));
  yield one('register', 100, 'register', () =>
    new SaleRegisterQuery(database).page(actor, 'sale', of.saleId, { first: 50 }),
  );
}

async function measure(database: WatchedDatabase, cases: Iterable<Case>): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const { group, name, mostMs, work } of cases) {
    const { ms, statements } = await database.time(work, ROUNDS).catch((error: unknown) => {
      say(`  ${name}: ${String(error)}`);
      return { ms: Number.POSITIVE_INFINITY, statements: [] };
    });
    measured.push({ group, name, ms, mostMs, statements });
    if (ms > mostMs) say(`  ✗ ${name}: ${ms.toFixed(0)} ms`);
  }
  return measured;
}

export async function runCombinations(sales: number): Promise<void> {
  say(`Making a database of ${sales} sales with their ways through the stages …`);
  const bench = await startBenchDatabase();
  const config = AppConfig.fromEnvironment({
    DATABASE_URL: bench.appUrl,
    MIGRATION_DATABASE_URL: bench.superuserUrl,
    LOG_LEVEL: 'error',
  });
  try {
    await migrateAll(bench.superuserUrl);
    await prepareOrganisation({ config, demo: true });
    await fill(bench.superuserUrl, sales);
    await fillStages(bench.superuserUrl);
    const platform = await createPlatform({ config, entities: [] });
    const client = new pg.Client({ connectionString: bench.superuserUrl });
    await client.connect();
    try {
      say('Counting the figures of the process …');
      const { salesCounted } = await new CountProcessFigures(platform.transactions).execute();
      await client.query('VACUUM ANALYZE');
      say(`  of ${salesCounted} sales`);
      const database = new WatchedDatabase(platform.database.pool);
      const of = await facts(client);
      const measured: Measured[] = [];
      for (const reader of await readers(client)) {
        say(`What ${reader.scope} reads`);
        measured.push(...(await measure(database, screenCases(database, of, reader))));
        measured.push(...(await measure(database, listCases(database, of, reader))));
      }
      await report(database, measured, say);
    } finally {
      await client.end();
      await platform.close();
    }
  } finally {
    await bench.stop();
  }
}

const { values } = parseArgs({ options: { sales: { type: 'string', default: String(OPPORTUNITIES) } } });
await runCombinations(Number(values.sales));
