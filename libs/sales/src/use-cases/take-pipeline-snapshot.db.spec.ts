import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aUser, anActor } from '@kontor/identity/testing';
import { localDate } from '@kontor/kernel';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { picked, stagesOf } from '../testing/sales-builders.js';
import { CreateOpportunity } from './create-opportunity.js';
import { DeleteOpportunity } from './delete-opportunity.js';
import { MoveOpportunity } from './move-opportunity.js';
import { TakePipelineSnapshot } from './take-pipeline-snapshot.js';

let sales: SalesApplication;
beforeAll(async () => {
  sales = await salesApplication();
});
afterAll(() => sales.close());

const snapshot = (date: string) => sales.get(TakePipelineSnapshot).execute({ date: localDate(date) });
const kept = (date: string) =>
  sales.rows<{ opportunity_id: string; amount: string; probability: string }>(
    'SELECT opportunity_id, amount, probability FROM sales.pipeline_snapshot WHERE snapshot_date = $1',
    [date],
  );

it('keeps every open sale once a date, makes the months it needs, and never changes what it kept', async () => {
  const actor = anActor({ userId: await aUser(sales.db) });
  const create = (title: string) =>
    sales.get(CreateOpportunity).execute(actor, { title, amount: { amount: '100', currency: 'EUR' } });
  const [open, lost, deleted] = [await create('open'), await create('lost'), await create('deleted')];
  const lostReasonId = await picked(sales, 'LOST_REASON', 'Price');
  const stageId = (await stagesOf(sales))['lost'] as string;
  await sales.get(MoveOpportunity).execute(actor, { id: lost.id, expectedVersion: 1, stageId, lostReasonId });
  await sales.get(DeleteOpportunity).execute(actor, { id: deleted.id, expectedVersion: 1 });

  expect(await snapshot('2026-11-23')).toEqual({ salesKept: 1 });
  expect(await kept('2026-11-23')).toEqual([{ opportunity_id: open.id, amount: '100.0000', probability: '0.1000' }]);

  await create('later');
  const runs = await Promise.all([snapshot('2026-11-23'), snapshot('2026-11-23'), snapshot('2026-12-01')]);
  expect(runs.map(({ salesKept }) => salesKept)).toEqual([0, 0, 2]);
  expect(await kept('2026-11-23')).toHaveLength(1);
  expect(await snapshot('2026-12-01')).toEqual({ salesKept: 0 });
  await expect(
    sales
      .get(TakePipelineSnapshot)
      .execute({ date: localDate('2027-02-28') })
      .then(() => kept('2027-02-28')),
  ).resolves.toHaveLength(2);
});

it('keeps nothing about a past day that the application could rewrite', async () => {
  const { Client } = (await import('pg')).default;
  const app = new Client({ connectionString: sales.db.appUrl });
  await app.connect();
  await expect(app.query('DELETE FROM sales.pipeline_snapshot')).rejects.toMatchObject({ code: '42501' });
  await expect(app.query('UPDATE sales.pipeline_snapshot SET amount = 0')).rejects.toMatchObject({ code: '42501' });
  await app.end();
});
