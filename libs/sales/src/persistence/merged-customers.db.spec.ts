import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChangeCustomer, CustomerCardQuery, CustomerMergesQuery, MergeCustomers, UndoMerge } from '@kontor/customers';
import { anActor, aUser } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import { FixedClock } from '@kontor/testing';
import fc from 'fast-check';
import { SaleRegisterQuery } from '../queries/sale-register.query.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { stagesOf } from '../testing/sales-builders.js';

let sales: SalesApplication;
let actor: Actor;
let stage: { id: string; version: string };
const clock = new FixedClock(new Date('2026-11-23T09:00:00Z'));

beforeAll(async () => {
  sales = await salesApplication(clock);
  actor = anActor({
    userId: await aUser(sales.db),
    permissions: ['customer.read', 'customer.delete', 'opportunity.read', 'activity.read'],
  });
  const id = Object.values(await stagesOf(sales))[0] as string;
  const [row] = await sales.rows<{ process_version_id: string }>(
    'SELECT process_version_id FROM sales.stage WHERE id = $1',
    [id],
  );
  stage = { id, version: row?.process_version_id as string };
});
afterAll(() => sales?.close());

const NOW = '2026-01-01T00:00:00Z';
const insert = async (table: string, row: Readonly<Record<string, unknown>>): Promise<string> => {
  const whole: Record<string, unknown> = { id: randomUUID(), ...row };
  const names = Object.keys(whole);
  await sales.rows(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    Object.values(whole),
  );
  return whole['id'] as string;
};
const customer = (more: object = {}) =>
  insert('customers.customer', { kind: 'COMPANY', name: 'Żółw', created_at: NOW, updated_at: NOW, ...more });
const contact = (customerId: string, more: object = {}) =>
  insert('customers.contact', { customer_id: customerId, name: 'Jan', created_at: NOW, updated_at: NOW, ...more });
const sale = (customerId: string, more: object = {}) =>
  insert('sales.opportunity', {
    number: randomUUID(),
    title: 'Line 2',
    customer_id: customerId,
    process_version_id: stage.version,
    stage_id: stage.id,
    meaning: 'OPEN',
    stage_entered_at: NOW,
    currency: 'PLN',
    opened_on: '2026-01-01',
    created_at: NOW,
    updated_at: NOW,
    ...more,
  });
const activity = (customerId: string, more: object = {}) =>
  insert('sales.activity', {
    kind: 'CALL',
    subject: 'Call',
    customer_id: customerId,
    owner_id: actor.userId,
    created_at: NOW,
    updated_at: NOW,
    ...more,
  });
const versionOf = async (id: string): Promise<number> =>
  (await sales.rows<{ version: number }>('SELECT version FROM customers.customer WHERE id = $1', [id]))[0]?.version ??
  0;
const merge = async (winnerId: string, loserId: string, taken: readonly ('name' | 'taxId' | 'parent')[] = []) =>
  sales.get(MergeCustomers).execute(actor, {
    winnerId,
    winnerVersion: await versionOf(winnerId),
    loserId,
    loserVersion: await versionOf(loserId),
    taken,
  });
const latestMerge = async (winnerId: string): Promise<string> =>
  (await sales.get(CustomerMergesQuery).list(actor, winnerId))[0]?.id as string;
const undo = (mergeId: string) => sales.get(UndoMerge).execute(actor, { mergeId });

/** Every row of every table that names a customer or a contact, but for what only says when and how often it was saved. */
async function world(): Promise<Record<string, unknown[]>> {
  const tables = await sales.rows<{ name: string }>(`
    SELECT DISTINCT c.conrelid::regclass::text AS name FROM pg_constraint c
    WHERE c.contype = 'f' AND c.confrelid IN ('customers.customer'::regclass, 'customers.contact'::regclass)
      AND c.conrelid::regclass::text NOT IN ('customers.merge', 'customers.not_duplicate', 'customers.owner_period')
    UNION SELECT 'customers.customer' ORDER BY 1`);
  const seen: Record<string, unknown[]> = {};
  for (const { name } of tables) {
    const rows = await sales.rows<{ row: Record<string, unknown> }>(`
      SELECT to_jsonb(t) - 'version' - 'updated_at' - ${name === 'customers.address' ? "'id'" : "''"} AS row FROM ${name} t`);
    seen[name] = rows.map(({ row }) => JSON.stringify(row)).sort();
  }
  return seen;
}

/** Where a customer is named, as `table.column`, with how often. */
async function namings(id: string): Promise<Record<string, number>> {
  const columns = await sales.rows<{ name: string; column: string }>(`
    SELECT c.conrelid::regclass::text AS name, a.attname AS column FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND c.confrelid = 'customers.customer'::regclass`);
  const found: Record<string, number> = {};
  for (const { name, column } of columns) {
    const [row] = await sales.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${name} WHERE ${column} = $1`,
      [id],
    );
    if (row && row.count > 0) found[`${name}.${column}`] = row.count;
  }
  return found;
}

/** What may go on naming a customer that was merged: what says so, and what is the loser's own for an undo. */
const STAYS = new Set([
  'customers.merge.loser_id',
  'customers.merge.winner_id',
  'customers.not_duplicate.first_id',
  'customers.not_duplicate.second_id',
  'customers.customer.merged_into_id',
  'customers.address.customer_id',
  'customers.customer_tag.customer_id',
  'customers.customer_custom_value.record_id',
  'customers.owner_period.customer_id',
]);

async function company() {
  const id = await customer({ tax_id: null });
  await insert('customers.address', { customer_id: id, kind: 'REGISTERED', city: randomUUID(), country: 'PL' });
  await customer({ parent_id: id, name: 'Daughter' });
  const people = [await contact(id), await contact(id, { deleted_at: NOW })];
  const deals = [await sale(id), await sale(id, { deleted_at: NOW })];
  await sales.rows('INSERT INTO sales.opportunity_contact (opportunity_id, contact_id, role) VALUES ($1, $2, $3)', [
    deals[0],
    people[0],
    'DECIDES',
  ]);
  await activity(id, { contact_id: people[0] });
  await activity(id, { opportunity_id: deals[0] });
  await activity(id, { opportunity_id: deals[1], deleted_at: NOW });
  return { id, people, deals };
}

describe('a merge', () => {
  it('leaves nothing that names the loser, in any table that could', async () => {
    const [winner, loser] = [await company(), await company()];
    expect(Object.keys(await namings(loser.id)).length).toBeGreaterThanOrEqual(5);
    await merge(winner.id, loser.id);
    expect(Object.keys(await namings(loser.id)).filter((name) => !STAYS.has(name))).toEqual([]);
    expect(await namings(winner.id)).toMatchObject({
      'sales.opportunity.customer_id': 4,
      'sales.activity.customer_id': 6,
      'customers.contact.customer_id': 4,
    });
  });

  it('is what the preview said, and opens under the old id with the past of both', async () => {
    const [winner, loser] = [await company(), await company()];
    const preview = await sales.get(CustomerMergesQuery).preview(actor, winner.id, loser.id);
    expect(Object.fromEntries(preview.moves.map(({ kind, count }) => [kind, count]))).toMatchObject({
      'customers.contact': 1,
      'customers.subsidiary': 1,
      'sales.activity': 2,
      'sales.opportunity': 1,
    });
    await sales
      .get(ChangeCustomer)
      .execute(actor, { id: loser.id, expectedVersion: 1, name: 'Zolw S.A.', taxId: 'PL7811234566' })
      .catch(() => undefined);
    await merge(winner.id, loser.id, ['name']);
    const card = await sales.get(CustomerCardQuery).find(actor, loser.id);
    expect(card).toMatchObject({ customer: { id: winner.id }, open: { count: 2 } });
    expect(card?.addresses.map(({ kind }) => kind)).toEqual(['REGISTERED', 'SITE']);
    const { rows } = await sales.get(SaleRegisterQuery).page(actor, 'customer', loser.id, { first: 100 });
    const merges = rows
      .filter(({ row }) => row.action === 'customer.merge')
      .map(({ row }) => row.changes.map(({ field }) => field)[0]);
    expect(merges.sort()).toEqual(['mergedFrom', 'mergedInto']);
    const { rows: deal } = await sales
      .get(SaleRegisterQuery)
      .page(actor, 'sale', loser.deals[0] as string, { first: 10 });
    expect(deal.map(({ row }) => row.action)).toEqual(['opportunity.change', 'activity.change']);
  });

  it('may take the tax id over, and gives it back', async () => {
    const [winner, loser] = [await customer({ tax_id: 'PL5260250274' }), await customer({ tax_id: 'PL7740001454' })];
    await merge(winner, loser, ['taxId']);
    expect((await sales.get(CustomerCardQuery).find(actor, loser))?.customer.taxId).toBe('PL7740001454');
    await undo(await latestMerge(winner));
    expect((await sales.get(CustomerCardQuery).find(actor, winner))?.customer.taxId).toBe('PL5260250274');
    expect((await sales.get(CustomerCardQuery).find(actor, loser))?.customer.taxId).toBe('PL7740001454');
  });

  it('refuses a customer with itself, a stale look and what is out of reach', async () => {
    const [one, other] = [await customer(), await customer()];
    await expect(merge(one, one)).rejects.toMatchObject({ code: 'MERGE_OF_ITSELF' });
    const input = { winnerId: one, winnerVersion: 1, loserId: other, loserVersion: 7, taken: [] };
    await expect(sales.get(MergeCustomers).execute(actor, input)).rejects.toMatchObject({ code: 'CONFLICT' });
    const stranger = anActor({ scopes: { customer: { read: 'ALL', write: 'OWN' } } });
    await expect(sales.get(MergeCustomers).execute(stranger, { ...input, loserVersion: 1 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('taking a merge back', () => {
  it('restores any world exactly, whatever was merged into what', async () => {
    const shape = fc.record({
      parents: fc.array(fc.option(fc.nat(4)), { minLength: 5, maxLength: 5 }),
      merges: fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.subarray(['name', 'taxId', 'parent'] as const)), {
        minLength: 1,
        maxLength: 4,
      }),
      contacts: fc.array(fc.nat(4), { maxLength: 4 }),
      deals: fc.array(fc.nat(4), { maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(shape, async ({ parents, merges, contacts, deals }) => {
        const ids: string[] = [];
        // A parent is always an earlier one, so that there is no circle to begin with.
        for (const [index, parent] of parents.entries()) {
          const parentId = parent === null || parent >= index ? null : ids[parent];
          ids.push(await customer({ name: `Firm ${index}`, parent_id: parentId ?? null }));
        }
        for (const index of contacts) await contact(ids[index] as string);
        for (const index of deals) {
          const deal = await sale(ids[index] as string);
          await activity(ids[index] as string, { opportunity_id: deal });
        }
        const counted = async () =>
          (
            await sales.rows<{ sales: number; people: number }>(
              `SELECT (SELECT count(*)::int FROM sales.opportunity o JOIN customers.customer c ON c.id = o.customer_id AND c.deleted_at IS NULL WHERE c.id = ANY($1)) AS sales,
              (SELECT count(*)::int FROM customers.contact k JOIN customers.customer c ON c.id = k.customer_id AND c.deleted_at IS NULL WHERE c.id = ANY($1)) AS people`,
              [ids],
            )
          )[0];
        const before = await world();
        const all = await counted();
        const done: string[] = [];
        const gone = new Set<string>();
        for (const [into, from, taken] of merges) {
          const [winner, loser] = [ids[into] as string, ids[from] as string];
          if (winner === loser || gone.has(winner) || gone.has(loser)) continue;
          await merge(winner, loser, taken);
          gone.add(loser);
          done.push(await latestMerge(winner));
          expect(await counted()).toEqual(all);
          const circles = await sales.rows(
            `WITH RECURSIVE up AS (SELECT id AS of, parent_id FROM customers.customer WHERE id = ANY($1) AND deleted_at IS NULL
              UNION SELECT up.of, c.parent_id FROM up JOIN customers.customer c ON c.id = up.parent_id) SELECT 1 FROM up WHERE of = parent_id`,
            [ids],
          );
          expect(circles).toEqual([]);
        }
        for (const mergeId of done.reverse()) {
          await undo(mergeId);
        }
        expect(await world()).toEqual(before);
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('is refused twice, after a day, and when somebody changed what it is about', async () => {
    const [winner, loser, elsewhere] = [await company(), await company(), await customer()];
    await merge(winner.id, loser.id);
    const id = await latestMerge(winner.id);
    await sales.rows('UPDATE sales.opportunity SET customer_id = $2, version = version + 1 WHERE id = $1', [
      loser.deals[0],
      elsewhere,
    ]);
    await expect(undo(id)).rejects.toMatchObject({
      code: 'MERGE_CHANGED_SINCE',
      details: { kind: 'sales.opportunity', count: 1 },
    });
    await sales.rows('UPDATE sales.opportunity SET customer_id = $2, version = version + 1 WHERE id = $1', [
      loser.deals[0],
      winner.id,
    ]);
    const fresh = await sale(winner.id);
    await sales.rows('INSERT INTO sales.opportunity_contact (opportunity_id, contact_id, role) VALUES ($1, $2, $3)', [
      fresh,
      loser.people[0],
      'BUYS',
    ]);
    await expect(undo(id)).rejects.toMatchObject({
      code: 'MERGE_CHANGED_SINCE',
      details: { kind: 'customers.contact' },
    });
    await sales.rows('DELETE FROM sales.opportunity_contact WHERE opportunity_id = $1', [fresh]);
    clock.advance({ hours: 25 });
    await expect(undo(id)).rejects.toMatchObject({ code: 'MERGE_UNDO_TOO_LATE' });
    expect((await sales.get(CustomerMergesQuery).list(actor, winner.id))[0]?.canUndo).toBe(false);
    await merge(winner.id, elsewhere);
    const second = await latestMerge(winner.id);
    expect((await sales.get(CustomerMergesQuery).list(actor, winner.id)).map(({ canUndo }) => canUndo)).toEqual([
      true,
      false,
    ]);
    await undo(second);
    await expect(undo(second)).rejects.toMatchObject({ code: 'MERGE_UNDONE_ALREADY' });
    await merge(winner.id, elsewhere);
    await sales
      .get(ChangeCustomer)
      .execute(actor, { id: winner.id, expectedVersion: await versionOf(winner.id), notes: 'new' });
    await expect(undo(await latestMerge(winner.id))).rejects.toMatchObject({ code: 'MERGE_CHANGED_SINCE' });
  });
});
