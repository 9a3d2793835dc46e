import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import pg from 'pg';
import { foundOrganisation, type FoundedOrganisation } from './testing/founded-organisation.js';
import { onDatabase, startTestedApi, type TestedApi } from './testing/running-api.js';
import { fullSelection, rootFields, sampleOperation } from './testing/sample-operation.js';

/** More rows than a page holds, of everything that is listed. */
const ROWS = 120;
const SALE = '01930000-0000-7000-8000-00000000a001';
const CUSTOMER = '01930000-0000-7000-8000-00000000a002';

let api: TestedApi;
let founded: FoundedOrganisation;
let schema: GraphQLSchema;
let statements = 0;
const query = pg.Client.prototype.query as (...words: unknown[]) => unknown;

beforeAll(async () => {
  api = await startTestedApi();
  founded = await foundOrganisation(api);
  schema = api.app.get(GraphQLSchemaHost).schema;
  await fill(founded.administratorId);
  pg.Client.prototype.query = function counted(this: unknown, ...words: unknown[]) {
    statements += 1;
    return query.apply(this, words);
  } as typeof pg.Client.prototype.query;
}, 60_000);
afterAll(async () => {
  pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
  await api.stop();
});

async function fill(userId: string): Promise<void> {
  await onDatabase(
    api.db,
    `
    CREATE FUNCTION pg_temp.made(what text, n int) RETURNS uuid LANGUAGE sql AS $$ SELECT md5(what || n)::uuid $$;
    INSERT INTO identity.team (id, name) SELECT pg_temp.made('team', n), 'Team ' || n FROM generate_series(1, 5) n;
    INSERT INTO identity.user_account (id, email, name, status, created_at)
      SELECT pg_temp.made('user', n), 'sample' || n || '@example.com', 'Sample ' || n, 'ACTIVE', now() FROM generate_series(1, ${ROWS}) n;
    INSERT INTO identity.team_membership (id, team_id, user_id, valid_from)
      SELECT gen_random_uuid(), pg_temp.made('team', 1 + n % 5), pg_temp.made('user', n), '2020-01-01' FROM generate_series(1, ${ROWS}) n;
    INSERT INTO customers.customer (id, kind, name, owner_id, team_id, created_at, updated_at)
      SELECT CASE WHEN n = 1 THEN '${CUSTOMER}' ELSE pg_temp.made('customer', n) END, 'COMPANY', 'Sample Dairy ' || n / 2, pg_temp.made('user', n),
        pg_temp.made('team', 1 + n % 5), now(), now() FROM generate_series(1, ${ROWS}) n;
    INSERT INTO customers.address (id, customer_id, kind, city, country)
      SELECT gen_random_uuid(), id, 'REGISTERED', 'Łódź', 'PL' FROM customers.customer;
    INSERT INTO customers.contact (id, customer_id, name, created_at, updated_at)
      SELECT pg_temp.made('contact', n), '${CUSTOMER}', 'Sample Contact ' || n, now(), now() FROM generate_series(1, ${ROWS}) n;
    INSERT INTO sales.opportunity (id, number, title, customer_id, owner_id, team_id, process_version_id, stage_id, meaning, stage_entered_at, amount,
        currency, expected_close_date, opened_on, created_at, updated_at)
      SELECT CASE WHEN n = 1 THEN '${SALE}' ELSE pg_temp.made('sale', n) END, 'S/1/' || n, 'Sample line ' || n, '${CUSTOMER}', pg_temp.made('user', n),
        pg_temp.made('team', 1 + n % 5), s.process_version_id, s.id, 'OPEN', now(), n * 100, 'PLN', current_date + n, current_date - n, now(), now()
      FROM generate_series(1, ${ROWS}) n, (SELECT * FROM sales.stage WHERE meaning = 'OPEN' ORDER BY key, id LIMIT 1) s;
    INSERT INTO sales.split (opportunity_id, user_id, share) SELECT id, owner_id, 100 FROM sales.opportunity;
    INSERT INTO sales.activity (id, kind, subject, opportunity_id, customer_id, contact_id, owner_id, due_at, created_at, updated_at)
      SELECT pg_temp.made('activity', n), 'CALL', 'Sample call ' || n, '${SALE}', '${CUSTOMER}', pg_temp.made('contact', n), '${userId}', now() + n * interval '1 hour',
        now(), now() FROM generate_series(1, ${ROWS}) n;
    INSERT INTO platform.register_entry (id, stream_kind, stream_id, subject_kind, subject_id, subject_version, action, changes, actor_id, actor_name, channel,
        occurred_at, recorded_at)
      SELECT gen_random_uuid(), kind, id::uuid, subject, id::uuid, n + 1, subject || '.change', jsonb_build_array(jsonb_build_object('field', 'owner', 'from', null,
        'to', pg_temp.made('user', n))), '${userId}', 'Sample', 'WEB', now(), now()
      FROM generate_series(1, ${ROWS}) n, (VALUES ('sale', '${SALE}', 'opportunity'), ('customer', '${CUSTOMER}', 'customer')) AS s (kind, id, subject);
    INSERT INTO integrations.import (id, kind, source_name, file_name, file_key, file_size, file_sha256, dialect, column_names, status, requested_by, created_at)
      SELECT gen_random_uuid(), 'PERSON', 'Sample', 'a.csv', 'x', 1, 'x', '{"separator": ",", "encoding": "utf-8", "decimalComma": false, "dateOrder": "YMD", "hasHeader": true, "titleRows": 0}',
        '{name}', 'DONE', '${userId}', now() FROM generate_series(1, ${ROWS}) n;
    INSERT INTO platform.dead_letter (id, queue, job_name, payload, attempts, error, failed_at)
      SELECT gen_random_uuid(), 'q', 'j', '{}', 5, 'e', now() FROM generate_series(1, ${ROWS}) n;
    INSERT INTO identity.security_event (id, kind, user_id, at, detail)
      SELECT gen_random_uuid(), 'user.invited', '${userId}', now(), jsonb_build_object('by', pg_temp.made('user', n), 'roles', '["salesperson"]'::jsonb)
      FROM generate_series(1, ${ROWS}) n;
    INSERT INTO platform.job_run (name, period, started_at) SELECT 'sample', n::text, now() FROM generate_series(1, ${ROWS}) n;
    ANALYZE`,
  );
}

/** Arguments by which a list finds what was filled in. */
const ARGUMENTS: Readonly<Record<string, unknown>> = { opportunityId: SALE, customerId: CUSTOMER, text: 'sample' };

/** Where a page is smaller. */
const MOST: Readonly<Record<string, number>> = { search: 50 };

const listed = () => rootFields(schema, 'query').filter(({ args }) => args.some(({ name }) => name === 'first'));

async function countAt(name: string, first: number): Promise<{ statements: number; rows: number }> {
  const field = listed().find((one) => one.name === name);
  if (!field) throw new Error(`there is no list ${name}`);
  const { document, variables } = sampleOperation('query', field, fullSelection(field.type, 5));
  const wanted = Object.keys(variables).filter((key) => key in ARGUMENTS);
  const known = field.args.filter(
    (argument) => argument.name in ARGUMENTS && wanted.concat('text').includes(argument.name),
  );
  const passed = {
    ...variables,
    ...Object.fromEntries(known.map((argument) => [argument.name, ARGUMENTS[argument.name]])),
    first,
  };
  const ask = () => founded.administrator.graphql<Record<string, unknown>>(document, passed);
  await ask();
  statements = 0;
  const { data, errors } = await ask();
  expect(errors).toEqual([]);
  const answer = data[name] as { nodes?: unknown[]; edges?: unknown[] } | unknown[];
  return { statements, rows: (Array.isArray(answer) ? answer : (answer.nodes ?? answer.edges ?? [])).length };
}

describe('the number of statements', () => {
  it('of every list is the same for one row, ten and a hundred, with all that hangs on each', async () => {
    const names = listed().map(({ name }) => name);
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) {
      const [one, ten, hundred] = [
        await countAt(name, 1),
        await countAt(name, 10),
        await countAt(name, MOST[name] ?? 100),
      ];
      expect({ name, rows: [one.rows, ten.rows] }).toEqual({ name, rows: [1, 10] });
      expect({ name, isMany: hundred.rows > 30 }).toEqual({ name, isMany: true });
      expect({ name, counts: [ten.statements, hundred.statements] }).toEqual({
        name,
        counts: [one.statements, one.statements],
      });
      expect({ name, few: one.statements >= 1 && one.statements <= 6 }).toEqual({ name, few: true });
    }
  }, 60_000);

  it('of a record does not grow with what hangs on it', async () => {
    for (const [name, id] of [
      ['opportunityRecord', SALE],
      ['customer', CUSTOMER],
      ['customerCard', CUSTOMER],
    ] as const) {
      const field = rootFields(schema, 'query').find((one) => one.name === name);
      if (!field) continue;
      const { document } = sampleOperation('query', field, fullSelection(field.type, 5));
      await founded.administrator.graphql(document, { id });
      statements = 0;
      const { errors } = await founded.administrator.graphql(document, { id });
      expect({ name, errors }).toEqual({ name, errors: [] });
      expect({ name, few: statements <= 8 }).toEqual({ name, few: true });
    }
  });
});
