import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTeam, aUser, anActor } from '@kontor/identity/testing';
import { localDate, localDateAt, plusDays } from '@kontor/kernel';
import type { Actor } from '@kontor/platform';
import fc from 'fast-check';
import type { GateFacts } from '../domain/exit-criterion.js';
import { needsOfMove } from '../domain/stage-gate.js';
import { DEFAULT_THRESHOLDS, HEALTH_CRITERIA, type HealthFacts, healthOf, worstWarning } from '../domain/warnings.js';
import { refusalOf } from '../testing/refusal-of.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { anActivity } from '../testing/sales-builders.js';
import { ChangeHealthThresholds } from '../use-cases/change-health-thresholds.js';
import { OpportunityListQuery } from './opportunity-list.query.js';
import { ProcessHealthQuery } from './process-health.query.js';

let sales: SalesApplication;
let everybody: Actor;
let people: string[];
let teamId: string;
let processId: string;
let stages: {
  id: string;
  key: string;
  position: number;
  meaning: 'OPEN' | 'WON' | 'LOST';
  expected_days: number;
  version: string;
}[];

beforeAll(async () => {
  sales = await salesApplication();
  teamId = await aTeam(sales.db);
  people = [await aUser(sales.db, { name: 'Anna' }), await aUser(sales.db, { name: 'Bartek' })];
  everybody = anActor({ userId: people[0] as string });
  stages = await sales.rows(
    `SELECT s.id, s.key, s.position, s.meaning, s.expected_days, s.process_version_id AS version FROM sales.stage s JOIN sales.process_version v ON v.id = s.process_version_id
     JOIN sales.process p ON p.id = v.process_id WHERE p.key = 'new-business' ORDER BY s.position`,
  );
  const [process] = await sales.rows<{ id: string }>(`SELECT id FROM sales.process WHERE key = 'new-business'`);
  processId = process?.id as string;
}, 60_000);
afterAll(() => sales.close());

const aMove = fc.record({ place: fc.nat({ max: 20 }), lateDays: fc.nat({ max: 6 }) });
const someFacts = fc.record({
  place: fc.nat({ max: 3 }),
  daysInStage: fc.nat({ max: 60 }),
  closesIn: fc.option(fc.integer({ min: -20, max: 20 })),
  pushes: fc.nat({ max: 4 }),
  activities: fc.array(
    fc.record({ dueIn: fc.integer({ min: -240, max: 240 }), allDay: fc.boolean(), isDone: fc.boolean() }),
    { maxLength: 2 },
  ),
  moves: fc.array(aMove, { maxLength: 3 }),
  person: fc.nat({ max: 2 }),
});
type Facts = typeof someFacts extends fc.Arbitrary<infer T> ? T : never;

const someThresholds = fc.record({
  stalledAfterDays: fc.nat({ max: 30 }),
  closeDatePassedAfterDays: fc.nat({ max: 10 }),
  noActivityAfterDays: fc.nat({ max: 40 }),
  overdueAfterDays: fc.nat({ max: 5 }),
  pushesFrom: fc.integer({ min: 1, max: 4 }),
  skippedFrom: fc.integer({ min: 1, max: 3 }),
  stepsBackFrom: fc.integer({ min: 1, max: 3 }),
  backdatedFromDays: fc.integer({ min: 1, max: 5 }),
});

const NO_FACTS: GateFacts = {
  filledFields: new Set(),
  doneActivityKinds: new Set(),
  contactRoles: new Set(),
  approvals: new Set(),
  dimensionIds: new Set(),
  extensions: new Set(),
};
const zone = 'Europe/Warsaw';
const now = () => sales.clock.now();
const today = () => localDateAt(now(), zone);
const daysAgo = (days: number) => new Date(now().getTime() - days * 86_400_000);

/** Writes a sale into the tables and answers what the domain would know of it. */
async function tell(facts: Facts, overdueAfterDays: number): Promise<HealthFacts & { readonly id: string }> {
  const stage = stages[facts.place] as (typeof stages)[number];
  const id = randomUUID();
  const closeDate = facts.closesIn === null ? null : plusDays(today(), facts.closesIn);
  const entered = daysAgo(facts.daysInStage);
  await sales.rows(
    `INSERT INTO sales.opportunity (id, number, title, owner_id, team_id, process_version_id, stage_id, meaning, stage_entered_at, currency, opened_on,
       expected_close_date, close_date_pushes, created_at, updated_at)
     VALUES ($1, $9, 'Line', $2, $3, $4, $5, 'OPEN', $6, 'PLN', '2026-01-01', $7, $8, $6, $6)`,
    [id, people[facts.person] ?? null, teamId, stage.version, stage.id, entered, closeDate, facts.pushes, id],
  );
  const path = stages.map((one) => ({ ...one, name: { pl: '', en: '' }, exitCriteria: [] }));
  let from = stages[0] as (typeof stages)[number];
  const steps: { skipped: number; isBack: boolean; lateDays: number }[] = [];
  for (const { place, lateDays } of facts.moves) {
    const to = stages[place % stages.length] as (typeof stages)[number];
    const needs = needsOfMove(path, from.id, to.id, NO_FACTS);
    if (!needs.ok) continue;
    await sales.rows(
      `INSERT INTO sales.stage_event (id, opportunity_id, from_stage_id, to_stage_id, occurred_at, recorded_at) VALUES (uuidv7(), $1, $2, $3, $4, $5)`,
      [id, from.id, to.id, daysAgo(lateDays), now()],
    );
    const isBack = to.meaning === 'OPEN' && (from.meaning !== 'OPEN' || to.position < from.position);
    const between = stages.filter(
      ({ meaning, position }) => meaning === 'OPEN' && position > from.position && position < to.position,
    );
    const skipped = to.meaning === 'LOST' || isBack ? 0 : between.length;
    expect(needs.value.needsReason).toBe(isBack || skipped > 0);
    steps.push({ skipped, isBack, lateDays });
    from = to;
  }
  const planned = facts.activities.filter(({ isDone }) => !isDone);
  for (const { dueIn, allDay, isDone } of facts.activities) {
    const dueAt = new Date(now().getTime() + dueIn * 3_600_000).toISOString();
    await anActivity(sales, {
      opportunityId: id,
      ownerId: people[0] as string,
      dueAt,
      allDay,
      doneAt: isDone ? now().toISOString() : null,
    });
  }
  return {
    id,
    meaning: 'OPEN',
    stageEnteredOn: localDateAt(entered, zone),
    expectedDays: stage.expected_days,
    expectedCloseDate: closeDate,
    closeDatePushes: facts.pushes,
    hasNextActivity: planned.length > 0,
    isActivityOverdue: planned.some(({ dueIn, allDay }) => {
      const due = new Date(now().getTime() + dueIn * 3_600_000);
      return allDay ? localDateAt(due, zone) < plusDays(today(), -overdueAfterDays) : due < daysAgo(overdueAfterDays);
    }),
    skippedStages: steps.reduce((sum, { skipped }) => sum + skipped, 0),
    stepsBack: steps.filter(({ isBack }) => isBack).length,
    backdatedDays: Math.max(0, ...steps.map(({ lateDays }) => lateDays)),
  };
}

const thresholdsNow = async () =>
  (await sales.get(ProcessHealthQuery).thresholds()).find((process) => process.processId === processId);

async function setThresholds(thresholds: Partial<typeof DEFAULT_THRESHOLDS>): Promise<void> {
  const { version } = (await thresholdsNow()) ?? { version: 0 };
  await sales.get(ChangeHealthThresholds).execute(everybody, { processId, expectedVersion: version, thresholds });
}

describe('process health', () => {
  it('has the same defaults in the database as in the code', async () => {
    expect((await sales.get(ProcessHealthQuery).thresholds()).map(({ thresholds }) => thresholds)).toEqual(
      (await sales.get(ProcessHealthQuery).thresholds()).map(() => DEFAULT_THRESHOLDS),
    );
  });

  it('judges a sale in its tiles, its lists and its card as the rule in the code does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someFacts, { minLength: 1, maxLength: 8 }),
        someThresholds,
        async (histories, thresholds) => {
          await sales.rows('DELETE FROM sales.activity');
          await sales.rows(
            `UPDATE sales.opportunity SET deleted_at = now(), version = version + 1 WHERE deleted_at IS NULL`,
          );
          await setThresholds(thresholds);
          const told: Awaited<ReturnType<typeof tell>>[] = [];
          for (const history of histories) told.push(await tell(history, thresholds.overdueAfterDays));
          const verdicts = told.map((facts) => ({ id: facts.id, wrong: healthOf(facts, today(), thresholds) }));
          const health = await sales.get(ProcessHealthQuery).of(everybody, { processIds: [processId] });
          expect(health).toMatchObject({
            open: told.length,
            unwell: verdicts.filter(({ wrong }) => wrong.length > 0).length,
          });
          for (const { criterion, count, filter } of health.counts) {
            const expected = verdicts.filter(({ wrong }) => wrong.includes(criterion)).map(({ id }) => id);
            const listed = await sales.get(OpportunityListQuery).page(everybody, { filter, first: 100 });
            expect(listed.rows.map(({ row }) => row.id).sort()).toEqual(expected.sort());
            expect(count).toBe(expected.length);
            for (const rows of [health.people, health.teams]) {
              expect(
                rows.reduce(
                  (sum, { counts }) => sum + (counts.find((one) => one.criterion === criterion)?.count ?? 0),
                  0,
                ),
              ).toBe(count);
            }
          }
          const cards = await sales.get(OpportunityListQuery).page(everybody, { first: 100 });
          expect(new Map(cards.rows.map(({ row }) => [row.id, row.warning]))).toEqual(
            new Map(told.map((facts) => [facts.id, worstWarning(facts, today(), thresholds)])),
          );
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);

  it('opens the sales of a person, of a team and of nobody', async () => {
    await setThresholds(DEFAULT_THRESHOLDS);
    const idle = { place: 0, daysInStage: 1, closesIn: null, pushes: 0, activities: [], moves: [] };
    for (const person of [0, 1, 1, 2]) await tell({ ...idle, person }, 0);
    const health = await sales.get(ProcessHealthQuery).of(everybody, {});
    for (const row of [health, ...health.people, ...health.teams]) {
      expect((await sales.get(OpportunityListQuery).count(everybody, row.openFilter)).value).toBe(row.open);
      for (const { count, filter } of row.counts) {
        expect((await sales.get(OpportunityListQuery).count(everybody, filter)).value).toBe(count);
      }
    }
    expect(health.people.map(({ whose }) => whose?.name ?? null)).toContain(null);
    const own = {
      ...everybody,
      userId: people[1] as string,
      scopes: { opportunity: { read: 'OWN', write: 'OWN' } },
    } as const;
    const mine = await sales.get(ProcessHealthQuery).of(own, {});
    expect(mine.open).toBe(health.people.find(({ whose }) => whose?.id === people[1])?.open);
    expect(mine.people).toHaveLength(1);
    expect((await sales.get(ProcessHealthQuery).of({ ...everybody, scopes: {} }, {})).open).toBe(0);
  });

  it('has every criterion counted, in the order of the house', async () => {
    const { counts } = await sales.get(ProcessHealthQuery).of(everybody, {});
    expect(counts.map(({ criterion }) => criterion)).toEqual([...HEALTH_CRITERIA]);
    expect(localDate(today())).toBe(today());
  });
});

describe('the thresholds of a process', () => {
  it('are saved as a version of the process with their register entry, and not when nothing changed', async () => {
    await setThresholds(DEFAULT_THRESHOLDS);
    const before = await thresholdsNow();
    await setThresholds({ stalledAfterDays: 5, pushesFrom: 3 });
    const after = await thresholdsNow();
    expect(after?.version).toBe((before?.version ?? 0) + 1);
    expect(after?.thresholds).toEqual({ ...DEFAULT_THRESHOLDS, stalledAfterDays: 5, pushesFrom: 3 });
    await setThresholds({ stalledAfterDays: 5 });
    expect((await thresholdsNow())?.version).toBe(after?.version);
    const [entry] = await sales.rows(
      `SELECT action, changes, subject_version FROM platform.register_entry WHERE stream_kind = 'process' AND stream_id = $1 ORDER BY subject_version DESC LIMIT 1`,
      [processId],
    );
    expect(entry).toEqual({
      action: 'process.change-health',
      subject_version: after?.version,
      changes: [
        { field: 'stalledAfterDays', from: 0, to: 5 },
        { field: 'pushesFrom', from: 2, to: 3 },
      ],
    });
  });

  it('refuses what makes no sense, what is stale and what is not there', async () => {
    const { version } = (await thresholdsNow()) as { version: number };
    const change = (over: object) =>
      refusalOf(
        sales
          .get(ChangeHealthThresholds)
          .execute(everybody, { processId, expectedVersion: version, thresholds: {}, ...over }),
      );
    const wrong = await change({ thresholds: { pushesFrom: 0, overdueAfterDays: 366, stalledAfterDays: 1.5 } });
    expect(wrong.details.fields?.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'thresholds.overdueAfterDays THRESHOLD_INVALID',
      'thresholds.pushesFrom THRESHOLD_INVALID',
      'thresholds.stalledAfterDays THRESHOLD_INVALID',
    ]);
    expect((await change({ expectedVersion: version - 1 })).code).toBe('CONFLICT');
    expect((await change({ processId: randomUUID() })).code).toBe('NOT_FOUND');
  });
});
