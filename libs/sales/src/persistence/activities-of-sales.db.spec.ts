import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser, scopesOf } from '@kontor/identity/testing';
import { type Actor, Transactions } from '@kontor/platform';
import { OpportunityImport } from '../contract/opportunity-import.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { aContact, aCustomer, stagesOf } from '../testing/sales-builders.js';
import { ChangeOpportunity } from '../use-cases/change-opportunity.js';
import { CreateActivity } from '../use-cases/create-activity.js';
import { CreateOpportunity } from '../use-cases/create-opportunity.js';
import { DeleteActivity } from '../use-cases/delete-activity.js';

const PERMISSIONS = ['activity.read', 'activity.write', 'opportunity.read', 'opportunity.write', 'customer.read'];

let sales: SalesApplication;
let chief: Actor;
let seller: Actor;
let [first, second]: string[] = [];

beforeAll(async () => {
  sales = await salesApplication();
  const team = await aTeam(sales.db);
  const of = async (scopes: Actor['scopes']) =>
    anActor({
      userId: await aUser(sales.db, { teamId: team }),
      teamIds: [team],
      homeTeamId: team,
      permissions: PERMISSIONS,
      scopes,
    });
  chief = await of(scopesOf('ALL'));
  // May change any sale, and of the activities only their own.
  seller = await of({ ...scopesOf('ALL'), activity: { read: 'OWN', write: 'OWN' } });
  [first, second] = [await aCustomer(sales, { teamId: team }), await aCustomer(sales, { teamId: team })];
});
afterAll(() => sales?.close());

const planned = async (opportunityId: string, by: Actor, contactId: string | null = null) =>
  (
    await sales
      .get(CreateActivity)
      .execute(by, { kind: 'CALL', subject: 'Agree on the film width', opportunityId, contactId })
  ).id;
const activity = async (id: string) =>
  (await sales.rows('SELECT customer_id, contact_id, version FROM sales.activity WHERE id = $1', [id]))[0];
const entriesOf = (sale: string) =>
  sales.rows(
    `SELECT action, subject_id, subject_version, changes, actor_id FROM platform.register_entry
     WHERE stream_kind = 'sale' AND stream_id = $1 AND subject_kind = 'activity' AND subject_version > 1 ORDER BY subject_id`,
    [sale],
  );

describe('the activities of a sale that goes to another customer', () => {
  it('go with it, other people’s among them, each with an entry in the register of the sale', async () => {
    const sale = await sales.get(CreateOpportunity).execute(chief, { title: 'Line 3', customerId: first });
    const contact = await aContact(sales, first as string);
    const [others, own, dropped] = [
      await planned(sale.id, chief, contact),
      await planned(sale.id, seller),
      await planned(sale.id, seller),
    ];
    await sales.get(DeleteActivity).execute(seller, { id: dropped, expectedVersion: 1 });
    const changed = { id: sale.id, expectedVersion: 1, customerId: second };
    await sales.get(ChangeOpportunity).execute(seller, changed);

    expect(await activity(others)).toEqual({ customer_id: second, contact_id: contact, version: 2 });
    expect(await activity(own)).toEqual({ customer_id: second, contact_id: null, version: 2 });
    expect(await activity(dropped)).toMatchObject({ customer_id: first, version: 2 });
    const moved = { action: 'activity.change', subject_version: 2, actor_id: seller.userId };
    const changes = [{ field: 'customer', from: first, to: second }];
    const entries = (await entriesOf(sale.id)).filter(({ action }) => action === 'activity.change');
    expect(entries).toEqual(
      [own, others].sort().map((id) => expect.objectContaining({ ...moved, subject_id: id, changes })),
    );

    await sales.get(ChangeOpportunity).execute(seller, { id: sale.id, expectedVersion: 2, title: 'Line 3b' });
    expect(await activity(own)).toMatchObject({ customer_id: second, version: 2 });
    await sales.get(ChangeOpportunity).execute(seller, { id: sale.id, expectedVersion: 3, customerId: null });
    expect(await activity(own)).toMatchObject({ customer_id: null, version: 3 });
  });

  it('stay where they are when the sale does', async () => {
    const sale = await sales.get(CreateOpportunity).execute(chief, { title: 'Line 4', customerId: first });
    const call = await planned(sale.id, chief);
    const nobody = '01930000-0000-7000-8000-00000000dead';
    const asked = { id: sale.id, expectedVersion: 1, customerId: nobody };
    await expect(sales.get(ChangeOpportunity).execute(chief, asked)).rejects.toMatchObject({
      code: 'CUSTOMER_UNKNOWN',
    });
    expect(await activity(call)).toMatchObject({ customer_id: first, version: 1 });
  });

  it('go with it by a file as well', async () => {
    const stage = (await stagesOf(sales))['need-agreed'];
    const written = (customer: string | undefined) =>
      sales.get(Transactions).run((tx) =>
        sales.get(OpportunityImport).apply(tx, chief, {
          source: 'old-crm',
          mode: 'WRITE',
          rows: [
            {
              rowNumber: 1,
              values: { externalId: 'A-1', title: 'Line 5', customer: customer as string, stage: stage as string },
            },
          ],
        }),
      );
    expect(await written(first)).toEqual([{ kind: 'CREATED' }]);
    const [sale] = await sales.rows<{ id: string }>(`SELECT id FROM sales.opportunity WHERE external_id = 'A-1'`);
    const call = await planned(sale?.id as string, chief);
    expect(await written(second)).toEqual([{ kind: 'CHANGED' }]);
    expect(await activity(call)).toMatchObject({ customer_id: second, version: 2 });
    expect(await written(second)).toEqual([{ kind: 'UNCHANGED' }]);
    expect(await activity(call)).toMatchObject({ version: 2 });
  });
});
