import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser, scopesOf } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import { FixedClock } from '@kontor/testing';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { anActivity, aRate, stagesOf } from '../testing/sales-builders.js';
import { CreateOpportunity } from '../use-cases/create-opportunity.js';
import { MyDayQuery } from './my-day.query.js';
import type { OpportunityView } from './opportunity-row.js';

const EVERYTHING = ['activity.read', 'activity.write', 'opportunity.read', 'opportunity.write', 'customer.read'];

const clock = new FixedClock(new Date('2026-11-18T09:00:00Z'));
let sales: SalesApplication;
let anna: Actor;
let ewa: Actor;
let other: Actor;

beforeAll(async () => {
  sales = await salesApplication(clock);
  const [north, south] = [await aTeam(sales.db, { name: 'North' }), await aTeam(sales.db, { name: 'South' })];
  const person = async (name: string, teamId: string): Promise<Actor> =>
    anActor({
      userId: await aUser(sales.db, { name, teamId }),
      name,
      homeTeamId: teamId,
      teamIds: [teamId],
      scopes: scopesOf('TEAM'),
      permissions: EVERYTHING,
    });
  [anna, ewa, other] = [await person('Anna', north), await person('Ewa', north), await person('Ola', south)];
  await aRate(sales, 'EUR', '4.2');
});
afterAll(() => sales?.close());

const sell = (actor: Actor, title: string, amount: string | null = null, currency = 'PLN') =>
  sales.get(CreateOpportunity).execute(actor, { title, ...(amount ? { amount: { amount, currency } } : {}) });

describe('one’s day', () => {
  it('has what is late and due today, what is planned for nothing, what others moved, what was won and what is open', async () => {
    const target = Object.values(await stagesOf(sales))[1] as string;
    const moved = (sale: OpportunityView, by: Actor, at: string) =>
      sales.rows(
        `INSERT INTO sales.stage_event (id, opportunity_id, from_stage_id, to_stage_id, occurred_at, recorded_at, actor_id, reason)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, $4, $5, 'budget')`,
        [sale.id, sale.stage.id, target, at, by.userId],
      );
    const quiet = await sell(anna, 'Quiet', '10.00', 'EUR');
    const planned = await sell(anna, 'Planned', '1000.00');
    const ours = await sell(ewa, 'Of a colleague');
    const theirs = await sell(other, 'Of another team');
    await anActivity(sales, {
      opportunityId: planned.id,
      ownerId: anna.userId as string,
      dueAt: '2026-11-30T09:00:00Z',
    });
    for (const dueAt of ['2026-11-19T09:00:00Z', '2026-11-23T15:00:00Z']) {
      await anActivity(sales, { opportunityId: planned.id, ownerId: anna.userId as string, dueAt });
      await anActivity(sales, { opportunityId: ours.id, ownerId: ewa.userId as string, dueAt });
    }
    await moved(ours, ewa, '2026-11-18T09:00:00Z');
    for (const [sale, by] of [
      [ours, ewa],
      [theirs, other],
      [quiet, anna],
    ] as const) {
      await moved(sale, by, '2026-11-20T09:00:00Z');
    }
    clock.set('2026-11-23T09:00:00Z');
    await sales.rows(
      `UPDATE sales.opportunity SET meaning = 'WON', closed_on = '2026-11-02', version = version + 1 WHERE id = $1`,
      [planned.id],
    );

    const day = await sales.get(MyDayQuery).of(anna);
    expect(day.late.map(({ dueAt }) => dueAt)).toEqual([new Date('2026-11-19T09:00:00Z')]);
    expect(day.late[0]).toMatchObject({ overdue: true, owner: { name: 'Anna' }, opportunity: { title: 'Planned' } });
    expect(day.today.map(({ dueAt }) => dueAt)).toEqual([new Date('2026-11-23T15:00:00Z')]);
    expect(day.withoutNextStep.map(({ title }) => title)).toEqual(['Quiet']);
    expect(day.moved.map(({ opportunity }) => opportunity.title)).toEqual(['Of a colleague']);
    expect(day.moved[0]?.event).toMatchObject({ actor: { name: 'Ewa' }, reason: 'budget', to: { id: target } });
    expect(day.wonThisMonth).toEqual({ count: 1, inBase: { amount: '1000.00', currency: 'PLN' }, missingRates: [] });
    expect(day.openPipeline).toEqual({ count: 1, inBase: { amount: '42.00', currency: 'PLN' }, missingRates: [] });

    clock.set('2026-12-01T09:00:00Z');
    const next = await sales.get(MyDayQuery).of(anna);
    expect(next.moved).toEqual([]);
    expect(next.wonThisMonth.count).toBe(0);
  });

  it('shows nothing that needs a permission which the person lacks', async () => {
    const day = await sales.get(MyDayQuery).of({ ...anna, permissions: new Set() });
    expect(day).toMatchObject({ late: [], today: [], withoutNextStep: [], moved: [], openPipeline: { count: 0 } });
  });
});
