import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser, scopesOf } from '@kontor/identity/testing';
import { localDate } from '@kontor/kernel';
import type { Actor } from '@kontor/platform';
import { FixedClock } from '@kontor/testing';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { ActivityCalendarQuery, calendarEntries } from './activity-calendar.query.js';

const clock = new FixedClock(new Date('2026-11-25T12:00:00Z'));
const WEEK = { from: '2026-11-23', to: '2026-11-29' };
let sales: SalesApplication;
let anna: Actor;
let ewa: Actor;
let quiet: string;
let north: string;

beforeAll(async () => {
  sales = await salesApplication(clock);
  north = await aTeam(sales.db, { name: 'North' });
  const south = await aTeam(sales.db, { name: 'South' });
  const person = async (name: string, teamId: string, scope: 'OWN' | 'TEAM'): Promise<Actor> =>
    anActor({
      userId: await aUser(sales.db, { name, teamId }),
      name,
      homeTeamId: teamId,
      teamIds: [teamId],
      scopes: scopesOf(scope),
      permissions: ['activity.read', 'activity.write'],
    });
  [anna, ewa] = [await person('Anna', north, 'TEAM'), await person('Ewa', north, 'OWN')];
  quiet = await aUser(sales.db, { name: 'Łucja', teamId: north });
  const other = await person('Ola', south, 'TEAM');
  await planned(anna, 'first minute', '2026-11-22T23:00:00Z');
  await planned(anna, 'last minute', '2026-11-29T22:59:00Z');
  await planned(anna, 'week before', '2026-11-22T22:59:00Z');
  await planned(anna, 'week after', '2026-11-29T23:00:00Z');
  await planned(anna, 'was planned', '2026-11-24T09:00:00Z', '2026-12-10T09:00:00Z');
  await planned(anna, 'only done', null, '2026-11-26T09:00:00Z');
  await planned(ewa, 'of a colleague', '2026-11-23T09:00:00Z');
  await planned(other, 'of another team', '2026-11-23T09:00:00Z');
});
afterAll(() => sales?.close());

const planned = (owner: Actor, subject: string, dueAt: string | null, doneAt: string | null = null, many = 1) =>
  sales.rows(
    `INSERT INTO sales.activity (id, kind, subject, owner_id, team_id, due_at, done_at, created_at, updated_at)
     SELECT gen_random_uuid(), 'CALL', $1, $2, $3, $4, $5, now(), now() FROM generate_series(1, $6)`,
    [subject, owner.userId, owner.homeTeamId, dueAt, doneAt, many],
  );

const of = (actor: Actor, input: Partial<Parameters<ActivityCalendarQuery['of']>[1]> = {}) =>
  sales.get(ActivityCalendarQuery).of(actor, { ...WEEK, ...input });

describe('a calendar of activities', () => {
  it('has what falls on its days, where it was planned or else where it was done', async () => {
    const { activities, capped } = await of(anna, { filter: { mine: true } });
    expect(activities.map(({ subject }) => subject)).toEqual([
      'first minute',
      'was planned',
      'only done',
      'last minute',
    ]);
    expect(activities.map(({ overdue }) => overdue)).toEqual([true, false, false, false]);
    expect(capped).toBe(false);
  });

  it('counts the days as the clocks of the reader do, not those of the organisation', async () => {
    await sales.rows(
      `UPDATE identity.user_account SET time_zone = 'America/New_York', version = version + 1 WHERE id = $1`,
      [anna.userId],
    );
    const { activities, load } = await of(anna, { filter: { mine: true } });
    await sales.rows(
      `UPDATE identity.user_account SET time_zone = 'Europe/Warsaw', version = version + 1 WHERE id = $1`,
      [anna.userId],
    );
    expect(activities.map(({ subject }) => subject)).toEqual(['was planned', 'only done', 'last minute', 'week after']);
    expect(load.at(-1)).toMatchObject({ date: '2026-11-29', open: 2 });
  });

  it('tells what everybody of the team has on which day, also who has nothing', async () => {
    const { load, people } = await of(anna, { filter: { teamIds: [north] } });
    expect(people.map(({ name }) => name)).toEqual(['Anna', 'Ewa', 'Łucja']);
    expect(people[2]?.id).toBe(quiet);
    expect(load.map(({ person, date, open, late, done }) => [person.name, date, open, late, done])).toEqual([
      ['Anna', '2026-11-23', 1, 1, 0],
      ['Ewa', '2026-11-23', 1, 1, 0],
      ['Anna', '2026-11-24', 0, 0, 1],
      ['Anna', '2026-11-26', 0, 0, 1],
      ['Anna', '2026-11-29', 1, 0, 0],
    ]);
  });

  it('shows nothing beyond the reach of the reader', async () => {
    const view = await of(ewa);
    expect(view.activities.map(({ subject }) => subject)).toEqual(['of a colleague']);
    expect(view.people.map(({ name }) => name)).toEqual(['Ewa']);
    expect((await of(anna)).activities.map(({ subject }) => subject)).not.toContain('of another team');
  });

  it('lists a thousand and says that there are more, while the counts are of all', async () => {
    await planned(ewa, 'one of many', '2026-12-24T09:00:00Z', null, 1001);
    const range = { from: '2026-12-01', to: '2026-12-31' };
    const many = await of(ewa, range);
    expect(many.activities).toHaveLength(1000);
    expect(many.capped).toBe(true);
    expect(many.load).toMatchObject([{ date: '2026-12-24', open: 1001 }]);
  });

  it.each([
    ['2026-11-29', '2026-11-23'],
    ['2026-11-01', '2027-01-02'],
  ])('is not made from %s to %s', async (from, to) => {
    await expect(of(anna, { from, to })).rejects.toMatchObject({ code: 'CALENDAR_RANGE_INVALID' });
  });

  it('reads no table of 50 000 activities from end to end', async () => {
    await sales.rows(
      `INSERT INTO sales.activity (id, kind, subject, owner_id, team_id, due_at, created_at, updated_at)
       SELECT gen_random_uuid(), 'CALL', 'Call', $1, $2, '2020-01-01'::timestamptz + n * interval '1 hour', now(), now()
       FROM generate_series(1, 50000) n`,
      [quiet, north],
    );
    await sales.rows('ANALYZE');
    const moment = { now: clock.now(), today: localDate('2026-11-25') };
    const range = { from: localDate(WEEK.from), to: localDate(WEEK.to) };
    for (const filter of [{ mine: true }, {}, { teamIds: [north] }]) {
      const { text, values } = calendarEntries(anna, moment, { ...range, filter });
      const plan = JSON.stringify(await sales.rows(`EXPLAIN (FORMAT JSON) ${text}`, values));
      expect(plan).toMatch(/activity(_owner)?_calendar/);
    }
  }, 60_000);
});
