import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { Client } from 'pg';
import { aUser } from '../testing/builders.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

async function asRole<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

it('lets the application add security events and change none, and nobody empty the log', async () => {
  await asRole(db.appUrl, async (client) => {
    await client.query(
      "INSERT INTO identity.security_event (id, kind, at) VALUES (gen_random_uuid(), 'log-in.failed', now())",
    );
    for (const statement of [
      "UPDATE identity.security_event SET kind = 'x'",
      'DELETE FROM identity.security_event',
      'TRUNCATE identity.security_event',
    ]) {
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });
  await asRole(db.ownerUrl, async (client) => {
    await expect(client.query('DELETE FROM identity.security_event')).rejects.toMatchObject({ code: 'KV002' });
  });
});

it('shows reports no password, token or key, not even hashed', async () => {
  await aUser(db, { passwordHash: 'a hash' });
  await asRole(db.reporterUrl, async (client) => {
    for (const statement of [
      'SELECT password_hash FROM identity.user_account',
      'SELECT token_hash FROM identity.session',
      'SELECT token_hash FROM identity.single_use_link',
      'SELECT secret_hash FROM identity.api_key',
    ]) {
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
    expect((await client.query('SELECT name, email FROM identity.user_account')).rowCount).toBe(1);
  });
});

it('keeps one organisation, one account for an address, and one team for a person and a day', async () => {
  const id = await aUser(db, { email: 'anna@pakmasz.pl' });
  await expect(aUser(db, { email: 'ANNA@pakmasz.pl' })).rejects.toMatchObject({ code: '23505' });
  await asRole(db.ownerUrl, async (client) => {
    const organisation =
      "INSERT INTO identity.organisation (id, name, set_up_at) VALUES (gen_random_uuid(), 'X', now())";
    await client.query(organisation);
    await expect(client.query(organisation)).rejects.toMatchObject({ code: '23505' });
    const membership = `WITH made AS (INSERT INTO identity.team (id, name) VALUES (gen_random_uuid(), 'T') RETURNING id)
      INSERT INTO identity.team_membership (id, team_id, user_id, valid_from) SELECT gen_random_uuid(), made.id, $1, '2026-01-01' FROM made`;
    await client.query(membership, [id]);
    await expect(client.query(membership, [id])).rejects.toMatchObject({ code: '23P01' });
  });
});
