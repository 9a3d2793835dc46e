import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { IssueSetUpLink } from '@kontor/identity';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';

const PASSWORD = 'kwadrans przed dwunastą';

const STATE = 'query State { publicState { state organisationName demoLogins { email } mailConfigured } }';
const SET_UP =
  'mutation SetUp($input: SetUpInput!) { setUpOrganisation(input: $input) { name permissions organisation { name baseCurrency } } }';
const LOG_IN = 'mutation LogIn($input: LogInInput!) { logIn(input: $input) { email language } }';
const LOG_OUT = 'mutation LogOut { logOut }';
const ME = 'query Me { viewer { email } }';
const SESSIONS = 'query Sessions { mySessions { id current userAgent } }';
const CHANGE_PASSWORD = 'mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) }';

let api: TestedApi;
let token: string;

beforeAll(async () => {
  api = await startTestedApi();
});
afterAll(() => api.stop());

const cookieOf = (headers: Headers): string => headers.get('set-cookie') ?? '';
const asBrowser = (setCookie: string) => ({ cookie: setCookie.split(';')[0] ?? '' });
const logIn = (password = PASSWORD, email = 'grazyna@pakmasz.pl') =>
  api.anonymous.graphql<{ logIn: { email: string } } | null>(LOG_IN, { input: { email, password } });

it('is set up by the link, which logs the administrator in', async () => {
  expect((await api.anonymous.graphql(STATE)).data).toEqual({
    publicState: { state: 'SET_UP_NEEDED', organisationName: null, demoLogins: [], mailConfigured: false },
  });
  ({ token } = await api.app.get(IssueSetUpLink).execute());
  const info = await api.anonymous.graphql(
    'query Link($token: String!) { linkInfo(token: $token) { purpose email } }',
    { token },
  );
  expect(info.data).toEqual({ linkInfo: { purpose: 'SET_UP', email: null } });
  const { data, headers } = await api.anonymous.graphql<{ setUpOrganisation: { permissions: string[] } }>(SET_UP, {
    input: {
      token,
      organisationName: 'Pakmasz',
      baseCurrency: 'PLN',
      timeZone: 'Europe/Warsaw',
      language: 'PL',
      adminName: 'Grażyna Wiśniewska',
      adminEmail: 'grazyna@pakmasz.pl',
      password: PASSWORD,
    },
  });
  expect(data.setUpOrganisation).toMatchObject({ organisation: { name: 'Pakmasz', baseCurrency: 'PLN' } });
  expect(data.setUpOrganisation.permissions).toContain('process.manage');
  const me = await api.anonymous.graphql(ME, {}, asBrowser(cookieOf(headers)));
  expect(me.data).toEqual({ viewer: { email: 'grazyna@pakmasz.pl' } });
  expect((await api.anonymous.graphql(STATE)).data).toMatchObject({
    publicState: { state: 'READY', organisationName: 'Pakmasz', demoLogins: [] },
  });
  const again = await api.anonymous.graphql(SET_UP, {
    input: {
      token,
      organisationName: 'X',
      baseCurrency: 'PLN',
      timeZone: 'UTC',
      language: 'EN',
      adminName: 'X',
      adminEmail: 'x@example.com',
      password: PASSWORD,
    },
  });
  expect(again.code).toBe('LINK_INVALID');
});

it('hands the session over in a cookie that scripts, other hosts and plain HTTP do not get', async () => {
  const { headers } = await logIn();
  const [pair = '', ...attributes] = cookieOf(headers).split('; ');
  expect(pair).toMatch(/^__Host-kontor-session=[\w-]{43}$/);
  expect(attributes.map((attribute) => attribute.split('=')[0])).toEqual(
    expect.arrayContaining(['Path', 'HttpOnly', 'Secure', 'SameSite', 'Expires']),
  );
  expect(cookieOf(headers)).not.toMatch(/Domain/i);
});

it('does not go on under a cookie that somebody planted', async () => {
  const planted = `__Host-kontor-session=${'p'.repeat(43)}`;
  const { headers } = await api.anonymous.graphql(
    LOG_IN,
    { input: { email: 'grazyna@pakmasz.pl', password: PASSWORD } },
    { cookie: planted },
  );
  expect(cookieOf(headers)).not.toContain('ppppp');
  expect((await api.anonymous.graphql(ME, {}, { cookie: planted })).data).toEqual({ viewer: null });
});

it('says the same of a wrong password and of a stranger', async () => {
  const [wrong, stranger] = [await logIn('not the password'), await logIn(PASSWORD, 'nobody@pakmasz.pl')];
  expect([wrong.code, wrong.errors[0]?.message]).toEqual([stranger.code, stranger.errors[0]?.message]);
  expect(wrong.code).toBe('CREDENTIALS_INVALID');
  expect(cookieOf(wrong.headers)).toBe('');
});

it('ends the session with the log-out, at once', async () => {
  const browser = asBrowser(cookieOf((await logIn()).headers));
  const sessions = await api.anonymous.graphql<{ mySessions: { current: boolean }[] }>(SESSIONS, {}, browser);
  expect(sessions.data.mySessions.filter(({ current }) => current)).toHaveLength(1);
  const { data, headers } = await api.anonymous.graphql(LOG_OUT, {}, browser);
  expect(data).toEqual({ logOut: true });
  expect(cookieOf(headers)).toMatch(/^__Host-kontor-session=;.*Max-Age=0/);
  expect((await api.anonymous.graphql(SESSIONS, {}, browser)).status).toBe(401);
});

it('goes on under a new cookie after a change of password, also with an Idempotency-Key', async () => {
  const before = asBrowser(cookieOf((await logIn()).headers));
  const input = { currentPassword: PASSWORD, newPassword: 'parasol rower kaktus' };
  const changed = await api.anonymous.graphql(
    CHANGE_PASSWORD,
    { input },
    { ...before, 'idempotency-key': 'change-0001' },
  );
  expect(changed.data).toEqual({ changePassword: true });
  const after = asBrowser(cookieOf(changed.headers));
  expect((await api.anonymous.graphql(ME, {}, after)).data).toEqual({ viewer: { email: 'grazyna@pakmasz.pl' } });
  expect((await api.anonymous.graphql(ME, {}, before)).data).toEqual({ viewer: null });
  const wrong = await api.anonymous.graphql(CHANGE_PASSWORD, { input }, after);
  expect(wrong.errors[0]?.extensions.details?.fields).toMatchObject([
    { path: 'currentPassword', code: 'PASSWORD_WRONG' },
  ]);
});

it('stays healthy while sixty-four people log in at once', async () => {
  // As many requests that hash nothing: what this machine, busy with other tests, needs for a crowd.
  const crowd = await healthWhile(Promise.all(Array.from({ length: 64 }, () => api.anonymous.graphql(STATE))));
  const outcomes = Promise.all(Array.from({ length: 64 }, () => logIn('parasol rower kaktus')));
  const busy = await healthWhile(outcomes);
  expect(new Set((await outcomes).map(({ status }) => status))).toEqual(new Set([200, 429]));
  expect(busy).toBeLessThan(Math.max(100, 3 * crowd));
});

/** The 99th percentile in milliseconds of asking for health again and again until the work is done. */
async function healthWhile(work: Promise<unknown>): Promise<number> {
  const waits: number[] = [];
  let done = false;
  void work.finally(() => {
    done = true;
  });
  while (!done) {
    const begun = performance.now();
    await api.anonymous.fetch('/health/live');
    waits.push(performance.now() - begun);
  }
  return waits.sort((a, b) => a - b)[Math.ceil(waits.length * 0.99) - 1] ?? 0;
}
