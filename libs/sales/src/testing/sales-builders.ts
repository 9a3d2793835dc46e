import { randomUUID } from 'node:crypto';
import { aUser } from '@kontor/identity/testing';
import type { SalesApplication } from './sales-application.js';

/** A customer company in the database; its id comes back. */
export async function aCustomer(
  sales: SalesApplication,
  overrides: { name?: string; ownerId?: string | null; teamId?: string | null } = {},
): Promise<string> {
  const id = randomUUID();
  await sales.rows(
    `INSERT INTO customers.customer (id, kind, name, owner_id, team_id, created_at, updated_at)
     VALUES ($1, 'COMPANY', $2, $3, $4, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')`,
    [id, overrides.name ?? `Customer ${id.slice(0, 8)}`, overrides.ownerId ?? null, overrides.teamId ?? null],
  );
  return id;
}

/** Somebody who works with sales, within a reach. */
export async function aSellingUser(
  sales: SalesApplication,
  {
    teamId = null,
    name = 'Olaf Bocian',
    reach = 'TEAM',
    email,
  }: { teamId?: string | null; name?: string; reach?: string; email?: string } = {},
): Promise<string> {
  const [userId, role] = [
    await aUser(sales.db, { name, ...(teamId ? { teamId } : {}), ...(email ? { email } : {}) }),
    randomUUID(),
  ];
  const scope = { read: reach, write: reach };
  await sales.rows(
    `INSERT INTO identity.role (id, key, name, permissions, scopes) VALUES ($1, $2, '{"pl":"S","en":"S"}', '{opportunity.read,opportunity.write,activity.read}', $3)`,
    [role, role, JSON.stringify({ opportunity: scope, customer: scope, activity: scope })],
  );
  await sales.rows('INSERT INTO identity.user_role VALUES ($1, $2)', [userId, role]);
  await sales.rows(
    `INSERT INTO identity.organisation (id, name, set_up_at) SELECT gen_random_uuid(), 'Test', now() WHERE NOT EXISTS (SELECT FROM identity.organisation)`,
  );
  return userId;
}

export async function aContact(sales: SalesApplication, customerId: string): Promise<string> {
  const id = randomUUID();
  await sales.rows(
    `INSERT INTO customers.contact (id, customer_id, name, created_at, updated_at)
     VALUES ($1, $2, 'Jan Pawlak', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')`,
    [id, customerId],
  );
  return id;
}

export async function anActivity(
  sales: SalesApplication,
  overrides: {
    opportunityId: string;
    ownerId: string;
    kind?: string;
    dueAt?: string | null;
    doneAt?: string | null;
    allDay?: boolean;
  },
): Promise<string> {
  const id = randomUUID();
  await sales.rows(
    `INSERT INTO sales.activity (id, kind, subject, opportunity_id, owner_id, due_at, all_day, done_at, created_at, updated_at)
     VALUES ($1, $2, 'Agree on the film width', $3, $4, $5, $6, $7, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')`,
    [
      id,
      overrides.kind ?? 'CALL',
      overrides.opportunityId,
      overrides.ownerId,
      overrides.dueAt ?? null,
      overrides.allDay ?? false,
      overrides.doneAt ?? null,
    ],
  );
  return id;
}

/** A rate kept by hand: units of the base currency for one unit of `currency`. */
export async function aRate(
  sales: SalesApplication,
  currency: string,
  rate: string,
  validFrom = '2020-01-01',
): Promise<void> {
  await sales.rows(
    `WITH kept AS (INSERT INTO currency.exchange_rate (id, source, currency, rate_date, rate, holds, recorded_at)
       VALUES ($1, 'MANUAL', $2, $4, $3, true, '2026-01-01T00:00:00Z') RETURNING *)
     INSERT INTO currency.rate_in_force (currency, from_day, state, policy, rate_id, rate_date, source, factor, per, shown)
     SELECT currency, rate_date, 'IN_FORCE', 'SAME_DAY', id, rate_date, source, rate, 1, rate FROM kept`,
    [randomUUID(), currency, rate, validFrom],
  );
}

/** Ids of the stages of a process by their keys. */
export async function stagesOf(sales: SalesApplication, processKey = 'new-business'): Promise<Record<string, string>> {
  const rows = await sales.rows<{ key: string; id: string }>(
    `SELECT s.key, s.id FROM sales.stage s JOIN sales.process_version v ON v.id = s.process_version_id
     JOIN sales.process p ON p.id = v.process_id WHERE p.key = $1`,
    [processKey],
  );
  return Object.fromEntries(rows.map(({ key, id }) => [key, id]));
}

/** The id of a value of a pick list, by its English name. */
export async function picked(sales: SalesApplication, list: string, name: string): Promise<string> {
  const [row] = await sales.rows<{ id: string }>(
    `SELECT id FROM sales.pick_list_value WHERE list = $1 AND name ->> 'en' = $2`,
    [list, name],
  );
  if (!row) throw new Error(`${list} has no ${name}`);
  return row.id;
}
