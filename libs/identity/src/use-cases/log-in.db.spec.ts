import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { Authentication } from '../contract/authentication.js';
import { aUser } from '../testing/builders.js';
import { foundOrganisation, logIn, ORIGIN, PASSWORD, refusalOf } from '../testing/founded.js';
import { type IdentityApplication, identityApplication } from '../testing/identity-application.js';
import { LogIn } from './log-in.js';
import { LogOut } from './log-out.js';

let db: TestDatabase;
let app: IdentityApplication;
let passwordHash: string;

beforeAll(async () => {
  db = await testDatabase();
  app = await identityApplication(db);
  await foundOrganisation(app);
  const [row] = await app.rows<{ password_hash: string }>('SELECT password_hash FROM identity.user_account');
  passwordHash = row?.password_hash ?? '';
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
beforeEach(() => app.rows('TRUNCATE identity.login_throttle'));

let count = 0;
const person = async (overrides: Parameters<typeof aUser>[1] = {}) => {
  count += 1;
  const email = `person${count}@pakmasz.pl`;
  const id = await aUser(db, { email, passwordHash, ...overrides });
  return { id, email: overrides.email ?? email };
};
const attempt = (email: string, password: string, address = ORIGIN.address) =>
  app.get(LogIn).execute({ ...ORIGIN, address }, { email, password });

it('opens a session whose token is kept nowhere', async () => {
  const { id, email } = await person();
  const opened = await attempt(email.toUpperCase(), PASSWORD);
  expect(Buffer.from(opened.token, 'base64url')).toHaveLength(32);
  expect(opened.userId).toBe(id);
  const dump = await app.rows(
    'SELECT s::text AS line FROM identity.session s UNION ALL SELECT o::text FROM platform.outbox o UNION ALL SELECT i::text FROM platform.idempotency i',
  );
  expect(JSON.stringify(dump)).not.toContain(opened.token);
  expect(await app.get(Authentication).actorOfSession(opened.token)).toMatchObject({ viewerId: id });
});

it('never goes on under a token that was there before', async () => {
  const { email } = await person();
  const first = await attempt(email, PASSWORD);
  const second = await attempt(email, PASSWORD);
  expect(second.token).not.toBe(first.token);
  expect(second.sessionId).not.toBe(first.sessionId);
  const planted = 'x'.repeat(43);
  expect(await app.get(Authentication).actorOfSession(planted)).toBeNull();
});

it('answers wrong, unknown, invited and disabled in the same words', async () => {
  const known = await person();
  const disabled = await person({ status: 'DISABLED' });
  const invited = await person({ status: 'INVITED', passwordHash: null });
  const answers = await Promise.all(
    [
      [known.email, 'not the password at all'],
      ['nobody@pakmasz.pl', PASSWORD],
      [disabled.email, PASSWORD],
      [invited.email, PASSWORD],
      ['nul\u0000@pakmasz.pl', PASSWORD],
      ["' OR 1=1 --", PASSWORD],
      ['\ud800', '\ud800'],
      [known.email, 'x'.repeat(1_000_000)],
    ].map(async ([email = '', password = '']) => {
      const outcome = await attempt(email, password).catch((error: unknown) => error);
      const { name, message } = outcome as Error;
      return { ...(outcome as object), name, message };
    }),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify(answers[0])]));
  expect(answers[0]).toMatchObject({ code: 'CREDENTIALS_INVALID' });
});

it('makes the tenth wrong password wait, then takes the right one', async () => {
  const { email } = await person();
  const seen: string[] = [];
  for (let tried = 0; tried < 10; tried += 1) {
    const { code, details } = await refusalOf(attempt(email, 'not the password at all'));
    seen.push(code);
    if (code === 'RATE_LIMITED') app.clock.advance({ seconds: Number(details['retryAfterSeconds']) });
  }
  expect(seen).toContain('RATE_LIMITED');
  const { code, details } = await refusalOf(attempt(email, 'not the password at all'));
  const refusedRight = code === 'RATE_LIMITED' ? details : (await refusalOf(attempt(email, PASSWORD))).details;
  expect(refusedRight['retryAfterSeconds']).toBeGreaterThan(1);
  app.clock.advance({ minutes: 15 });
  await expect(attempt(email, PASSWORD)).resolves.toMatchObject({ token: expect.any(String) });
  expect((await refusalOf(attempt(email, 'wrong again'))).code).toBe('CREDENTIALS_INVALID');
});

it('stops one password tried at a thousand accounts from one address', async () => {
  let checked = 0;
  for (let tried = 0; tried < 1_000; tried += 1) {
    const { code } = await refusalOf(attempt(`somebody${tried}@pakmasz.pl`, 'Summer 2026 summer', '198.51.100.9'));
    if (code === 'CREDENTIALS_INVALID') checked += 1;
    else expect(code).toBe('RATE_LIMITED');
  }
  expect(checked).toBe(31);
  const { email } = await person();
  await expect(attempt(email, PASSWORD, '203.0.113.200')).resolves.toBeDefined();
}, 60_000);

it('lets nobody out of the office keep the administrator out of theirs', async () => {
  const email = 'grazyna@pakmasz.pl';
  await attempt(email, PASSWORD, '192.0.2.1');
  for (let tried = 0; tried < 40; tried += 1) {
    await attempt(email, 'not the password at all', `198.51.100.${tried}`).catch(() => undefined);
  }
  expect((await refusalOf(attempt(email, PASSWORD, '198.51.100.250'))).code).toBe('RATE_LIMITED');
  await expect(attempt(email, PASSWORD, '192.0.2.1')).resolves.toBeDefined();
});

it('checks few of many guesses that come at once', async () => {
  const { email } = await person();
  const codes = await Promise.all(
    Array.from(
      { length: 40 },
      async (_, guess) => (await refusalOf(attempt(email, `guess number ${guess}`, `192.0.2.${guess + 10}`))).code,
    ),
  );
  expect(codes.filter((code) => code === 'CREDENTIALS_INVALID').length).toBeLessThanOrEqual(6);
});

it('hashes a few at a time and sends the rest away without counting them', async () => {
  const people = await Promise.all(Array.from({ length: 64 }, () => person()));
  const outcomes = await Promise.allSettled(
    people.map(({ email }, index) => attempt(email, PASSWORD, `203.0.${index}.1`)),
  );
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'RATE_LIMITED' });
  expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(10);
  const [{ failures } = { failures: -1 }] = await app.rows<{ failures: number }>(
    'SELECT coalesce(max(failures), 0)::int AS failures FROM identity.login_throttle',
  );
  expect(failures).toBe(0);
});

it('replaces a weak hash when the password is at hand', async () => {
  const weak = await hash(PASSWORD.normalize('NFC'), { algorithm: 2, memoryCost: 4_096, timeCost: 1, parallelism: 1 });
  const { id, email } = await person({ passwordHash: weak });
  await attempt(email, PASSWORD);
  const [row] = await app.rows<{ password_hash: string; version: number }>(
    'SELECT password_hash, version FROM identity.user_account WHERE id = $1',
    [id],
  );
  expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(row?.version).toBe(1);
  await expect(attempt(email, PASSWORD)).resolves.toBeDefined();
});

it('logs what happened, without the password', async () => {
  const { id, email } = await person();
  await attempt(email, 'a wrong one, mistyped').catch(() => undefined);
  await attempt(email, PASSWORD);
  const { actor, sessionId } = await logIn(app, email);
  await app.get(LogOut).execute(actor, sessionId);
  const events = await app.rows<{ kind: string }>(
    'SELECT kind, detail, address FROM identity.security_event WHERE user_id = $1 ORDER BY id',
    [id],
  );
  expect(events.map(({ kind }) => kind)).toEqual(['log-in.failed', 'log-in.succeeded', 'log-in.succeeded', 'log-out']);
  expect(JSON.stringify(events)).not.toContain('mistyped');
});
