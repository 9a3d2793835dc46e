import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTeam, aUser, anActor } from '@kontor/identity/testing';
import { Decimal, localDate } from '@kontor/kernel';
import type { Actor } from '@kontor/platform';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { aCustomer, aRate, picked, stagesOf } from '../testing/sales-builders.js';
import { BoardQuery } from './board.query.js';
import { OpportunityListQuery } from './opportunity-list.query.js';
import { SalesSummaryQuery } from './sales-summary.query.js';

let sales: SalesApplication;
let actor: Actor;
let processId: string;

const TODAY = '2026-11-23';
const DAYS = ['2024-02-29', '2025-03-30', '2025-12-31', '2026-06-15', '2026-11-20'];

beforeAll(async () => {
  sales = await salesApplication();
  const team = await aTeam(sales.db);
  actor = anActor({ userId: await aUser(sales.db, { teamId: team }), homeTeamId: team });
  const stages = await stagesOf(sales);
  const reason = await picked(sales, 'LOST_REASON', 'Price');
  const customer = await aCustomer(sales, { teamId: team });
  const [version] = await sales.rows<{ id: string; process_id: string }>(
    `SELECT v.id, v.process_id FROM sales.process_version v JOIN sales.process p ON p.id = v.process_id WHERE p.key = 'new-business'`,
  );
  processId = version?.process_id ?? '';
  await aRate(sales, 'EUR', '4.1', '2024-01-01');
  await aRate(sales, 'EUR', '4.2', '2025-06-01');
  await aRate(sales, 'EUR', '4.3', '2026-06-01');
  await aRate(sales, 'USD', '3.7', '2024-01-01');
  let number = 0;
  for (const day of [...DAYS, null]) {
    for (const [currency, meaning] of [
      ['EUR', day === null ? 'OPEN' : 'WON'],
      ['USD', day === null ? 'OPEN' : 'LOST'],
      ['PLN', day === null ? 'OPEN' : 'WON'],
    ] as const) {
      number += 1;
      const stage = { OPEN: 'qualified', WON: 'won', LOST: 'lost' }[meaning];
      await sales.rows(
        `INSERT INTO sales.opportunity (id, number, title, customer_id, owner_id, team_id, process_version_id, stage_id, meaning,
           stage_entered_at, amount, currency, opened_on, closed_on, lost_reason_id, created_at, updated_at)
         VALUES (gen_random_uuid(), $1, 'Line', $2, $3, $4, $5, $6, $7, '2024-01-01', 1000.01, $8, '2024-01-01', $9, $10, now(), now())`,
        [
          `S/${number}`,
          customer,
          actor.userId,
          team,
          version?.id,
          stages[stage],
          meaning,
          currency,
          day,
          meaning === 'LOST' ? reason : null,
        ],
      );
    }
  }
});
afterAll(() => sales?.close());

/** Every figure of every past sale and period that some screen shows. */
async function past() {
  const page = await sales.get(OpportunityListQuery).page(actor, { filter: { meanings: ['WON', 'LOST'] }, first: 100 });
  const rows = page.rows.map(({ row: { number, amountInBase, rateUsed } }) => ({ number, amountInBase, rateUsed }));
  const { won, lost } = await sales.get(SalesSummaryQuery).of(actor, null);
  const { columns } = await sales.get(BoardQuery).of(actor, { processId, cardsPerColumn: 10 });
  const closed = columns
    .filter(({ stage }) => stage.meaning !== 'OPEN')
    .map(({ stage, inBase }) => [stage.key, inBase]);
  const years = await Promise.all(
    ['2024', '2025'].map((year) =>
      sales
        .get(SalesSummaryQuery)
        .of(actor, { closedFrom: localDate(`${year}-01-01`), closedTo: localDate(`${year}-12-31`) }),
    ),
  );
  return { rows: rows.sort((a, b) => a.number.localeCompare(b.number)), won, lost, closed, years };
}

describe('figures in the base currency', () => {
  it('of the past do not move when today’s rate does, and open ones do', async () => {
    const before = await past();
    const openBefore = (await sales.get(SalesSummaryQuery).of(actor, null)).open.inBase.amount;
    expect(before.rows).toHaveLength(15);
    await aRate(sales, 'EUR', '9.99', TODAY);
    await aRate(sales, 'USD', '0.01', TODAY);
    expect(await past()).toEqual(before);
    const open = (await sales.get(SalesSummaryQuery).of(actor, null)).open.inBase.amount;
    expect(openBefore).toBe(new Decimal('4300.04').plus('3700.04').plus('1000.01').toFixed(2));
    expect(open).toBe(new Decimal('9990.10').plus('10.00').plus('1000.01').toFixed(2));
  });

  it('are counted at the rates of one day, or of a year’s plan, when a report asks so', async () => {
    const summary = sales.get(SalesSummaryQuery);
    const eur = new Decimal('1000.01');
    const wonAt = (rate: string) =>
      eur
        .times(rate)
        .toDecimalPlaces(2, Decimal.ROUND_HALF_UP)
        .times(DAYS.length)
        .plus(eur.times(DAYS.length))
        .toFixed(2);
    const atDate = await summary.of(actor, null, { kind: 'AT_DATE', date: localDate('2025-07-01') });
    expect(atDate.won.inBase.amount).toBe(wonAt('4.2'));
    expect(atDate.rates).toContainEqual({ currency: 'EUR', rate: '4.2', validFrom: '2025-06-01' });
    await sales.rows(
      `INSERT INTO currency.plan_rate (id, year, currency, rate, recorded_at) VALUES (gen_random_uuid(), 2026, 'EUR', 4.5, now())`,
    );
    const atPlan = await summary.of(actor, null, { kind: 'AT_PLAN', year: 2026 });
    expect(atPlan.won.inBase.amount).toBe(wonAt('4.5'));
    expect(atPlan.lost).toMatchObject({ count: DAYS.length, missingRates: ['USD'] });
    const documents = await summary.of(actor, null, { kind: 'AT_DOCUMENT' });
    expect(documents).toEqual(await summary.of(actor, null));
  });

  it('name a currency whose rate is too old, and count nothing of it', async () => {
    await sales.rows(
      `INSERT INTO currency.rate_in_force (currency, from_day, state, policy, rate_id, rate_date, source, shown)
       SELECT currency, '2026-11-22', 'STALE', policy, rate_id, rate_date, source, shown FROM currency.rate_in_force WHERE currency = 'USD' LIMIT 1`,
    );
    await sales.rows(`DELETE FROM currency.rate_in_force WHERE currency = 'USD' AND from_day = $1`, [TODAY]);
    const { open } = await sales.get(SalesSummaryQuery).of(actor, null);
    expect(open.missingRates).toEqual(['USD']);
    const { rows } = await sales.get(OpportunityListQuery).page(actor, { filter: { meanings: ['OPEN'] }, first: 10 });
    expect(rows.find(({ row }) => row.amount?.currency === 'USD')?.row).toMatchObject({
      amountInBase: null,
      rateMissing: true,
      rateUsed: null,
    });
  });
});
