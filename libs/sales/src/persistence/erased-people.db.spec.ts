import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AddNote,
  ChangeContact,
  ChangeNote,
  CreateContact,
  CreateCustomer,
  EraseContact,
  ExportContact,
} from '@kontor/customers';
import { anActor, aUser } from '@kontor/identity/testing';
import { type Actor, requestScope } from '@kontor/platform';
import { createHash } from 'node:crypto';
import { SaleRegisterQuery } from '../queries/sale-register.query.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { ChangeActivity } from '../use-cases/change-activity.js';
import { CreateActivity } from '../use-cases/create-activity.js';

let sales: SalesApplication;
let actor: Actor;
const PERSON = { name: 'Żaneta (Ż.) Gęś', email: 'zaneta.ges@zolw.example', phone: '+48 601 222 333' };

beforeAll(async () => {
  sales = await salesApplication();
  actor = anActor({
    userId: await aUser(sales.db),
    permissions: ['customer.read', 'customer.write', 'activity.read', 'activity.write'],
  });
});
afterAll(() => sales?.close());

/** Tables in which any of the texts stands, in whatever column. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const tables = await sales.rows<{ name: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')`);
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await sales.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${name} t, unnest($1::text[]) AS s (text) WHERE position(lower(s.text) IN lower(t::text)) > 0`,
      [texts],
    );
    if (row && row.count > 0) found.push(name);
  }
  return found.sort();
}

async function aLife() {
  const customerId = (await sales.get(CreateCustomer).execute(actor, { name: 'Mlecz-Pol' })).id;
  const claim = { actorKey: 'user:1', key: customerId, bodyHash: 'x' };
  const contact = await requestScope.run({ idempotency: claim } as never, () =>
    sales.get(CreateContact).execute(actor, { customerId, ...PERSON, jobTitle: 'Kupiec' }),
  );
  await sales.get(ChangeContact).execute(actor, { id: contact.id, expectedVersion: 1, jobTitle: 'Prezes' });
  const call = await sales.get(CreateActivity).execute(actor, {
    kind: 'CALL',
    subject: `Zadzwonić: ${PERSON.name}`,
    body: `numer ${PERSON.phone}`,
    customerId,
    contactId: contact.id,
  });
  await sales
    .get(ChangeActivity)
    .execute(actor, { id: call.id, expectedVersion: 1, body: `albo ${PERSON.email.toUpperCase()}` });
  const note = await sales.get(AddNote).execute(actor, { customerId, body: `Decyduje ${PERSON.name}` });
  await sales.get(ChangeNote).execute(actor, { id: note.id, expectedVersion: 1, body: 'Decyduje ktoś inny' });
  await sales.get(AddNote).execute(actor, { customerId, body: 'Zupełnie o czym innym' });
  return { customerId, contactId: contact.id };
}

const texts = [PERSON.name, PERSON.email, PERSON.phone];

describe('the personal data of a contact', () => {
  it('never stand in the register itself, and are read there as if they did', async () => {
    const { customerId } = await aLife();
    expect(await tablesWith(texts)).not.toContain('platform.register_entry');
    const { rows } = await sales.get(SaleRegisterQuery).page(actor, 'customer', customerId, { first: 100 });
    const created = rows.find(({ row }) => row.action === 'contact.create');
    expect(created?.row.changes).toContainEqual(
      expect.objectContaining({ field: 'name', from: null, to: PERSON.name }),
    );
    const [kept] = await sales.rows<{ digest: string; salt: string; value: string }>(
      `SELECT change -> 'to' ->> 'digest' AS digest, v.salt, v.value FROM platform.register_entry r, jsonb_array_elements(r.changes) change
       JOIN platform.personal_value v ON v.id = (change -> 'to' ->> 'personal')::uuid WHERE change ->> 'field' = 'email'`,
    );
    const digest = createHash('sha256')
      .update(`${kept?.salt}${JSON.stringify(kept?.value)}`)
      .digest('hex');
    expect(kept?.digest).toBe(digest);
  });

  it('are exported whole, for a program and for a reader', async () => {
    const { contactId } = await aLife();
    const whole = await sales.get(ExportContact).execute(actor, { id: contactId });
    expect(JSON.parse(whole.json)).toMatchObject({
      contact: { ...PERSON, jobTitle: 'Prezes', customer: 'Mlecz-Pol' },
      'sales.activity': [{ subject: `Zadzwonić: ${PERSON.name}` }],
      register: [{ action: 'contact.create' }, { changes: [{ field: 'jobTitle', from: 'Kupiec', to: 'Prezes' }] }],
    });
    expect(whole.text).toContain(`email: ${PERSON.email}`);
    await expect(sales.get(ExportContact).execute(anActor({ scopes: {} }), { id: contactId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('are gone from every table once they are erased, while everything else stays', async () => {
    await sales.rows('DELETE FROM platform.idempotency');
    const lives = await sales.rows<{ id: string }>('SELECT id FROM customers.contact WHERE erased_at IS NULL');
    const { customerId, contactId } = await aLife();
    expect(await tablesWith(texts)).toEqual(
      expect.arrayContaining([
        'customers.contact',
        'platform.idempotency',
        'platform.personal_value',
        'sales.activity',
      ]),
    );
    const before = await sales.rows<{ count: number }>('SELECT count(*)::int AS count FROM platform.register_entry');
    for (const { id } of [...lives, { id: contactId }]) {
      const [row] = await sales.rows<{ version: number }>('SELECT version FROM customers.contact WHERE id = $1', [id]);
      await sales
        .get(EraseContact)
        .execute(actor, { id, expectedVersion: row?.version ?? 0, reason: 'asked to be forgotten' });
    }
    expect(await tablesWith(texts)).toEqual([]);
    expect(
      (await sales.rows<{ count: number }>('SELECT count(*)::int AS count FROM platform.register_entry'))[0]?.count,
    ).toBeGreaterThan(before[0]?.count ?? 0);
    const { rows } = await sales.get(SaleRegisterQuery).page(actor, 'customer', customerId, { first: 100 });
    const created = rows.find(({ row }) => row.action === 'contact.create');
    expect(created?.row.changes).toContainEqual(expect.objectContaining({ field: 'name', to: '▒▒▒▒' }));
    expect(rows.map(({ row }) => row.action)).toContain('contact.erase');
    const notes = await sales.rows<{ body: string }>(
      'SELECT body FROM customers.note WHERE customer_id = $1 ORDER BY id',
      [customerId],
    );
    expect(notes.map(({ body }) => body)).toEqual(['Decyduje ktoś inny', 'Zupełnie o czym innym']);
    const [call] = await sales.rows<{ subject: string; body: string }>(
      'SELECT subject, body FROM sales.activity WHERE contact_id = $1',
      [contactId],
    );
    expect(call?.subject).toMatch(/^Zadzwonić: ▒▒▒▒ [0-9A-F]{6}$/u);
    await expect(sales.get(EraseContact).execute(actor, { id: contactId, expectedVersion: 3 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(sales.get(ExportContact).execute(actor, { id: contactId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
