import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { verify } from '@node-rs/argon2';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { LogInQuery } from '../queries/log-in.query.js';
import { foundOrganisation, ORIGIN } from '../testing/founded.js';
import { type IdentityApplication, identityApplication } from '../testing/identity-application.js';
import { LogIn } from './log-in.js';

const SAMPLES = 50;

let db: TestDatabase;
let app: IdentityApplication;

beforeAll(async () => {
  db = await testDatabase();
  app = await identityApplication(db);
  await foundOrganisation(app);
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

/**
 * How sure the Mann–Whitney rank test is that one kind of request takes longer than the other, in standard deviations.
 * Ranks, because the times of a shared machine have no normal distribution.
 */
function distance(left: readonly number[], right: readonly number[]): number {
  const wins = left.reduce((sum, a) => sum + right.reduce((all, b) => all + (a > b ? 1 : a === b ? 0.5 : 0), 0), 0);
  const [n, m] = [left.length, right.length];
  return (wins - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = process.hrtime.bigint();
  await work().catch(() => undefined);
  return Number(process.hrtime.bigint() - begun);
}

/** Alternating, so that whatever else the machine does hits both alike. */
async function compare(known: (index: number) => Promise<unknown>, unknown: (index: number) => Promise<unknown>) {
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  for (let index = 0; index < SAMPLES; index += 1) {
    times.known.push(await timed(() => known(index)));
    times.unknown.push(await timed(() => unknown(index)));
  }
  return distance(times.known, times.unknown);
}

it('takes as long for a person who is there as for one who is not', async () => {
  await app.rows(`
    INSERT INTO identity.user_account (id, email, name, password_hash, status, created_at)
    SELECT gen_random_uuid(), 'known' || n || '@pakmasz.pl', 'Known ' || n, account.password_hash, 'ACTIVE', now()
    FROM identity.user_account AS account, generate_series(0, ${SAMPLES - 1}) AS n`);
  const attempt = (email: string, index: number) =>
    app
      .get(LogIn)
      .execute({ ...ORIGIN, address: `2001:db8:${index}::1` }, { email, password: 'not the password at all' });

  const ours = await compare(
    (index) => attempt(`known${index}@pakmasz.pl`, index),
    (index) => attempt(`stranger${index}@pakmasz.pl`, index + 1_000),
  );
  expect(Math.abs(ours)).toBeLessThan(4);

  // What the test would say of a log-in that checks a password only when there is one.
  const candidates = app.get(LogInQuery);
  const naive = async (email: string) => {
    const candidate = await candidates.find(email, null);
    return candidate?.passwordHash ? verify(candidate.passwordHash, 'not the password at all') : false;
  };
  const naively = await compare(
    (index) => naive(`known${index}@pakmasz.pl`),
    (index) => naive(`stranger${index}@pakmasz.pl`),
  );
  expect(naively).toBeGreaterThan(6);
}, 60_000);
