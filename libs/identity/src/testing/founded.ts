import { currencyCode } from '@kontor/kernel';
import { type Actor, Transactions } from '@kontor/platform';
import { Authentication } from '../contract/authentication.js';
import type { UserId } from '../contract/ids.js';
import { type Founded, OrganisationFounding } from '../security/organisation-founding.js';
import { PasswordHasher } from '../security/password-hasher.js';
import { LogIn } from '../use-cases/log-in.js';
import type { IdentityApplication } from './identity-application.js';

export const PASSWORD = 'kwadrans przed dwunastą';
export const ORIGIN = { address: '203.0.113.7', userAgent: 'Firefox' };

/** An organisation with its administrator, whose password is `PASSWORD`. */
export async function foundOrganisation(app: IdentityApplication): Promise<Founded> {
  const passwordHash = await app.get(PasswordHasher).hash(PASSWORD);
  return app.get(Transactions).run((tx) =>
    app.get(OrganisationFounding).found(tx, {
      name: 'Pakmasz',
      taxId: null,
      baseCurrency: currencyCode('PLN'),
      timeZone: 'Europe/Warsaw',
      language: 'pl',
      isDemo: false,
      administrator: { name: 'Grażyna Wiśniewska', email: 'grazyna@pakmasz.pl', passwordHash },
    }),
  );
}

/** What the edge knows of somebody who logs in. */
export async function logIn(app: IdentityApplication, email: string, password = PASSWORD, address = ORIGIN.address) {
  const opened = await app.get(LogIn).execute({ ...ORIGIN, address }, { email, password });
  const session = await app.get(Authentication).actorOfSession(opened.token);
  if (session === null) throw new Error('no session after logging in');
  return { ...opened, actor: session.actor };
}

/** Somebody's actor as a request of theirs would have it. */
export async function actorOf(app: IdentityApplication, userId: string): Promise<Actor> {
  const actor = await app.get(Authentication).actorOfUser(userId, 'WEB');
  if (actor === null) throw new Error('no such active person');
  return actor;
}

/** The code of a refusal; fails when there is none. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: string; details: Record<string, unknown> }> {
  try {
    await work;
  } catch (error) {
    const { code, details } = error as { code?: string; details?: Record<string, unknown> };
    if (typeof code === 'string') return { code, details: details ?? {} };
    throw error;
  }
  throw new Error('it was not refused');
}

export const versionOf = async (app: IdentityApplication, id: UserId | string): Promise<number> => {
  const [row] = await app.rows<{ version: number }>('SELECT version FROM identity.user_account WHERE id = $1', [id]);
  return row?.version ?? 0;
};
