import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTeam, aUser, anActor, scopesOf } from '@kontor/identity/testing';
import { type Actor } from '@kontor/platform';
import { WARNINGS } from '../domain/warnings.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { aCustomer, anActivity, aRate, picked, stagesOf } from '../testing/sales-builders.js';
import { BoardQuery } from './board.query.js';
import type { OpportunityFilter } from './opportunity-filter.js';
import { OpportunityListQuery } from './opportunity-list.query.js';
import type { OpportunitySort, OpportunitySortField } from './opportunity-sort.js';
import { SalesSummaryQuery, winRate } from './sales-summary.query.js';

let sales: SalesApplication;
let lead: Actor;
let stages: Record<string, string>;
let processId: string;
let customers: string[];
let hot: { id: string; dimension_id: string };

const SALES = 60;

/** A sale as a row, with every fact derived from its place, so that each filter has something to find and to leave out. */
async function insertSale(n: number, versionId: string, lostReasonId: string): Promise<void> {
  const meaning = (['OPEN', 'OPEN', 'WON', 'LOST'] as const)[n % 4] as string;
  const stage = { OPEN: ['qualified', 'offer-sent'][n % 2] as string, WON: 'won', LOST: 'lost' }[meaning] as string;
  const day = String(1 + (n % 20)).padStart(2, '0');
  await sales.rows(
    `INSERT INTO sales.opportunity (id, number, title, customer_id, owner_id, team_id, process_version_id, stage_id, meaning, stage_entered_at,
       amount, currency, expected_close_date, close_date_pushes, opened_on, closed_on, lost_reason_id, classification, created_at, updated_at)
     VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '2026-09-01', $14, $15, $16, $9, $17)`,
    [
      `S/2026/${String(n).padStart(6, '0')}`,
      ['Żuraw do palet', 'packing line', 'Ćwiartka 100%'][n % 3],
      n % 5 === 0 ? null : customers[n % customers.length],
      lead.userId,
      lead.homeTeamId,
      versionId,
      stages[stage],
      meaning,
      `2026-11-${day}T10:00:00Z`,
      n % 7 === 0 ? null : (n * 100.5).toFixed(2),
      ['PLN', 'EUR', 'CHF'][n % 3],
      n % 6 === 0 ? null : `2026-${n % 2 ? '10' : '12'}-${day}`,
      n % 3,
      meaning === 'OPEN' ? null : `2026-11-${day}`,
      meaning === 'LOST' ? lostReasonId : null,
      JSON.stringify(n % 4 === 1 ? { [hot.dimension_id]: hot.id } : {}),
      // Two sales at a time, so that the id has to break ties.
      `2026-11-20T10:${String(Math.floor(n / 2)).padStart(2, '0')}:00Z`,
    ],
  );
}

beforeAll(async () => {
  sales = await salesApplication();
  const team = await aTeam(sales.db);
  lead = anActor({
    userId: await aUser(sales.db, { teamId: team }),
    homeTeamId: team,
    teamIds: [team],
    scopes: scopesOf('TEAM'),
  });
  stages = await stagesOf(sales);
  customers = await Promise.all(
    ['Ąbak', 'żbik', 'Mlecz-Pol', 'abak 2'].map((name) => aCustomer(sales, { name, teamId: team })),
  );
  await aRate(sales, 'EUR', '4.25');
  await aRate(sales, 'EUR', '4.5', '2026-11-10');
  const [version] = await sales.rows<{ id: string; process_id: string }>(
    `SELECT v.id, v.process_id FROM sales.process_version v JOIN sales.process p ON p.id = v.process_id WHERE p.key = 'new-business'`,
  );
  processId = version?.process_id as string;
  hot = (
    await sales.rows<typeof hot>(`SELECT id, dimension_id FROM sales.dimension_value WHERE key = 'hot'`)
  )[0] as typeof hot;
  const lostReasonId = await picked(sales, 'LOST_REASON', 'Price');
  for (let n = 1; n <= SALES; n += 1) await insertSale(n, version?.id as string, lostReasonId);
  const open = await sales.rows<{ id: string }>(
    `SELECT id FROM sales.opportunity WHERE meaning = 'OPEN' ORDER BY number`,
  );
  const ownerId = lead.userId as string;
  for (const [index, { id }] of open.entries()) {
    const dueAt = ['2026-11-22T10:00:00Z', '2026-11-23T07:00:00Z', '2026-12-01T10:00:00Z'][index % 4];
    if (dueAt) await anActivity(sales, { opportunityId: id, ownerId, dueAt, allDay: index % 4 === 1 });
  }
});
afterAll(() => sales.close());

async function everyRow(filter: OpportunityFilter = {}, sort?: OpportunitySort, actor = lead, first = 100) {
  const rows = [];
  for (let after: string | null = null; ; ) {
    const page = await sales.get(OpportunityListQuery).page(actor, { filter, sort, first, after });
    rows.push(...page.rows.map(({ row }) => row));
    if (!page.hasNextPage) return rows;
    after = page.rows.at(-1)?.cursor ?? null;
  }
}

const FIELDS: readonly OpportunitySortField[] = [
  'UPDATED_AT',
  'NUMBER',
  'TITLE',
  'AMOUNT',
  'EXPECTED_CLOSE_DATE',
  'OPENED_ON',
  'CLOSED_ON',
  'CUSTOMER',
];

describe('the list of sales', () => {
  it.each(
    FIELDS.flatMap(
      (field) =>
        [
          [field, 'ASC'],
          [field, 'DESC'],
        ] as const,
    ),
  )('by %s %s pages through every sale once, in one order whatever the size of the page', async (field, direction) => {
    const sort = { field, direction };
    const whole = (await everyRow({}, sort)).map(({ id }) => id);
    expect(new Set(whole).size).toBe(SALES);
    expect((await everyRow({}, sort, lead, 7)).map(({ id }) => id)).toEqual(whole);
    const other = (await everyRow({}, { field, direction: direction === 'ASC' ? 'DESC' : 'ASC' })).map(({ id }) => id);
    expect(other.reverse()).toEqual(whole);
    const all = anActor({ userId: lead.userId, scopes: scopesOf('ALL') });
    expect((await everyRow({}, sort, all)).map(({ id }) => id)).toEqual(whole);
  });

  it('sorts amounts in the base currency and names the rate, or that there is none', async () => {
    const rows = await everyRow({}, { field: 'AMOUNT', direction: 'DESC' });
    const amounts = rows.map(({ amountInBase }) => (amountInBase === null ? -1 : Number(amountInBase.amount)));
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
    const early = rows.find(({ number }) => number === 'S/2026/000022');
    expect(early).toMatchObject({
      closedOn: '2026-11-03',
      amount: { amount: '2211.00', currency: 'EUR' },
      rateUsed: { rate: '4.25' },
      amountInBase: { amount: '9396.75', currency: 'PLN' },
    });
    expect(rows.find(({ amount }) => amount?.currency === 'CHF')).toMatchObject({
      rateMissing: true,
      amountInBase: null,
    });
  });

  it.each<[string, OpportunityFilter, (row: Awaited<ReturnType<typeof everyRow>>[number]) => boolean]>([
    ['a meaning', { meanings: ['OPEN'] }, (row) => row.meaning === 'OPEN'],
    ['meanings', { meanings: ['WON', 'LOST'] }, (row) => row.meaning !== 'OPEN'],
    ['no customer', { withoutCustomer: true }, (row) => row.customer === null],
    ['some customer', { withoutCustomer: false }, (row) => row.customer !== null],
    ['a text of the title without its marks', { text: 'ZURAW' }, (row) => row.title.startsWith('Ż')],
    ['a text with a sign of LIKE', { text: '100%' }, (row) => row.title.includes('100%')],
    ['a text of the customer', { text: 'mlecz' }, (row) => row.customer?.name === 'Mlecz-Pol'],
    ['a part of the number', { text: '000017' }, (row) => row.number === 'S/2026/000017'],
    [
      'a close date',
      { closeFrom: '2026-12-03', closeTo: '2026-12-09' },
      (row) =>
        row.expectedCloseDate !== null &&
        row.expectedCloseDate >= '2026-12-03' &&
        row.expectedCloseDate <= '2026-12-09',
    ],
    ['a closing day', { closedFrom: '2026-11-05', closedTo: '2026-11-05' }, (row) => row.closedOn === '2026-11-05'],
    ['an opening day', { openedTo: '2026-08-31' }, () => false],
    [
      'an amount of a currency',
      { currency: 'EUR', amountMin: '1000', amountMax: '2000' },
      (row) => row.amount?.currency === 'EUR' && Number(row.amount.amount) >= 1000 && Number(row.amount.amount) <= 2000,
    ],
    ['an amount in base', { amountMin: '5000' }, (row) => Number(row.amountInBase?.amount ?? 0) >= 5000],
    ['what is mine', { mine: true }, () => true],
    ['nothing at all', { stageIds: [], ownerIds: null, text: ' ' }, () => true],
  ])('filters by %s', async (_, filter, holds) => {
    const everything = await everyRow();
    const found = await everyRow(filter);
    expect(found).toEqual(everything.filter(holds));
    expect(await sales.get(OpportunityListQuery).count(lead, filter)).toEqual({ value: found.length, capped: false });
  });

  it('filters by customers, stages, processes and dimensions', async () => {
    const everything = await everyRow();
    const numbers = async (filter: OpportunityFilter) => (await everyRow(filter)).map(({ number }) => number);
    const expected = (holds: (row: (typeof everything)[number]) => boolean) =>
      everything.filter(holds).map(({ number }) => number);
    expect(await numbers({ customerIds: [customers[0] as string] })).toEqual(
      expected((row) => row.customer?.id === customers[0]),
    );
    expect(await numbers({ stageIds: [stages['won'] as string] })).toEqual(expected((row) => row.meaning === 'WON'));
    expect(await numbers({ processIds: [processId] })).toHaveLength(SALES);
    expect(await numbers({ dimensionValueIds: [hot.id] })).toEqual(expected((row) => row.classifications.length === 1));
    const [cold] = await sales.rows<{ id: string }>(`SELECT id FROM sales.dimension_value WHERE key = 'cold'`);
    const [dairy] = await sales.rows<{ id: string }>(`SELECT id FROM sales.dimension_value WHERE key = 'dairy'`);
    expect(await numbers({ dimensionValueIds: [hot.id, cold?.id as string] })).toHaveLength(SALES / 4);
    expect(await numbers({ dimensionValueIds: [hot.id, dairy?.id as string] })).toEqual([]);
  });

  it('finds by a warning every open sale to which it applies, the shown one among them', async () => {
    const open = await everyRow({ meanings: ['OPEN'] });
    expect(new Set(open.map(({ warning }) => warning)).size).toBeGreaterThan(3);
    for (const warning of WARNINGS) {
      const found = new Set((await everyRow({ warning })).map(({ id }) => id));
      const shown = open.filter((row) => row.warning === warning);
      expect(shown.every(({ id }) => found.has(id))).toBe(true);
      const worse = new Set(WARNINGS.slice(0, WARNINGS.indexOf(warning) + 1));
      expect(
        open.filter(({ id }) => found.has(id)).every((row) => row.warning !== null && worse.has(row.warning)),
      ).toBe(true);
      const others = await everyRow({ meanings: ['OPEN'] });
      expect(others.filter((row) => row.warning === null).every(({ id }) => !found.has(id))).toBe(true);
    }
  });

  it('refuses a cursor of another order, a page of none and too many alternatives', async () => {
    const list = sales.get(OpportunityListQuery);
    const { rows } = await list.page(lead, { first: 1 });
    const after = rows[0]?.cursor ?? '';
    await expect(
      list.page(lead, { first: 1, after, sort: { field: 'TITLE', direction: 'ASC' } }),
    ).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    await expect(list.page(lead, { first: 1, after: 'nonsense' })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
    await expect(list.page(lead, { first: 0 })).rejects.toMatchObject({ code: 'PAGE_SIZE_INVALID' });
    await expect(
      list.page(lead, { first: 1, filter: { ownerIds: Array(201).fill(customers[0]) } }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('the sums', () => {
  it('agree with the rows, name the rates and the currencies without one, and weigh by stage', async () => {
    const rows = await everyRow();
    const sum = (of: typeof rows) =>
      of.reduce((total, { amountInBase }) => total + Math.round(Number(amountInBase?.amount ?? 0) * 100), 0) / 100;
    const totals = await sales.get(OpportunityListQuery).totals(lead, {});
    expect(totals).toMatchObject({
      count: { value: SALES, capped: false },
      inBase: { amount: sum(rows).toFixed(2), currency: 'PLN' },
      missingRates: ['CHF'],
    });
    expect(totals.rates).toEqual([
      { currency: 'EUR', rate: '4.25', validFrom: '2020-01-01' },
      { currency: 'EUR', rate: '4.5', validFrom: '2026-11-10' },
    ]);
    const weighted = rows.reduce(
      (total, row) => total + Number(row.amountInBase?.amount ?? 0) * Number(row.stage.probability),
      0,
    );
    expect(Number(totals.weightedInBase.amount)).toBeCloseTo(weighted, 1);
    const summary = await sales.get(SalesSummaryQuery).of(lead, {});
    const of = (meaning: string) => rows.filter((row) => row.meaning === meaning);
    expect(summary.won).toMatchObject({ count: of('WON').length, inBase: { amount: sum(of('WON')).toFixed(2) } });
    expect(summary.lost).toMatchObject({ count: of('LOST').length, inBase: { amount: sum(of('LOST')).toFixed(2) } });
    expect(summary.open).toMatchObject({ count: of('OPEN').length, inBase: { amount: sum(of('OPEN')).toFixed(2) } });
    expect(summary.winRate).toBe('50.00');
  });

  it('give the board the same figures, column by column', async () => {
    const rows = await everyRow();
    const board = await sales.get(BoardQuery).of(lead, { processId, cardsPerColumn: 5 });
    expect(board.columns.map(({ stage }) => stage.key)).toEqual([
      'qualified',
      'need-agreed',
      'offer-sent',
      'negotiation',
      'won',
      'lost',
    ]);
    for (const { stage, count, cards, hasMore } of board.columns) {
      const inStage = rows.filter((row) => row.stage.id === stage.id);
      expect(count.value).toBe(inStage.length);
      expect(cards.map(({ id }) => id)).toEqual(inStage.slice(0, 5).map(({ id }) => id));
      expect(hasMore).toBe(inStage.length > 5);
    }
    expect(board.totals).toEqual(await sales.get(OpportunityListQuery).totals(lead, {}));
  });

  it.each([
    [4238, 2473, '63.15'],
    [1, 2, '33.33'],
    [2, 1, '66.67'],
    [1, 0, '100.00'],
    [0, 0, null],
    [1, 7, '12.50'],
    [1, 31, '3.13'],
  ])('%i won and %i lost make %s', (won, lost, rate) => expect(winRate(won, lost)).toBe(rate));
});
