import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTeam, aUser, anActor } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import fc from 'fast-check';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { picked } from '../testing/sales-builders.js';
import { CountProcessFigures } from '../use-cases/count-process-figures.js';
import type { OpportunityFilter } from './opportunity-filter.js';
import { OpportunityListQuery } from './opportunity-list.query.js';
import { type ProcessStatisticsInput, ProcessStatisticsQuery } from './process-statistics.query.js';

let sales: SalesApplication;
let everybody: Actor;
let people: string[];
let teams: string[];
let processId: string;
let versions: { id: string; stages: { id: string; key: string; meaning: string }[] }[];
let lostReasonId: string;

beforeAll(async () => {
  sales = await salesApplication();
  teams = [await aTeam(sales.db), await aTeam(sales.db)];
  people = await Promise.all([0, 1, 2].map((n) => aUser(sales.db, { name: `Person ${n}` })));
  everybody = anActor({ userId: people[0] as string });
  lostReasonId = await picked(sales, 'LOST_REASON', 'Price');
  const [process] = await sales.rows<{ id: string }>(`SELECT id FROM sales.process WHERE key = 'new-business'`);
  processId = process?.id as string;
  // A second version without the second stage and with one of its own.
  const second = randomUUID();
  await sales.rows('INSERT INTO sales.process_version (id, process_id, number) VALUES ($1, $2, 2)', [
    second,
    processId,
  ]);
  await sales.rows(
    `INSERT INTO sales.stage (id, process_version_id, position, key, name, meaning, probability, expected_days)
     SELECT gen_random_uuid(), $1, s.position, CASE WHEN s.position = 2 THEN 'visit' ELSE s.key END, s.name, s.meaning, s.probability, s.expected_days
     FROM sales.stage s JOIN sales.process_version v ON v.id = s.process_version_id WHERE v.process_id = $2 AND v.number = 1`,
    [second, processId],
  );
  await sales.rows('UPDATE sales.process_version SET published_at = now() WHERE id = $1', [second]);
  versions = await sales.rows(
    `SELECT v.id, jsonb_agg(jsonb_build_object('id', s.id, 'key', s.key, 'meaning', s.meaning) ORDER BY s.position) AS stages
     FROM sales.process_version v JOIN sales.stage s ON s.process_version_id = v.id WHERE v.process_id = $1 GROUP BY v.id ORDER BY v.number`,
    [processId],
  );
}, 60_000);
afterAll(() => sales.close());

/** One sale's way: the places of the stages it went through, after how many hours each. */
const aHistory = fc.record({
  version: fc.nat({ max: 1 }),
  person: fc.nat({ max: 3 }),
  team: fc.nat({ max: 2 }),
  openedOn: fc.integer({ min: 0, max: 400 }),
  steps: fc.array(fc.record({ place: fc.nat({ max: 20 }), hours: fc.integer({ min: 0, max: 900 }) }), { maxLength: 7 }),
  isDeleted: fc.boolean(),
});
type History = typeof aHistory extends fc.Arbitrary<infer T> ? T : never;

const START = Date.UTC(2025, 0, 1, 9);

async function tell(histories: readonly History[]): Promise<void> {
  for (const { version, person, team, openedOn, steps, isDeleted } of histories) {
    const { id: versionId, stages } = versions[version] as (typeof versions)[number];
    const id = randomUUID();
    let at = START + openedOn * 86_400_000;
    const events = [{ from: null as string | null, to: stages[0] as (typeof stages)[number], at }];
    for (const { place, hours } of steps) {
      const before = events.at(-1) as (typeof events)[number];
      const to = stages[place % stages.length] as (typeof stages)[number];
      if (to.id === before.to.id) continue;
      at += hours * 3_600_000;
      events.push({ from: before.to.id, to, at });
    }
    const last = events.at(-1) as (typeof events)[number];
    const day = (time: number) => new Date(time).toISOString();
    const isClosed = last.to.meaning !== 'OPEN';
    await sales.rows(
      `INSERT INTO sales.opportunity (id, number, title, owner_id, team_id, process_version_id, stage_id, meaning, stage_entered_at, currency,
         opened_on, closed_on, lost_reason_id, created_at, updated_at, deleted_at)
       VALUES ($1, $2, 'Line', $3, $4, $5, $6, $7, $8, 'PLN', $9, $10, $11, $8, $8, $12)`,
      [
        id,
        id,
        people[person] ?? null,
        teams[team] ?? null,
        versionId,
        last.to.id,
        last.to.meaning,
        day(last.at),
        day(START + openedOn * 86_400_000).slice(0, 10),
        isClosed ? day(last.at).slice(0, 10) : null,
        last.to.meaning === 'LOST' ? lostReasonId : null,
        isDeleted ? day(last.at) : null,
      ],
    );
    for (const event of events) {
      await sales.rows(
        `INSERT INTO sales.stage_event (id, opportunity_id, from_stage_id, to_stage_id, occurred_at, recorded_at)
         VALUES (uuidv7(), $1, $2, $3, $4, $4)`,
        [id, event.from, event.to.id, day(event.at)],
      );
    }
  }
}

/** The same figures by statements that know nothing of tallies, of `path_of` or of `stages_reaching`. */
async function recomputed(input: ProcessStatisticsInput, from: string, to: string) {
  const date = input.cohort === 'OPENED' ? 'opened_on' : 'closed_on';
  const mine = `
    WITH mine AS (
      SELECT o.* FROM sales.opportunity o JOIN sales.process_version v ON v.id = o.process_version_id
      WHERE v.process_id = '${input.processId}' AND o.deleted_at IS NULL AND o.${date} >= '${from}' AND o.${date} <= '${to}'
        AND (${input.ownerIds?.length ? `o.owner_id = '${input.ownerIds[0]}'` : 'true'})
        AND (${input.teamIds?.length ? `o.team_id = '${input.teamIds[0]}'` : 'true'})
        AND (${input.versionIds?.length ? `o.process_version_id = '${input.versionIds[0]}'` : 'true'})),
    step AS (
      SELECT m.id, m.meaning AS outcome, s.key, s.meaning, e.occurred_at, e.id AS event_id FROM mine m
      JOIN sales.stage_event e ON e.opportunity_id = m.id JOIN sales.stage s ON s.id = e.to_stage_id)`;
  const [outcomes] = await sales.rows(`${mine}
    SELECT count(*)::int AS sales, (count(*) FILTER (WHERE meaning = 'WON'))::int AS won, (count(*) FILTER (WHERE meaning = 'LOST'))::int AS lost,
      percentile_disc(0.5) WITHIN GROUP (ORDER BY closed_on - opened_on) FILTER (WHERE meaning = 'WON') AS median,
      percentile_disc(0.9) WITHIN GROUP (ORDER BY closed_on - opened_on) FILTER (WHERE meaning = 'WON') AS p90 FROM mine`);
  const shown = versions.find(({ id }) => id === input.versionIds?.[0]) ?? versions.at(-1);
  const path = shown?.stages.filter(({ meaning }) => meaning !== 'LOST').map(({ key }) => key) ?? [];
  const steps: object[] = [];
  for (const [place, key] of path.entries()) {
    const reach = (after: number) =>
      `outcome = 'WON' OR EXISTS (SELECT FROM step x JOIN sales.stage s ON s.process_version_id = i.process_version_id AND s.key = x.key AND s.meaning = 'OPEN'
        JOIN sales.stage least ON least.process_version_id = i.process_version_id AND least.key = ANY('{${path.slice(after).join(',')}}') AND s.position >= least.position
        WHERE x.id = i.id)`;
    const [row] = await sales.rows(`${mine}
      SELECT (count(*) FILTER (WHERE reached))::int AS reached, (count(*) FILTER (WHERE reached AND NOT beyond AND outcome = 'OPEN'))::int AS waiting,
        (count(*) FILTER (WHERE reached AND NOT beyond AND outcome = 'LOST'))::int AS lost
      FROM (SELECT i.outcome, ${place === 0 ? 'true' : `(${reach(place)})`} AS reached, ${place === path.length - 1 ? 'false' : `(${reach(place + 1)})`} AS beyond
        FROM (SELECT id, process_version_id, meaning AS outcome FROM mine) i) r`);
    const [stay] = await sales.rows(`${mine}
      SELECT count(*)::int AS count, percentile_disc(0.25) WITHIN GROUP (ORDER BY days) AS p25, percentile_disc(0.5) WITHIN GROUP (ORDER BY days) AS median,
        percentile_disc(0.75) WITHIN GROUP (ORDER BY days) AS p75, percentile_disc(0.9) WITHIN GROUP (ORDER BY days) AS p90
      FROM (SELECT s.id, round(sum(extract(epoch FROM (SELECT min(n.occurred_at) FROM step n WHERE n.id = s.id AND (n.occurred_at, n.event_id) > (s.occurred_at, s.event_id)) - s.occurred_at)) / 86400)::int AS days
        FROM step s WHERE s.key = '${key}' AND s.meaning = 'OPEN'
          AND (SELECT l.key FROM step l WHERE l.id = s.id ORDER BY l.occurred_at DESC, l.event_id DESC LIMIT 1) <> '${key}' GROUP BY s.id) x`);
    steps.push({ key, ...row, days: stay });
  }
  return { outcomes, steps };
}

const QUESTIONS: readonly Omit<ProcessStatisticsInput, 'processId'>[] = [
  { cohort: 'OPENED', from: '2025-01-01', to: '2026-12-31' },
  { cohort: 'OPENED', from: '2025-03-15', to: '2025-06-02' },
  { cohort: 'CLOSED', from: '2025-02-01', to: '2025-12-31' },
];

async function compare(question: Omit<ProcessStatisticsInput, 'processId'>): Promise<void> {
  const input = { ...question, processId };
  const found = await sales.get(ProcessStatisticsQuery).of(everybody, input);
  const expected = await recomputed(input, found.from, found.to);
  const { sales: count, won, lost, cycle } = found.outcomes;
  expect({ sales: count, won, lost, median: cycle.median, p90: cycle.p90 }).toEqual(expected.outcomes);
  expect(
    found.steps.map(({ stage, reached, waiting, lost: lostHere, days }) => ({
      key: stage.key,
      reached,
      waiting,
      lost: lostHere,
      days: days
        ? { count: days.count, p25: days.p25, median: days.median, p75: days.p75, p90: days.p90 }
        : { count: 0, p25: null, median: null, p75: null, p90: null },
    })),
  ).toEqual(expected.steps);
}

const countOf = async (filter: OpportunityFilter): Promise<number> =>
  (await sales.get(OpportunityListQuery).count(everybody, filter)).value;

describe('process statistics', () => {
  it('are those of an independent computation, before, during and after counting', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(aHistory, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        async (histories, isCounted) => {
          await tell(histories);
          for (const question of QUESTIONS) await compare(question);
          if (isCounted) await sales.get(CountProcessFigures).execute();
          for (const question of QUESTIONS) await compare({ ...question, ownerIds: [people[1] as string] });
          await compare({ ...(QUESTIONS[0] as (typeof QUESTIONS)[number]), versionIds: [versions[0]?.id as string] });
          await compare({ ...(QUESTIONS[2] as (typeof QUESTIONS)[number]), teamIds: [teams[1] as string] });
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);

  it('follow a sale to another person, out of a period and away, also when they were counted', async () => {
    await tell([{ version: 0, person: 0, team: 0, openedOn: 10, steps: [{ place: 2, hours: 50 }], isDeleted: false }]);
    await sales.get(CountProcessFigures).execute();
    const all = QUESTIONS[0] as (typeof QUESTIONS)[number];
    const changes = ['owner_id = NULL', `opened_on = '2025-05-05'`, 'deleted_at = now()'];
    for (const change of changes) {
      await sales.rows(`UPDATE sales.opportunity SET ${change}, version = version + 1
        WHERE id = (SELECT id FROM sales.opportunity WHERE deleted_at IS NULL ORDER BY id DESC LIMIT 1)`);
      for (const question of QUESTIONS) await compare(question);
      await sales.get(CountProcessFigures).execute();
      await compare({ ...all, ownerIds: [people[0] as string] });
      for (const question of QUESTIONS) await compare(question);
    }
    expect(await sales.rows('SELECT FROM sales.uncounted_sale')).toEqual([]);
  });

  it('open exactly the sales that they count', async () => {
    for (const question of QUESTIONS) {
      const input = { ...question, processId };
      const found = await sales.get(ProcessStatisticsQuery).of(everybody, input);
      const { outcomes, lostCycle, steps } = found;
      expect(await countOf(outcomes.filter)).toBe(outcomes.sales);
      expect(await countOf(outcomes.winRate.filter)).toBe(outcomes.winRate.trials);
      expect(await countOf(outcomes.cycle.filter)).toBe(outcomes.cycle.count);
      expect(await countOf(lostCycle.filter)).toBe(lostCycle.count);
      for (const step of steps) {
        expect(await countOf(step.reachedFilter)).toBe(step.reached);
        expect(await countOf(step.waitingFilter)).toBe(step.waiting);
        expect(await countOf(step.lostFilter)).toBe(step.lost);
        if (step.days) expect(await countOf(step.days.filter)).toBe(step.days.count);
      }
      for (const by of ['PERSON', 'TEAM', 'VERSION', 'MONTH'] as const) {
        const rows = await sales.get(ProcessStatisticsQuery).by(everybody, input, by);
        expect(rows.reduce((sum, row) => sum + row.sales, 0)).toBe(outcomes.sales);
        for (const row of rows) expect(await countOf(row.filter)).toBe(row.sales);
      }
    }
  });

  it('show a person their reach and no more', async () => {
    const question = { ...(QUESTIONS[0] as (typeof QUESTIONS)[number]), processId };
    const reaching = (scope: 'OWN' | 'TEAM'): Actor => ({
      ...everybody,
      userId: people[1] as string,
      teamIds: [teams[0] as string],
      scopes: { opportunity: { read: scope, write: scope } },
    });
    for (const scope of ['OWN', 'TEAM'] as const) {
      const actor = reaching(scope);
      const { outcomes } = await sales.get(ProcessStatisticsQuery).of(actor, question);
      const listed = await sales.get(OpportunityListQuery).count(actor, outcomes.filter);
      expect(outcomes.sales).toBe(listed.value);
      expect(outcomes.sales).toBeGreaterThan(0);
      expect(outcomes.sales).toBeLessThan(await countOf(outcomes.filter));
      const rows = await sales.get(ProcessStatisticsQuery).by(actor, question, 'PERSON');
      expect(rows.reduce((sum, row) => sum + row.sales, 0)).toBe(outcomes.sales);
      if (scope === 'OWN') expect(rows.map(({ key }) => key)).toEqual([people[1]]);
    }
    const nothing = { ...everybody, scopes: {} };
    expect((await sales.get(ProcessStatisticsQuery).of(nothing, question)).outcomes.sales).toBe(0);
  });

  it('refuses a process that is not there and a period that ends before it begins', async () => {
    const of = (change: Partial<ProcessStatisticsInput>) =>
      sales.get(ProcessStatisticsQuery).of(everybody, {
        ...(QUESTIONS[0] as (typeof QUESTIONS)[number]),
        processId,
        ...change,
      });
    await expect(of({ processId: randomUUID() })).rejects.toMatchObject({ code: 'PROCESS_UNKNOWN' });
    await expect(of({ to: '2024-12-31' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
