import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { Client } from 'pg';
import { AppConfig } from '../app-config.js';
import { createPlatform, type Platform } from '../create-platform.js';
import { decodeCursor, encodeCursor, pageSize, toPage } from './keyset.js';
import { emptySql, joinSql, sql, statementName } from './sql.js';

let db: TestDatabase;
let platform: Platform;

beforeAll(async () => {
  db = await testDatabase();
  platform = await createPlatform({
    config: AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, LOG_LEVEL: 'silent', DATABASE_POOL_SIZE: '2' }),
    entities: [],
    // Wide enough that a busy machine still opens a connection and takes a statement in time.
    timeOuts: { statementMs: 4_000, connectMs: 1_500 },
  });
});
afterAll(async () => {
  await platform.close();
  await db.drop();
});

describe('a statement', () => {
  it('numbers its parameters through the fragments it is made of', () => {
    const conditions = [sql`a = ${1}`, sql`b = ${'x'}`, sql`c IS NULL`];
    const statement = sql`
      SELECT *
      FROM t WHERE ${joinSql(conditions, sql` AND `)} AND d = ${null} ${emptySql}`;
    expect(statement.text).toBe('SELECT * FROM t WHERE a = $1 AND b = $2 AND c IS NULL AND d = $3');
    expect(statement.values).toEqual([1, 'x', null]);
    expect(joinSql([], sql` AND `, sql`TRUE`).text).toBe('TRUE');
  });

  it('carries any value as a value, and refuses what was forgotten', async () => {
    const hostile = "'; DROP TABLE platform.outbox; --";
    expect(await platform.database.one(sql`SELECT ${hostile} AS text`)).toEqual({ text: hostile });
    expect(() => sql`SELECT ${undefined}`).toThrow('assertion failed');
    expect(() => sql`SELECT 1 -- all of it`).toThrow('assertion failed');
  });

  it('has the same name wherever its text is the same, and names are bounded', () => {
    const named = sql`SELECT ${1}::int AS n`;
    expect(statementName(named.text)).toBe(statementName(sql`SELECT ${2}::int AS n`.text));
    const names = new Set(Array.from({ length: 3_000 }, (_, index) => statementName(`SELECT ${index}`)));
    expect(names.size).toBeLessThanOrEqual(1_001);
    expect(names.has(undefined)).toBe(true);
  });
});

describe('Database', () => {
  it('streams an answer of any size in batches', async () => {
    let rows = 0;
    for await (const batch of platform.database.stream(
      sql<{ n: number }>`SELECT generate_series(1, ${10_000}::int) AS n`,
      1_000,
    )) {
      expect(batch.length).toBeLessThanOrEqual(1_000);
      rows += batch.length;
    }
    expect(rows).toBe(10_000);
  });

  it('gives its connection back when the reader of a stream goes away or the statement fails', async () => {
    for (let round = 0; round < 5; round += 1) {
      for await (const _ of platform.database.stream(sql`SELECT generate_series(1, 10000) AS n`, 10)) break;
      await expect(platform.database.stream(sql`SELECT ${'x'}::int AS n`).next()).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    }
    expect(await platform.database.one(sql`SELECT 1 AS n`)).toEqual({ n: 1 });
  });

  it('says that it cannot serve when a statement takes too long, all connections are taken, or one is cut', async () => {
    await expect(platform.database.one(sql`SELECT pg_sleep(${8})`)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const busy = [1, 2].map(() => platform.database.one(sql`SELECT pg_sleep(${3})`));
    await expect(platform.database.one(sql`SELECT 1 AS n`)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await Promise.all(busy);
    const owner = new Client({ connectionString: db.ownerUrl });
    await owner.connect();
    const cut = expect(platform.database.one(sql`SELECT pg_sleep(${3})`)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'test_app'`,
    );
    await cut;
    await owner.end();
    expect(await platform.database.one(sql`SELECT 1 AS n`)).toEqual({ n: 1 });
  });
});

describe('a page', () => {
  it('goes on where its cursor says', () => {
    const keys = ['2026-11-23', 12.5, null, '01930000-0000-7000-8000-000000000001'] as const;
    expect(decodeCursor(encodeCursor(keys), 4)).toEqual(keys);
    const page = toPage([{ id: 'a' }, { id: 'b' }, { id: 'c' }], 2, null, (row) => [row.id]);
    expect(page).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(page.rows.map(({ row }) => row.id)).toEqual(['a', 'b']);
  });

  it.each(['', 'x', '{}', encodeCursor(['a']), encodeCursor(['a', 'b', 'c']), 'W10', 'null', 'A'.repeat(1_000_000)])(
    'refuses a cursor that is none of this list: %.20s',
    (cursor) => expect(() => decodeCursor(cursor, 2)).toThrow(expect.objectContaining({ code: 'CURSOR_INVALID' })),
  );

  it('refuses keys that are no plain values', () => {
    for (const keys of [
      [{}, 'a'],
      [['a'], 'b'],
      [true, 'a'],
    ]) {
      const cursor = Buffer.from(JSON.stringify(keys)).toString('base64url');
      expect(() => decodeCursor(cursor, 2)).toThrow(expect.objectContaining({ code: 'CURSOR_INVALID' }));
    }
  });

  it('holds one to a hundred rows', () => {
    expect([1, 100].map(pageSize)).toEqual([1, 100]);
    for (const first of [0, 101, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => pageSize(first)).toThrow(expect.objectContaining({ code: 'PAGE_SIZE_INVALID' }));
    }
  });
});
