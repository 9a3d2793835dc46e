import pg from 'pg';

export const OPPORTUNITIES = 1_000_000;
export const CUSTOMERS = 50_000;

/**
 * A million sales of fifty thousand customers beside the demo's: a few customers have thousands, most have a handful,
 * as it is in life. Written in one go with the indexes in place, then analysed as a database is that has run a while.
 */
export async function fill(superuserUrl: string, opportunities = OPPORTUNITIES, customers = CUSTOMERS): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("SET session_replication_role = 'replica'");
    await client.query('SET synchronous_commit = off');
    await client.query(FILL_CUSTOMERS, [customers]);
    for (let from = 0; from < opportunities; from += 100_000) {
      await client.query(FILL_OPPORTUNITIES, [from, Math.min(opportunities, from + 100_000), customers]);
    }
    await client.query(FILL_ACTIVITIES);
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}

/** How each of the million sales came where it is, which statistics ask for and lists do not. */
export async function fillStages(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("SET session_replication_role = 'replica'");
    await client.query('SET synchronous_commit = off');
    await client.query(FILL_STAGE_EVENTS);
    await client.query("INSERT INTO sales.uncounted_sale SELECT id FROM sales.opportunity WHERE number LIKE 'B/%'");
    await client.query('VACUUM ANALYZE sales.stage_event, sales.uncounted_sale');
  } finally {
    await client.end();
  }
}

/** Two events of each: into the first stage, and from there to where it is. */
const FILL_STAGE_EVENTS = /* sql */ `
  INSERT INTO sales.stage_event (id, opportunity_id, from_stage_id, to_stage_id, occurred_at, recorded_at)
  SELECT gen_random_uuid(), o.id, NULL, f.id, o.created_at, o.created_at
  FROM sales.opportunity o JOIN LATERAL (
    SELECT s.id FROM sales.stage s WHERE s.process_version_id = o.process_version_id ORDER BY s.position LIMIT 1) f ON true WHERE o.number LIKE 'B/%'
  UNION ALL
  SELECT gen_random_uuid(), o.id, f.id, o.stage_id, o.stage_entered_at, o.stage_entered_at
  FROM sales.opportunity o JOIN LATERAL (
    SELECT s.id FROM sales.stage s WHERE s.process_version_id = o.process_version_id ORDER BY s.position LIMIT 1) f ON true
  WHERE o.number LIKE 'B/%' AND f.id <> o.stage_id`;

const FILL_CUSTOMERS = /* sql */ `
  INSERT INTO customers.customer (id, kind, name, segment_id, region_id, market_id, priority_class, owner_id, team_id, currency, created_at, updated_at)
  SELECT ('0b000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'COMPANY', 'Klient ' || n || ' ' || substr(md5(n::text), 1, 6), s.id, r.id, m.id,
    (ARRAY['A', 'B', 'C'])[1 + n % 3], u.user_id, u.team_id, 'PLN', now() - n * interval '10 minutes', now() - n * interval '10 minutes'
  FROM generate_series(0, $1::int - 1) n
  JOIN (SELECT user_id, team_id, row_number() OVER (ORDER BY user_id) - 1 AS at, count(*) OVER () AS people FROM identity.team_membership) u ON u.at = n % u.people
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS at, count(*) OVER () AS all FROM customers.segment) s ON s.at = n % s.all
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS at, count(*) OVER () AS all FROM customers.region) r ON r.at = n % r.all
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS at, count(*) OVER () AS all FROM customers.market) m ON m.at = n % m.all`;

const FILL_OPPORTUNITIES = /* sql */ `
  INSERT INTO sales.opportunity (id, number, title, customer_id, owner_id, team_id, process_version_id, stage_id, meaning, stage_entered_at, amount, currency,
    expected_close_date, opened_on, closed_on, source_id, lost_reason_id, next_step, classification, created_at, updated_at)
  SELECT ('0c000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'B/' || n, 'Linia pakująca ' || n,
    ('0b000000-0000-7000-8000-' || lpad(to_hex((floor(power((hashint4(n)::bigint + 2147483648) / 4294967296.0, 3) * $3))::int), 12, '0'))::uuid,
    u.user_id, u.team_id, s.process_version_id, s.id, s.meaning, opened.at + interval '9 days', (1000 + (hashint4(n + 7)::bigint + 2147483648) % 900000), 'PLN',
    (opened.at + interval '90 days')::date, opened.at::date, CASE WHEN s.meaning <> 'OPEN' THEN (opened.at + interval '60 days')::date END,
    NULL, CASE WHEN s.meaning = 'LOST' THEN l.id END, 'Telefon', k.classification, opened.at, opened.at + interval '30 days'
  FROM generate_series($1::int, $2::int - 1) n
  CROSS JOIN LATERAL (SELECT now() - (n % 900) * interval '1 day' - (n % 86399) * interval '1 second' AS at) opened
  JOIN (SELECT user_id, team_id, row_number() OVER (ORDER BY user_id) - 1 AS at, count(*) OVER () AS people FROM identity.team_membership) u ON u.at = n % u.people
  JOIN (SELECT s.*, row_number() OVER (ORDER BY s.id) - 1 AS at, count(*) OVER () AS all FROM sales.stage s) s ON s.at = (n / 7) % s.all
  JOIN (SELECT mix, jsonb_object_agg(v.dimension_id, v.id) AS classification FROM generate_series(0, 15) mix, LATERAL (
    SELECT DISTINCT ON (d.dimension_id) d.dimension_id, d.id FROM sales.dimension_value d ORDER BY d.dimension_id, md5(d.id::text || mix)) v
    GROUP BY mix) k ON k.mix = n % 16
  CROSS JOIN (SELECT id FROM sales.pick_list_value WHERE list = 'LOST_REASON' ORDER BY position LIMIT 1) l`;

/** One open sale in four has something planned. */
const FILL_ACTIVITIES = /* sql */ `
  INSERT INTO sales.activity (id, kind, subject, opportunity_id, customer_id, owner_id, team_id, due_at, created_at, updated_at)
  SELECT gen_random_uuid(), 'CALL', 'Telefon', id, customer_id, owner_id, team_id, now() + interval '3 days', created_at, created_at
  FROM sales.opportunity WHERE meaning = 'OPEN' AND number LIKE 'B/%' AND hashtext(number) % 4 = 0`;
