import type { Brand } from '@kontor/kernel';
import { Refused } from '@kontor/kernel';
import type { PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { type IdempotencyClaim, requestScope } from '../request-scope.js';
import { meansUnavailable, runStatement, unavailable } from './database.js';
import { type Statement, sql } from './sql.js';

/** What a write can do inside one transaction. Only `Transactions.run` makes it. */
export type Tx = Brand<TxWork, 'Tx'>;

interface TxWork {
  /** TypeORM inside this transaction, for writes within an aggregate. Never `save()` a versioned row. */
  readonly manager: EntityManager;
  many<Row extends object>(statement: Statement<Row>): Promise<Row[]>;
  one<Row extends object>(statement: Statement<Row>): Promise<Row | null>;
}

/** Serialization failure, deadlock, lock not available: the whole unit of work is safe to run again. */
const RETRYABLE = new Set(['40001', '40P01', '55P03']);
const ATTEMPTS = 4;

export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs one unit of work in one transaction (READ COMMITTED), the whole of it again after a deadlock or a
   * serialization failure. Under an Idempotency-Key the answer is kept in the same transaction, and a repeated
   * request gets that answer instead of a second effect; `work` must therefore return what JSON can carry.
   * Refusals: `UNAVAILABLE`, `IDEMPOTENCY_KEY_REUSED`.
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const scope = requestScope.current();
    const claim = scope?.idempotency;
    if (scope) delete scope.idempotency;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work, claim);
      } catch (error) {
        if (meansUnavailable(error)) throw unavailable();
        if (!RETRYABLE.has(sqlState(error))) throw error;
        if (attempt >= ATTEMPTS) throw unavailable();
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
      }
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>, claim: IdempotencyClaim | undefined): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      const tx = {
        manager: runner.manager,
        many: <Row extends object>(statement: Statement<Row>) => runStatement(client, statement),
        one: async <Row extends object>(statement: Statement<Row>) =>
          (await runStatement(client, statement))[0] ?? null,
      } as unknown as Tx;
      const kept = claim ? await findKeptAnswer<T>(tx, claim) : null;
      const answer = kept ? kept.answer : await work(tx);
      if (claim && !kept) await keepAnswer(tx, claim, answer);
      await runner.commitTransaction();
      return answer;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

const sqlState = (error: unknown): string => (error as { code?: string })?.code ?? '';

/** Claims the key, waiting for a request that holds it now; finds the answer when it was given before. */
async function findKeptAnswer<T>(tx: Tx, claim: IdempotencyClaim): Promise<{ answer: T } | null> {
  await tx.one(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${claim.actorKey}/${claim.key}`}, 0))`);
  const row = await tx.one<{ body_hash: string; answer: { value: T } }>(sql`
    SELECT body_hash, answer FROM platform.idempotency WHERE actor_key = ${claim.actorKey} AND key = ${claim.key}`);
  if (row === null) return null;
  if (row.body_hash !== claim.bodyHash) {
    throw new Refused(
      'IDEMPOTENCY_KEY_REUSED',
      'This Idempotency-Key was used for another request. Use a new key for a new request.',
    );
  }
  return { answer: row.answer.value };
}

const keepAnswer = (tx: Tx, claim: IdempotencyClaim, answer: unknown): Promise<unknown> =>
  tx.one(sql`
    INSERT INTO platform.idempotency (actor_key, key, body_hash, answer)
    VALUES (${claim.actorKey}, ${claim.key}, ${claim.bodyHash}, ${JSON.stringify({ value: answer })})`);
