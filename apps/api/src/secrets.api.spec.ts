import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Logger } from '@kontor/platform';
import { foundOrganisation, type FoundedOrganisation, PASSWORD } from './testing/founded-organisation.js';
import { onDatabase, startTestedApi, type TestedApi } from './testing/running-api.js';

/** Secrets as they are given, under words by which a failure names them. */
const given = new Map<string, string>([
  ['the password of the mail server', 'canary-smtp-7Hq2'],
  ['a wrong password', 'canary wrong password 7Hq2'],
  ['a new password', 'canary kaktus rower 7Hq2'],
  ['a password that is refused', 'canary-7Hq2'],
  ['a password where none belongs', 'canary misplaced 7Hq2'],
  ['a key that is none', `kontor_aaaaaaaaaa_${'canary7Hq2'.padEnd(43, 'x')}`],
  ['a cookie that is none', 'canary7Hq2'.padEnd(43, 'c')],
  ['a token that is none', 'canary7Hq2'.padEnd(43, 't')],
  ['a key in the address', 'kontor_bbbbbbbbbb_canary7Hq2address'],
  ['a body that is no JSON', 'canary-broken-body-7Hq2'],
  ['a cell of a file', 'canary-cell-7Hq2'],
]);
const secret = (what: string): string => given.get(what) ?? '';

const lines: string[] = [];
const answers: string[] = [];
let api: TestedApi;
let founded: FoundedOrganisation;

beforeAll(async () => {
  api = await startTestedApi({
    logger: Logger.create('trace', { write: (line) => void lines.push(line) }),
    environment: { SMTP_URL: `smtp://kontor:${secret('the password of the mail server')}@127.0.0.1:1` },
  });
  founded = await foundOrganisation(api);
  given.set('the password of the administrator', PASSWORD);
  given.set('the session of the administrator', founded.token);
  given.set('the password of the database', new URL(api.db.appUrl).password);
});
afterAll(() => api.stop());

const LOG_IN = 'mutation L($input: LogInInput!) { logIn(input: $input) { email } }';
const graphql = async (
  document: string,
  variables: object,
  headers: Record<string, string> = {},
  by = api.anonymous,
) => {
  const answer = await by.graphql<Record<string, unknown>>(document, variables as Record<string, unknown>, headers);
  answers.push(JSON.stringify([answer.data, answer.errors]));
  return answer;
};
const http = async (path: string, init: RequestInit = {}, by = api.anonymous) => {
  const response = await by.fetch(path, init);
  answers.push(await response.text());
};

/** Everything that takes a secret, in every way that it can go wrong. */
async function useSecrets(): Promise<void> {
  const email = 'maria@example.com';
  await graphql(LOG_IN, { input: { email, password: secret('a wrong password') } });
  await graphql(LOG_IN, { input: { email, password: PASSWORD } }, { 'idempotency-key': 'log-in-0001' });
  await graphql(LOG_IN, { input: { email, password: PASSWORD, passwrd: secret('a password where none belongs') } });
  await graphql(LOG_IN, { input: { email: secret('a password where none belongs'), password: 'x' } });
  const change = 'mutation C($input: ChangePasswordInput!) { changePassword(input: $input) }';
  const asked = { currentPassword: PASSWORD, newPassword: secret('a password that is refused') };
  await graphql(change, { input: asked }, {}, founded.administrator);
  await graphql(
    change,
    { input: { currentPassword: PASSWORD, newPassword: secret('a new password') } },
    { 'idempotency-key': 'change-0001' },
    founded.administrator,
  );
  const token = secret('a token that is none');
  await graphql('query L($token: String!) { linkInfo(token: $token) { purpose } }', { token });
  await graphql('mutation R($input: AcceptLinkInput!) { resetPassword(input: $input) { email } }', {
    input: { token, password: secret('a new password') },
  });
  await graphql('query W { viewer { email } }', {}, { authorization: `Bearer ${secret('a key that is none')}` });
  await graphql(
    'query W { viewer { email } }',
    {},
    { cookie: `__Host-kontor-session=${secret('a cookie that is none')}` },
  );
  await http(`/graphql?api_key=${secret('a key in the address')}`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  await http(`/api/v1/exports/customers.csv?token=${secret('a key in the address')}`);
  await http('/graphql', {
    method: 'POST',
    body: `{"password":"${secret('a body that is no JSON')}"`,
    headers: { 'content-type': 'application/json' },
  });
  const form = new FormData();
  form.set('file', new Blob([`name\n"${secret('a cell of a file')}`]), 'people.csv');
  await http('/api/v1/imports?kind=PERSON', { method: 'POST', body: form }, founded.administrator);
}

/** A key, made and used; its secret is told once, here. */
async function useKey(): Promise<void> {
  const { token } = founded;
  const logIn = await api.anonymous.graphql(LOG_IN, {
    input: { email: 'maria@example.com', password: secret('a new password') },
  });
  const cookie = logIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  given.set('a later session', cookie.split('=')[1] ?? token);
  const browser = api.withCookie(cookie.split('=')[1] ?? '');
  const { data } = await browser.graphql<{ createApiKey: { secret: string } }>(
    'mutation K { createApiKey(input: { name: "ERP", scopes: ["customer.read"] }) { secret } }',
    {},
    { 'idempotency-key': 'key-0001' },
  );
  const own = data.createApiKey.secret;
  given.set('the secret of a key', own.slice(own.lastIndexOf('_') + 1));
  await graphql('query C { customers { nodes { id } } }', {}, { authorization: `Bearer ${own}` });
  const again = 'mutation K { createApiKey(input: { name: "ERP", scopes: ["customer.read"] }) { secret } }';
  await graphql(again, {}, { 'idempotency-key': 'key-0001' }, browser);
  // What goes wrong in the database is logged with all that is known of it.
  await onDatabase(api.db, 'ALTER TABLE identity.login_throttle RENAME TO elsewhere');
  await graphql(LOG_IN, { input: { email: 'maria@example.com', password: secret('a new password') } });
  await onDatabase(api.db, 'ALTER TABLE identity.elsewhere RENAME TO login_throttle');
}

async function everyRow(): Promise<{ table: string; row: string }[]> {
  const tables = await onDatabase<{ name: string }>(
    api.db,
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  );
  expect(tables.length).toBeGreaterThan(30);
  const rows: { table: string; row: string }[] = [];
  for (const { name } of tables) {
    const found = await onDatabase<{ row: string }>(api.db, `SELECT to_jsonb(t)::text AS row FROM ${name} t`);
    rows.push(...found.map(({ row }) => ({ table: name, row })));
  }
  return rows;
}

it('keeps every secret out of logs, answers and tables', async () => {
  await useSecrets();
  await useKey();
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.some((line) => line.includes('login_throttle'))).toBe(true);
  const rows = await everyRow();
  const leaks = [...given].flatMap(([what, value]) => [
    ...lines.filter((line) => line.includes(value)).map((line) => `${what} in the log: ${line.slice(0, 300)}`),
    ...answers
      .filter((answer) => answer.includes(value))
      .map((answer) => `${what} in an answer: ${answer.slice(0, 300)}`),
    ...rows.filter(({ row }) => row.includes(value)).map(({ table }) => `${what} in ${table}`),
  ]);
  expect(leaks).toEqual([]);
});
