import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aUser, anActor } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { picked, stagesOf } from '../testing/sales-builders.js';
import { ChangeOpportunity } from './change-opportunity.js';
import { CreateOpportunity } from './create-opportunity.js';
import { MoveOpportunity } from './move-opportunity.js';

let sales: SalesApplication;
let actor: Actor;

beforeAll(async () => {
  sales = await salesApplication();
  actor = anActor({ userId: await aUser(sales.db) });
});
afterAll(() => sales.close());

const WRITERS = 50;

async function race(write: (writer: number) => Promise<unknown>): Promise<string[]> {
  const outcomes = await Promise.allSettled(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  return outcomes.map((outcome) =>
    outcome.status === 'fulfilled' ? 'saved' : String((outcome.reason as { code?: string } | undefined)?.code),
  );
}

const count = (outcomes: readonly string[], wanted: string) => outcomes.filter((outcome) => outcome === wanted).length;

async function trailOf(id: string) {
  const [sale] = await sales.rows<{ version: number; next_step: string; title: string }>(
    'SELECT version, next_step, title FROM sales.opportunity WHERE id = $1',
    [id],
  );
  const entries = await sales.rows<{ subject_version: number; changes: { field: string; to: unknown }[] }>(
    'SELECT subject_version, changes FROM platform.register_entry WHERE subject_id = $1 ORDER BY subject_version',
    [id],
  );
  const events = await sales.rows(`SELECT id FROM platform.outbox WHERE payload ->> 'opportunityId' = $1`, [id]);
  return { sale, entries, events };
}

it('lets exactly one of fifty writers with the same version change a sale', async () => {
  const { id } = await sales.get(CreateOpportunity).execute(actor, { title: 'Raced for' });
  const change = sales.get(ChangeOpportunity);
  const outcomes = await race((writer) =>
    change.execute(actor, { id, expectedVersion: 1, nextStep: `writer ${writer}` }),
  );
  expect(count(outcomes, 'saved')).toBe(1);
  expect(count(outcomes, 'CONFLICT')).toBe(WRITERS - 1);
  const { sale, entries, events } = await trailOf(id);
  expect(sale).toMatchObject({ version: 2, next_step: `writer ${outcomes.indexOf('saved')}` });
  expect(entries.map(({ subject_version }) => subject_version)).toEqual([1, 2]);
  expect(entries[1]?.changes).toEqual([{ field: 'nextStep', from: null, to: sale?.next_step }]);
  expect(events).toHaveLength(2);
});

it('lets exactly one of fifty writers change or lose a sale, never both', async () => {
  const { id } = await sales.get(CreateOpportunity).execute(actor, { title: 'Raced for' });
  const [stages, lostReasonId] = [await stagesOf(sales), await picked(sales, 'LOST_REASON', 'Price')];
  const outcomes = await race((writer) =>
    writer % 2 === 0
      ? sales.get(ChangeOpportunity).execute(actor, { id, expectedVersion: 1, title: `writer ${writer}` })
      : sales
          .get(MoveOpportunity)
          .execute(actor, { id, expectedVersion: 1, stageId: stages['lost'] as string, lostReasonId }),
  );
  expect(count(outcomes, 'saved')).toBe(1);
  expect(count(outcomes, 'CONFLICT')).toBe(WRITERS - 1);
  expect((await trailOf(id)).entries).toHaveLength(2);
});

it('loses nobody’s work when fifty writers retry with what they were told', async () => {
  const { id } = await sales.get(CreateOpportunity).execute(actor, { title: 'Raced for' });
  const change = sales.get(ChangeOpportunity);
  const untilSaved = async (writer: number): Promise<void> => {
    for (let expectedVersion = 1; ; ) {
      try {
        await change.execute(actor, { id, expectedVersion, nextStep: `writer ${writer}` });
        return;
      } catch (error) {
        const { code, details } = error as { code?: string; details?: { currentVersion?: number } };
        if (code !== 'CONFLICT' || details?.currentVersion === undefined) throw error;
        expectedVersion = details.currentVersion;
      }
    }
  };
  expect(count(await race(untilSaved), 'saved')).toBe(WRITERS);
  const { sale, entries } = await trailOf(id);
  expect(sale?.version).toBe(WRITERS + 1);
  expect(entries.map(({ subject_version }) => subject_version)).toEqual(
    Array.from({ length: WRITERS + 1 }, (_, index) => index + 1),
  );
});
