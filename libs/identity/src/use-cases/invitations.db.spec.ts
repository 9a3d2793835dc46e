import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Actor, type RequestScope, requestScope } from '@kontor/platform';
import { startSmtpServer, type TestDatabase, type TestSmtpServer, testDatabase } from '@kontor/testing';
import { Authentication } from '../contract/authentication.js';
import { LinksQuery } from '../queries/links.query.js';
import { aRole, aTeam, aUser } from '../testing/builders.js';
import { actorOf, foundOrganisation, logIn, ORIGIN, refusalOf } from '../testing/founded.js';
import { type IdentityApplication, identityApplication } from '../testing/identity-application.js';
import { AcceptInvitation } from './accept-invitation.js';
import { InviteUser } from './invite-user.js';
import { MailLink } from './mail-link.js';
import { ReinviteUser } from './reinvite-user.js';

const CHOSEN = 'parasol rower kaktus';

let db: TestDatabase;
let smtp: TestSmtpServer;
/** Without and with mail, on the same database. */
let app: IdentityApplication;
let mailing: IdentityApplication;
let administrator: Actor;
let roleIds: ReadonlyMap<string, string>;

beforeAll(async () => {
  db = await testDatabase();
  smtp = await startSmtpServer();
  app = await identityApplication(db);
  mailing = await identityApplication(db, { smtpUrl: smtp.url });
  const founded = await foundOrganisation(app);
  roleIds = founded.roleIds;
  administrator = await actorOf(app, founded.administratorId);
});
afterAll(async () => {
  await app.close();
  await mailing.close();
  await smtp.stop();
  await db.drop();
});

let count = 0;
const invitation = (overrides: object = {}) => {
  count += 1;
  return {
    email: `new${count}@pakmasz.pl`,
    name: 'Jan Kowalski',
    roleIds: [roleIds.get('salesperson') ?? ''],
    ...overrides,
  };
};
const tokenOf = (link: string | null): string => link?.split('#')[1] ?? '';
const accept = (token: string, password = CHOSEN) => app.get(AcceptInvitation).execute(ORIGIN, { token, password });

it('shows the administrator a link that works once, when there is no mail', async () => {
  const teamId = await aTeam(db, { name: 'North' });
  const input = invitation({ teamId });
  const { user, link } = await app.get(InviteUser).execute(administrator, input);
  expect(user).toMatchObject({
    status: 'INVITED',
    team: { name: 'North' },
    roles: [{ key: 'salesperson' }],
    version: 1,
  });
  const token = tokenOf(link);
  expect(await app.get(LinksQuery).find(token)).toEqual({
    purpose: 'INVITATION',
    email: input.email,
    name: input.name,
  });

  expect((await refusalOf(accept(token, 'Pakmasz2026!!'))).code).toBe('PASSWORD_GUESSABLE');
  expect((await refusalOf(accept(token, 'short'))).code).toBe('PASSWORD_TOO_SHORT');
  const outcomes = await Promise.allSettled([accept(token), accept(token), accept(token)]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await refusalOf(accept(token))).code).toBe('LINK_INVALID');
  expect(await app.get(LinksQuery).find(token)).toBeNull();
  const { actor } = await logIn(app, input.email, CHOSEN);
  expect(actor).toMatchObject({ homeTeamId: teamId, userId: user.id });
});

it('keeps no token anywhere', async () => {
  const { link } = await app.get(InviteUser).execute(administrator, invitation());
  const tables = ['identity.single_use_link', 'platform.outbox', 'platform.register_entry', 'identity.security_event'];
  const dump = await app.rows(
    tables.map((table) => `SELECT row::text AS line FROM ${table} AS row`).join(' UNION ALL '),
  );
  expect(JSON.stringify(dump)).not.toContain(tokenOf(link));
});

it('is over after seven days, and when a newer one is sent', async () => {
  const { user, link } = await app.get(InviteUser).execute(administrator, invitation());
  const again = await app.get(ReinviteUser).execute(administrator, { userId: user.id });
  expect((await refusalOf(accept(tokenOf(link)))).code).toBe('LINK_INVALID');
  app.clock.advance({ days: 7, seconds: 1 });
  expect((await refusalOf(accept(tokenOf(again.link)))).code).toBe('LINK_INVALID');
  app.clock.advance({ days: -8 });
  await expect(accept(tokenOf(again.link))).resolves.toBeDefined();
  expect((await refusalOf(app.get(ReinviteUser).execute(administrator, { userId: user.id }))).code).toBe(
    'STATUS_INVALID',
  );
});

it('goes by mail when there is mail, in the person’s language, with a link made only then', async () => {
  const input = invitation({ language: 'en', name: 'Zoë <b>Black</b>' });
  const { user, link } = await mailing.get(InviteUser).execute(administrator, input);
  expect(link).toBeNull();
  const [event] = await app.rows<{ id: string; payload: { userId: string } }>(
    "SELECT id, payload FROM platform.outbox WHERE type = 'identity.link-requested' ORDER BY id DESC LIMIT 1",
  );
  expect(event?.payload).toEqual({ userId: user.id, purpose: 'INVITATION' });
  const sent = { messageId: event?.id ?? '', purpose: 'INVITATION', userId: user.id } as const;
  expect(await mailing.get(MailLink).execute(sent)).toBe(true);
  const mail = await smtp.waitFor(({ to }) => to.includes(input.email));
  const text = mail.raw.replace(/=\r\n/g, '').replaceAll('=3D', '=');
  expect(text).toContain('Pakmasz invites you to Kontor.');
  expect(text.slice(text.indexOf('<!doctype'))).toContain('&lt;b&gt;Black&lt;/b&gt;');
  expect(mail.raw).toContain(`Message-ID: <${event?.id}@kontor.example.com>`);
  const token = /https:\/\/kontor\.example\.com\/link#([\w-]{43})/.exec(text)?.[1] ?? '';
  await expect(accept(token)).resolves.toMatchObject({ userId: user.id });
  expect(await mailing.get(MailLink).execute(sent)).toBe(false);
});

it('refuses addresses that are taken, rights that one lacks, and what is no address', async () => {
  await aUser(db, { email: 'taken@pakmasz.pl' });
  const invite = (actor: Actor, overrides: object) => app.get(InviteUser).execute(actor, invitation(overrides));
  expect((await refusalOf(invite(administrator, { email: 'TAKEN@pakmasz.pl' }))).code).toBe('EMAIL_TAKEN');
  expect((await refusalOf(invite(administrator, { email: 'no address' }))).code).toBe('EMAIL_INVALID');
  expect((await refusalOf(invite(administrator, { name: 'a\u0000b' }))).code).toBe('TEXT_INVALID');
  await aRole(db, { key: 'inviter', permissions: ['user.manage'] });
  const inviter = await actorOf(app, await aUser(db, { roles: ['inviter'] }));
  expect((await refusalOf(invite(inviter, {}))).code).toBe('RIGHT_LACKING');
  await expect(invite(inviter, { roleIds: [] })).resolves.toMatchObject({ user: { roles: [] } });
});

it('invites once however often the request is repeated, and shows the link once', async () => {
  const input = invitation();
  const repeated = () => {
    const scope: RequestScope = {
      requestId: 'r',
      idempotency: { key: 'invite-1', actorKey: administrator.userId ?? '', bodyHash: 'same' },
    };
    return requestScope.run(scope, () => app.get(InviteUser).execute(administrator, input));
  };
  const { link } = await repeated();
  expect(link).toContain('#');
  expect((await refusalOf(repeated())).code).toBe('SECRET_SHOWN_ONCE');
  const kept = await app.rows('SELECT answer::text FROM platform.idempotency');
  expect(JSON.stringify(kept)).not.toContain(tokenOf(link));
  expect(await app.get(Authentication).actorOfApiKey(link ?? '')).toBeNull();
});
