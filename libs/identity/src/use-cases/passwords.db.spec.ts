import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Actor } from '@kontor/platform';
import { startSmtpServer, type TestDatabase, type TestSmtpServer, testDatabase } from '@kontor/testing';
import { Authentication } from '../contract/authentication.js';
import { SessionsQuery } from '../queries/sessions.query.js';
import { aUser } from '../testing/builders.js';
import { actorOf, foundOrganisation, logIn, ORIGIN, PASSWORD, refusalOf } from '../testing/founded.js';
import { type IdentityApplication, identityApplication } from '../testing/identity-application.js';
import { ChangePassword } from './change-password.js';
import { EndSession } from './end-session.js';
import { EndStaleSessions } from './end-stale-sessions.js';
import { IssuePasswordReset } from './issue-password-reset.js';
import { MailLink } from './mail-link.js';
import { RequestPasswordReset } from './request-password-reset.js';
import { ResetPassword } from './reset-password.js';

const CHOSEN = 'parasol rower kaktus';

let db: TestDatabase;
let smtp: TestSmtpServer;
let app: IdentityApplication;
let mailing: IdentityApplication;
let administrator: Actor;
let passwordHash: string;

beforeAll(async () => {
  db = await testDatabase();
  smtp = await startSmtpServer();
  app = await identityApplication(db);
  mailing = await identityApplication(db, { smtpUrl: smtp.url });
  administrator = await actorOf(app, (await foundOrganisation(app)).administratorId);
  const [row] = await app.rows<{ password_hash: string }>('SELECT password_hash FROM identity.user_account');
  passwordHash = row?.password_hash ?? '';
});
afterAll(async () => {
  await app.close();
  await mailing.close();
  await smtp.stop();
  await db.drop();
});

let count = 0;
const person = async () => {
  count += 1;
  const email = `person${count}@pakmasz.pl`;
  return { email, id: await aUser(db, { email, passwordHash, name: 'Jan Kowalski' }) };
};
const alive = (token: string) => app.get(Authentication).actorOfSession(token);
const tokenOf = (link: string | null): string => link?.split('#')[1] ?? '';
const reset = (token: string, password = CHOSEN) => app.get(ResetPassword).execute(ORIGIN, { token, password });

it('goes on under a new session after a change of password, and under no other', async () => {
  const { email, id } = await person();
  const elsewhere = await logIn(app, email);
  const here = await logIn(app, email);
  const change = (currentPassword: string, newPassword: string) =>
    app.get(ChangePassword).execute(here.actor, ORIGIN, { currentPassword, newPassword });
  const { code, details } = await refusalOf(change('not mine at all', CHOSEN));
  expect({ code, field: (details['fields'] as { path: string }[])[0]?.path }).toEqual({
    code: 'PASSWORD_WRONG',
    field: 'currentPassword',
  });
  expect((await refusalOf(change(PASSWORD, 'JanKowalski2026'))).code).toBe('PASSWORD_GUESSABLE');
  const { token } = await change(PASSWORD, CHOSEN);
  expect(await alive(token)).toMatchObject({ viewerId: id });
  expect([await alive(elsewhere.token), await alive(here.token)]).toEqual([null, null]);
  expect((await refusalOf(logIn(app, email))).code).toBe('CREDENTIALS_INVALID');
  await expect(logIn(app, email, CHOSEN)).resolves.toBeDefined();
  const [entry] = await app.rows(
    "SELECT changes, subject_version FROM platform.register_entry WHERE action = 'user.change-password' AND stream_id = $1",
    [id],
  );
  expect(entry).toEqual({ subject_version: 1, changes: [{ field: 'password', from: null, to: null }] });
});

it('makes whoever guesses at the present password of an open session wait', async () => {
  const { email } = await person();
  const { actor } = await logIn(app, email);
  const codes: string[] = [];
  for (let tried = 0; tried < 8; tried += 1) {
    const guess = { currentPassword: `guess number ${tried}`, newPassword: CHOSEN };
    codes.push((await refusalOf(app.get(ChangePassword).execute(actor, ORIGIN, guess))).code);
  }
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(2);
});

it('resets by a link that works once, for an hour, and ends every session', async () => {
  const { email, id } = await person();
  const { token: open } = await logIn(app, email);
  const first = await app.get(IssuePasswordReset).execute(administrator, { userId: id });
  const second = await app.get(IssuePasswordReset).execute(administrator, { userId: id });
  expect((await refusalOf(reset(tokenOf(first.link)))).code).toBe('LINK_INVALID');
  app.clock.advance({ minutes: 61 });
  expect((await refusalOf(reset(tokenOf(second.link)))).code).toBe('LINK_INVALID');
  app.clock.advance({ minutes: -10 });
  const { token } = await reset(tokenOf(second.link));
  expect(await alive(token)).toMatchObject({ viewerId: id });
  expect(await alive(open)).toBeNull();
  expect((await refusalOf(reset(tokenOf(second.link)))).code).toBe('LINK_INVALID');
});

it('does not take a link of one purpose for another', async () => {
  const { id } = await person();
  const { link } = await app.get(IssuePasswordReset).execute(administrator, { userId: id });
  await app.rows("UPDATE identity.single_use_link SET purpose = 'INVITATION' WHERE user_id = $1 AND used_at IS NULL", [
    id,
  ]);
  expect((await refusalOf(reset(tokenOf(link)))).code).toBe('LINK_INVALID');
});

it('does the same for every address that asks for a reset, and mails only those that are somebody’s', async () => {
  const { email, id } = await person();
  const request = (address: string) => mailing.get(RequestPasswordReset).execute(ORIGIN, { email: address });
  expect([await request(email), await request('nobody@pakmasz.pl'), await request('no address')]).toEqual([
    true,
    true,
    true,
  ]);
  const events = await app.rows<{ id: string; payload: { email: string; purpose: 'PASSWORD_RESET' } }>(
    "SELECT id, payload FROM platform.outbox WHERE payload ? 'email' ORDER BY id",
  );
  expect(events.map(({ payload }) => payload.email)).toEqual([email, 'nobody@pakmasz.pl']);
  const sent = await Promise.all(
    events.map(({ id: messageId, payload }) => mailing.get(MailLink).execute({ messageId, ...payload })),
  );
  expect(sent).toEqual([true, false]);
  const { raw } = await smtp.waitFor(({ to }) => to.includes(email));
  const token = /link#([\w-]{43})/.exec(raw.replace(/=\r\n/g, ''))?.[1] ?? '';
  await expect(reset(token)).resolves.toMatchObject({ userId: id });
});

it('does not fill a mailbox', async () => {
  const request = () => mailing.get(RequestPasswordReset).execute(ORIGIN, { email: 'flooded@pakmasz.pl' });
  for (let asked = 0; asked < 4; asked += 1) await request();
  const { code, details } = await refusalOf(request());
  expect({ code, details }).toEqual({ code: 'RATE_LIMITED', details: { retryAfterSeconds: 60 } });
});

it('asks for nothing to be mailed when there is no mail', async () => {
  const before = await app.rows('SELECT FROM platform.outbox');
  expect(await app.get(RequestPasswordReset).execute(ORIGIN, { email: 'grazyna@pakmasz.pl' })).toBe(true);
  expect(await app.rows('SELECT FROM platform.outbox')).toHaveLength(before.length);
});

it('lists and ends one’s own sessions, and nobody else’s', async () => {
  const { email } = await person();
  const phone = await logIn(app, email);
  app.clock.advance({ minutes: 1 });
  const laptop = await logIn(app, email);
  const mine = await app.get(SessionsQuery).mine(laptop.actor, laptop.sessionId);
  expect(mine.map(({ id, current }) => [id, current])).toEqual([
    [laptop.sessionId, true],
    [phone.sessionId, false],
  ]);
  const stranger = await logIn(app, (await person()).email);
  const end = (actor: Actor, id: string) => app.get(EndSession).execute(actor, id);
  expect((await refusalOf(end(stranger.actor, phone.sessionId))).code).toBe('NOT_FOUND');
  await end(laptop.actor, phone.sessionId);
  expect(await alive(phone.token)).toBeNull();
  expect(await alive(laptop.token)).not.toBeNull();
  expect((await refusalOf(end(laptop.actor, phone.sessionId))).code).toBe('NOT_FOUND');
});

it('clears what is stale away, and running again changes nothing', async () => {
  const { email, id } = await person();
  await logIn(app, email);
  app.clock.advance({ hours: 13 });
  const { token } = await logIn(app, email);
  expect((await app.get(EndStaleSessions).execute()).ended).toBeGreaterThan(0);
  expect(await app.get(EndStaleSessions).execute()).toEqual({ ended: 0 });
  expect(await alive(token)).not.toBeNull();
  app.clock.advance({ days: 40 });
  await app.get(EndStaleSessions).execute();
  await app.get(EndStaleSessions).execute();
  expect(await app.rows('SELECT FROM identity.session WHERE user_id = $1', [id])).toEqual([]);
  expect(await app.rows('SELECT FROM identity.login_throttle')).toEqual([]);
});
