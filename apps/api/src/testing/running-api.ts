import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppConfig, type Clock } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { Client } from 'pg';
import { TrustedDocuments } from '../edge/trusted-documents.js';
import type { ApiOptions } from '../api-options.js';
import { type RunningApi, startApi } from '../start.js';
import { Caller } from './caller.js';

/** The real API over HTTP on a database of its own. Call `stop()` in `afterAll`. */
export interface TestedApi extends RunningApi {
  readonly db: TestDatabase;
  readonly documents: TrustedDocuments;
  readonly anonymous: Caller;
  /** The browser that holds this session's token. */
  withCookie(token: string): Caller;
  /** The browser of this person, logged in. */
  asUser(userId: string): Promise<Caller>;
  /** A program of this person, with a new key. */
  asKey(userId: string, scopes: readonly string[]): Promise<Caller>;
}

export interface TestedApiOptions extends Pick<ApiOptions, 'clock' | 'ids' | 'logger'> {
  readonly environment?: Readonly<Record<string, string>>;
  readonly db?: TestDatabase;
}

export async function startTestedApi(options: TestedApiOptions = {}): Promise<TestedApi> {
  const { environment = {}, db = await testDatabase(), ...rest } = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'kontor-api-'));
  const config = AppConfig.fromEnvironment({
    DATABASE_URL: db.appUrl,
    PORT: '0',
    KONTOR_DATA_DIR: dataDir,
    KONTOR_WEB_DIR: join(dataDir, 'no-web'),
    LOG_LEVEL: 'silent',
    DATABASE_POOL_SIZE: '4',
    ...environment,
  });
  const documents = TrustedDocuments.of({});
  const api = await startApi({ config, documents, ...rest });
  const caller = (headers: Record<string, string>) => new Caller(api.url, headers, documents);
  const withCookie = (token: string) => caller({ cookie: `__Host-kontor-session=${token}` });
  return {
    ...api,
    db,
    documents,
    anonymous: caller({}),
    withCookie,
    asUser: async (userId) => withCookie(await sessionOf(db, userId, rest.clock)),
    asKey: async (userId, scopes) => caller({ authorization: `Bearer ${await keyOf(db, userId, scopes)}` }),
    stop: async () => {
      await api.stop();
      if (options.db === undefined) await db.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A session that is there, as log-in would have opened it: tests that are not about log-in need no password. */
export async function sessionOf(db: TestDatabase, userId: string, clock?: Clock): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = clock?.now() ?? new Date();
  await onDatabase(
    db,
    `INSERT INTO identity.session (id, token_hash, user_id, created_at, last_seen_at, expires_at)
     VALUES ($1, $2, $3, $4::timestamptz, $4, $4::timestamptz + interval '7 days')`,
    [randomUUID(), createHash('sha256').update(token).digest(), userId, now],
  );
  return token;
}

async function keyOf(db: TestDatabase, userId: string, scopes: readonly string[]): Promise<string> {
  const prefix = [...randomBytes(10)].map((byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('');
  const secret = `kontor_${prefix}_${randomBytes(32).toString('base64url')}`;
  await onDatabase(
    db,
    `INSERT INTO identity.api_key (id, name, prefix, secret_hash, user_id, scopes, created_at)
     VALUES ($1, 'Test', $2, $3, $4, $5, now())`,
    [randomUUID(), prefix, createHash('sha256').update(secret).digest(), userId, scopes],
  );
  return secret;
}

/** As the owner of the database. */
export async function onDatabase<Row extends object>(
  db: Pick<TestDatabase, 'ownerUrl'>,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: db.ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
