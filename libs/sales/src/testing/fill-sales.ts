import { createHash } from 'node:crypto';

/**
 * Many sales at once for tests of plans and speed, spread as in life: a few customers and teams have most of them, one
 * in ten is open, three currencies. The same seed makes the same rows. `:sales` and `:customers` stand for numbers.
 */
const FILL = `
  SET session_replication_role = replica;
  SELECT setseed(0.42);
  INSERT INTO identity.team (id, name)
    SELECT md5('team ' || n)::uuid, 'Team ' || n FROM generate_series(1, 20) n;
  INSERT INTO identity.user_account (id, email, name, status, created_at)
    SELECT md5('user ' || n)::uuid, 'user-' || n || '@example.com', 'Person ' || n, 'ACTIVE', '2024-01-01' FROM generate_series(1, 200) n;
  INSERT INTO identity.team_membership (id, team_id, user_id, valid_from)
    SELECT gen_random_uuid(), md5('team ' || (1 + n % 20))::uuid, md5('user ' || n)::uuid, '2020-01-01' FROM generate_series(1, 200) n;
  INSERT INTO customers.customer (id, kind, name, owner_id, team_id, created_at, updated_at)
    SELECT md5('customer ' || n)::uuid, 'COMPANY', (ARRAY['Mlecz', 'Odra', 'Żółw', 'Bałtyk', 'Wisła'])[1 + n % 5] || ' Pack ' || n,
      md5('user ' || (1 + n % 200))::uuid, md5('team ' || (1 + (1 + n % 200) % 20))::uuid, '2024-01-01', '2024-01-01'
    FROM generate_series(1, :customers) n;
  WITH kept AS (INSERT INTO currency.exchange_rate (id, source, currency, rate_date, rate, holds, recorded_at)
    SELECT md5(v.currency || d.day)::uuid, 'MANUAL', v.currency, d.day, v.middle * (1 + 0.05 * sin(extract(epoch FROM d.day) / 5e6)), true, '2024-01-01'
    FROM (VALUES ('EUR', 4.3), ('USD', 3.9)) v (currency, middle), generate_series('2020-01-01'::date, '2026-11-20', '1 day') d (day) RETURNING *)
    INSERT INTO currency.rate_in_force (currency, from_day, state, policy, rate_id, rate_date, source, factor, per, shown)
    SELECT currency, rate_date, 'IN_FORCE', 'SAME_DAY', id, rate_date, source, rate, 1, rate FROM kept;
  INSERT INTO sales.opportunity (id, number, title, customer_id, owner_id, team_id, process_version_id, stage_id, meaning, stage_entered_at,
      amount, currency, expected_close_date, opened_on, closed_on, lost_reason_id, classification, created_at, updated_at)
    SELECT md5('sale ' || r.n)::uuid, 'S/2024/' || lpad(r.n::text, 7, '0'), (ARRAY['Packing line', 'Flow wrapper', 'Palletiser', 'Spare parts'])[1 + r.n % 4] || ' ' || r.n,
      CASE WHEN r.n % 37 <> 0 THEN md5('customer ' || r.customer)::uuid END, md5('user ' || r.person)::uuid, md5('team ' || (1 + r.person % 20))::uuid,
      s.process_version_id, s.id, s.meaning, r.at, r.amount, (ARRAY['PLN', 'PLN', 'PLN', 'EUR', 'USD'])[1 + r.n % 5],
      CASE WHEN r.n % 11 <> 0 THEN r.at::date + 60 END, r.at::date - 30, CASE WHEN s.meaning <> 'OPEN' THEN r.at::date END,
      CASE WHEN s.meaning = 'LOST' THEN reason.id END,
      k.classification,
      r.at, r.at
    FROM (SELECT id FROM sales.pick_list_value WHERE list = 'LOST_REASON' LIMIT 1) reason, (
      SELECT n, 1 + floor(:customers * power(random(), 3))::int AS customer, 1 + floor(200 * power(random(), 2))::int AS person,
        round((exp(random() * 8) * 100)::numeric, 2) AS amount, timestamptz '2026-11-20' - random() * interval '900 days' AS at
      FROM generate_series(1, :sales) n) r
    JOIN (
      SELECT n, jsonb_object_agg(v.dimension_id, v.id) AS classification FROM generate_series(0, 15) n, LATERAL (
        SELECT DISTINCT ON (d.dimension_id) d.dimension_id, d.id FROM sales.dimension_value d ORDER BY d.dimension_id, md5(d.id::text || n)) v
      GROUP BY n) k ON k.n = r.n % 16
    JOIN (SELECT s.* FROM sales.stage s JOIN sales.process_version v ON v.id = s.process_version_id JOIN sales.process p ON p.id = v.process_id
      WHERE p.key = 'new-business') s ON s.key = (CASE WHEN r.n % 10 <> 0 THEN (ARRAY['won', 'won', 'lost'])[1 + r.n % 3]
        ELSE (ARRAY['qualified', 'need-agreed', 'offer-sent', 'negotiation'])[1 + (r.n / 10) % 4] END);
  INSERT INTO sales.activity (id, kind, subject, opportunity_id, customer_id, owner_id, team_id, due_at, done_at, created_at, updated_at)
    SELECT gen_random_uuid(), 'CALL', 'Call', o.id, o.customer_id, o.owner_id, o.team_id, o.updated_at + interval '10 days',
      CASE WHEN o.meaning <> 'OPEN' OR k = 1 THEN o.updated_at END, o.updated_at, o.updated_at
    FROM sales.opportunity o, generate_series(1, 2) k WHERE o.meaning = 'OPEN' OR k = 1;
  SET session_replication_role = DEFAULT;
  ANALYZE;`;

export const fillSales = (size: { readonly sales: number; readonly customers: number }): string =>
  FILL.replaceAll(':sales', String(Math.trunc(size.sales))).replaceAll(
    ':customers',
    String(Math.trunc(size.customers)),
  );

/** Ids that the filling makes. */
export const filled = {
  user: (n: number): string => uuidOf(`user ${n}`),
  team: (n: number): string => uuidOf(`team ${n}`),
  customer: (n: number): string => uuidOf(`customer ${n}`),
  sale: (n: number): string => uuidOf(`sale ${n}`),
};

const uuidOf = (text: string): string =>
  createHash('md5')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
