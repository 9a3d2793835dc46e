import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { Client } from 'pg';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AppConfig } from '../app-config.js';
import { createPlatform, type Platform } from '../create-platform.js';
import { requestScope } from '../request-scope.js';
import { sql } from './sql.js';

@Entity({ schema: 'public', name: 'thing' })
class ThingRow {
  @PrimaryColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) amount!: number;
  @Column({ type: 'integer' }) version!: number;
}

let db: TestDatabase;
let owner: Client;
let platform: Platform;

const start = (options: { poolSize?: number; lockMs?: number; connectMs?: number } = {}): Promise<Platform> =>
  createPlatform({
    config: AppConfig.fromEnvironment({
      DATABASE_URL: db.appUrl,
      DATABASE_POOL_SIZE: String(options.poolSize ?? 10),
      LOG_LEVEL: 'silent',
    }),
    entities: [ThingRow],
    timeOuts: { lockMs: options.lockMs ?? 4_000, connectMs: options.connectMs ?? 3_000 },
  });

beforeAll(async () => {
  db = await testDatabase();
  owner = new Client({ connectionString: db.ownerUrl });
  await owner.connect();
  await owner.query(`
    CREATE TABLE public.thing (id integer PRIMARY KEY, amount integer NOT NULL, version integer NOT NULL DEFAULT 1);
    CREATE TRIGGER thing_version BEFORE UPDATE ON public.thing FOR EACH ROW EXECUTE FUNCTION platform.refuse_version_jump();
    CREATE TABLE public.tally (n integer NOT NULL);
    GRANT ALL ON public.thing, public.tally TO kontor_app`);
  platform = await start();
});

beforeEach(async () => {
  await owner.query('TRUNCATE public.thing, public.tally; INSERT INTO public.thing VALUES (1, 100), (2, 100)');
});

afterAll(async () => {
  await platform.close();
  await owner.end();
  await db.drop();
});

const amounts = async (): Promise<number[]> =>
  (await owner.query('SELECT amount FROM public.thing ORDER BY id')).rows.map((row: { amount: number }) => row.amount);

const tally = async (): Promise<number> =>
  (await owner.query<{ count: number }>('SELECT count(*)::int FROM public.tally')).rows[0]?.count ?? -1;

const take = (id: number, amount: number) =>
  sql`UPDATE public.thing SET amount = amount - ${amount}::int, version = version + 1 WHERE id = ${id}`;

describe('a unit of work', () => {
  it('holds as a whole or not at all', async () => {
    const failing = platform.transactions.run(async (tx) => {
      await tx.many(take(1, 10));
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    expect(await amounts()).toEqual([100, 100]);
  });

  it('is run again as a whole after a deadlock', async () => {
    const bothHoldOne = meeting(2);
    let runs = 0;
    const transfer = (from: number, to: number) =>
      platform.transactions.run(async (tx) => {
        runs += 1;
        await tx.many(take(from, 10));
        if (runs <= 2) await bothHoldOne();
        await tx.many(take(to, -10));
      });
    await Promise.all([transfer(1, 2), transfer(2, 1)]);
    expect(runs).toBeGreaterThan(2);
    expect(await amounts()).toEqual([100, 100]);
    expect((await owner.query('SELECT version FROM public.thing')).rows).toEqual([{ version: 3 }, { version: 3 }]);
  });

  it('waits for a lock only so long, then says that it cannot be served', async () => {
    const impatient = await start({ lockMs: 100 });
    await owner.query('BEGIN');
    await owner.query('SELECT * FROM public.thing WHERE id = 1 FOR UPDATE');
    let runs = 0;
    const blocked = impatient.transactions.run((tx) => {
      runs += 1;
      return tx.many(take(1, 10));
    });
    await expect(blocked).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { retryAfterSeconds: 2 } });
    expect(runs).toBe(4);
    await owner.query('COMMIT');
    await impatient.transactions.run((tx) => tx.many(take(1, 10)));
    expect(await amounts()).toEqual([90, 100]);
    await impatient.close();
  });

  it('is refused within the bounded wait when every connection is taken', async () => {
    const small = await start({ poolSize: 2, connectMs: 200 });
    const gate = meeting(3);
    const holders = [1, 2].map(() => small.transactions.run(() => gate()));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const since = Date.now();
    await expect(small.transactions.run((tx) => tx.many(take(1, 1)))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(Date.now() - since).toBeLessThan(1_000);
    await gate();
    await Promise.all(holders);
    await small.transactions.run((tx) => tx.many(take(1, 1)));
    await small.close();
  });

  it('is refused as unavailable when its connection is cut, and the next one works', async () => {
    const cut = platform.transactions.run(async (tx) => {
      const backend = await tx.one<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`);
      await tx.many(take(1, 10));
      await owner.query('SELECT pg_terminate_backend($1)', [backend?.pid]);
      await tx.many(take(2, 10));
    });
    await expect(cut).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await platform.transactions.run((tx) => tx.many(take(2, 1)));
    expect(await amounts()).toEqual([100, 99]);
  });

  it('reports the statement that failed, not the ones behind it', async () => {
    const failing = platform.transactions.run(async (tx) => {
      tx.send(sql`INSERT INTO public.thing VALUES (${1}, ${0}, ${1})`);
      await tx.many(take(2, 10));
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    const onlySent = platform.transactions.run(async (tx) => {
      tx.send(take(2, 10));
      tx.send(sql`INSERT INTO public.thing VALUES (${1}, ${0}, ${1})`);
    });
    await expect(onlySent).rejects.toMatchObject({ code: '23505' });
    expect(await amounts()).toEqual([100, 100]);
  });

  it('does not pass for done when its work swallowed an error of the database', async () => {
    const swallowing = platform.transactions.run(async (tx) => {
      await tx.many(take(1, 10));
      await tx.many(sql`SELECT 1 / ${0}::int AS x`).catch(() => []);
      return 'done';
    });
    await expect(swallowing).rejects.toThrow('swallowed');
    expect(await amounts()).toEqual([100, 100]);
  });

  it('does after the commit what was put off until then, and nothing after a failure', async () => {
    const done: string[] = [];
    await platform.transactions.run(async (tx) => tx.afterCommit(() => done.push('kept')));
    await platform.transactions
      .run(async (tx) => {
        tx.afterCommit(() => done.push('lost'));
        throw new Error('no');
      })
      .catch(() => undefined);
    expect(done).toEqual(['kept']);
  });

  it('takes TypeORM in, whose saves and transactions do not commit by themselves', async () => {
    const failing = platform.transactions.run(async (tx) => {
      await tx.manager.save(tx.manager.create(ThingRow, { id: 3, amount: 5, version: 1 }));
      await tx.manager.transaction((inner) => inner.insert(ThingRow, { id: 4, amount: 5, version: 1 }));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await amounts()).toEqual([100, 100]);
    await platform.transactions.run(async (tx) => tx.manager.insert(ThingRow, { id: 3, amount: 5, version: 1 }));
    expect(await amounts()).toEqual([100, 100, 5]);
  });

  it('gives a value that the database cannot take a refusal', async () => {
    for (const bad of ['NaN!', '1e308', '99999999999999999999', '\0']) {
      await expect(platform.transactions.run((tx) => tx.one(sql`SELECT ${bad}::int AS n`))).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
      await expect(platform.database.one(sql`SELECT ${bad}::int AS n`)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    }
  });
});

describe('the version', () => {
  it.each(['version', 'version + 2', 'version - 1', '1'])('must grow by one, not become %s', async (expression) => {
    await owner.query('UPDATE public.thing SET version = version + 1');
    await expect(owner.query(`UPDATE public.thing SET version = ${expression} WHERE id = 1`)).rejects.toMatchObject({
      code: 'KV001',
    });
  });

  it('lets exactly one of fifty writers of the same version through', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () =>
        platform.transactions.run(
          async (tx) =>
            (
              await tx.many(sql`
              UPDATE public.thing SET amount = 0, version = version + 1 WHERE id = 1 AND version = ${1} RETURNING id`)
            ).length,
        ),
      ),
    );
    expect(outcomes.filter((changed) => changed === 1)).toHaveLength(1);
  });
});

describe('an Idempotency-Key', () => {
  const request = (key: string, body: string, work: () => Promise<unknown>, actorKey = 'user/1') =>
    requestScope.run({ requestId: 'r', idempotency: { key, actorKey, bodyHash: body } }, work);

  const addTally = (answer: unknown = { at: new Date(0), amount: '1.50' }) =>
    platform.transactions.run(async (tx) => {
      tx.send(sql`INSERT INTO public.tally VALUES (${1})`);
      return answer;
    });

  it('has one effect and one answer for a hundred requests at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => request('parallel', 'body', () => addTally({ id: Math.random() }))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await tally()).toBe(1);
  });

  it('repeats the answer as JSON carries it', async () => {
    await request('again', 'body', () => addTally());
    expect(await request('again', 'body', () => addTally())).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      amount: '1.50',
    });
    expect(await request('nothing', 'body', () => addTally(null))).toBeNull();
    expect(await request('nothing', 'body', () => addTally(null))).toBeNull();
    expect(await tally()).toBe(2);
  });

  it('is refused for another body, and belongs to its actor', async () => {
    await request('other', 'body', () => addTally());
    await expect(request('other', 'another body', () => addTally())).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    await request('other', 'another body', () => addTally(), 'user/2');
    expect(await tally()).toBe(2);
  });

  it('keeps no refusal: after it the same key may succeed', async () => {
    const refused = request('retry', 'body', () =>
      platform.transactions.run(async () => {
        throw new Error('not yet');
      }),
    );
    await expect(refused).rejects.toThrow('not yet');
    await request('retry', 'body', () => addTally());
    expect(await tally()).toBe(1);
  });

  it('covers the first unit of work of a request and no other', async () => {
    await request('first', 'body', async () => {
      await addTally('first');
      return addTally('second');
    });
    expect(await request('first', 'body', () => addTally('again'))).toBe('first');
    expect(await tally()).toBe(2);
  });
});

/** Resolves for everybody when that many have come. */
function meeting(size: number): () => Promise<void> {
  let come = 0;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    come += 1;
    if (come >= size) open();
    return opened;
  };
}
