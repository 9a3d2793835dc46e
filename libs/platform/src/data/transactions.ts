import type { Writable } from 'node:stream';
import { assert, type Brand, Refused } from '@kontor/kernel';
import type { PoolClient } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { type IdempotencyClaim, requestScope } from '../request-scope.js';
import { asRefusal, runStatement, unavailable } from './database.js';
import { type Statement, sql } from './sql.js';

/** What a write can do inside one transaction. Only `Transactions.run` makes it. */
export type Tx = Brand<TxWork, 'Tx'>;

interface TxWork {
  /** TypeORM inside this transaction, for writes within an aggregate. Never `save()` a versioned row. */
  readonly manager: EntityManager;
  many<Row extends object>(statement: Statement<Row>): Promise<Row[]>;
  one<Row extends object>(statement: Statement<Row>): Promise<Row | null>;
  /** Sends a statement whose answer nobody needs, without waiting for it: if it fails, so does the transaction. */
  send(statement: Statement): void;
  /** For what may only be done when the transaction has held, and may be lost if the process ends just then. */
  afterCommit(task: () => void): void;
}

/** Serialization failure, deadlock, lock not available: the whole unit of work is safe to run again. */
const RETRYABLE = new Set(['40001', '40P01', '55P03']);
const ATTEMPTS = 4;
/** A person is waiting: a unit that already took this long is not begun again. */
const PATIENCE_MS = 6_000;

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
    const begunAt = Date.now();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(work, claim);
      } catch (error) {
        if (!RETRYABLE.has(sqlState(error))) throw asRefusal(error);
        if (attempt >= ATTEMPTS || Date.now() - begunAt > PATIENCE_MS) throw unavailable();
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
      }
    }
  }

  private async attempt<T>(work: (tx: Tx) => Promise<T>, claim: IdempotencyClaim | undefined): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const open = new OpenTransaction(runner, (await runner.connect()) as PoolClient);
    const tx = open as unknown as Tx;
    try {
      open.begin();
      const kept = claim ? await findKeptAnswer<T>(tx, claim) : null;
      const answer = kept ? kept.answer : await work(tx);
      if (claim && !kept) keepAnswer(tx, claim, answer);
      await open.commit();
      return answer;
    } catch (error) {
      throw await open.rollBack(error);
    } finally {
      await runner.release();
    }
  }
}

/**
 * One transaction on one connection of the write pool, which pipelines: what need not be waited for travels with the
 * next statement. BEGIN travels with the first one, register and outbox with COMMIT, so that a write costs as many
 * round trips as it has questions.
 */
class OpenTransaction implements TxWork {
  private readonly sent: Promise<unknown>[] = [];
  private readonly whenCommitted: (() => void)[] = [];
  private readonly socket: Writable;
  private isHeld = false;

  constructor(
    private readonly runner: QueryRunner,
    private readonly client: PoolClient,
  ) {
    this.socket = (client as unknown as { readonly connection: { readonly stream: Writable } }).connection.stream;
  }

  get manager(): EntityManager {
    return this.runner.manager;
  }

  begin(): void {
    this.hold();
    this.track(this.client.query('BEGIN'));
    // TypeORM has to know of the transaction that it did not begin, or `save()` would begin and commit its own.
    Object.assign(this.runner, { isTransactionActive: true, transactionDepth: 1 });
  }

  many<Row extends object>(statement: Statement<Row>): Promise<Row[]> {
    const rows = runStatement(this.client, statement);
    this.letGo();
    return rows;
  }

  async one<Row extends object>(statement: Statement<Row>): Promise<Row | null> {
    return (await this.many(statement))[0] ?? null;
  }

  send(statement: Statement): void {
    this.hold();
    this.track(runStatement(this.client, statement));
  }

  afterCommit(task: () => void): void {
    this.whenCommitted.push(task);
  }

  /** COMMIT may follow statements that are still under way: after a failed one PostgreSQL answers it with ROLLBACK. */
  async commit(): Promise<void> {
    const committed = this.client.query('COMMIT');
    this.letGo();
    const { command } = await committed;
    Object.assign(this.runner, { isTransactionActive: false, transactionDepth: 0 });
    const failure = await this.firstFailure();
    if (failure instanceof Error) throw failure;
    assert(failure === null && command === 'COMMIT', 'a unit of work swallowed an error of the database');
    for (const task of this.whenCommitted) task();
  }

  /** Answers what went wrong first: what was sent earlier failed before what was waited for. */
  async rollBack(error: unknown): Promise<unknown> {
    if (this.runner.isTransactionActive) {
      Object.assign(this.runner, { isTransactionActive: false, transactionDepth: 0 });
      const rolledBack = this.client.query('ROLLBACK');
      this.letGo();
      await rolledBack.catch(() => undefined);
    }
    return sqlState(error) === ABORTED ? ((await this.firstFailure()) ?? error) : error;
  }

  /**
   * Keeps what is sent from the socket until there is a question to go with it: one system call and one waking of
   * PostgreSQL for all of them. At the latest it leaves at the end of this turn, for TypeORM's questions pass by here.
   */
  private hold(): void {
    if (this.isHeld) return;
    this.isHeld = true;
    this.socket.cork();
    setImmediate(() => this.letGo());
  }

  private letGo(): void {
    if (!this.isHeld) return;
    this.isHeld = false;
    this.socket.uncork();
  }

  private track(answer: Promise<unknown>): void {
    this.sent.push(
      answer.then(
        () => null,
        (error: unknown) => error,
      ),
    );
  }

  private async firstFailure(): Promise<unknown> {
    return (await Promise.all(this.sent)).find((outcome) => outcome !== null) ?? null;
  }
}

/** "Current transaction is aborted": a statement after the one that failed. */
const ABORTED = '25P02';

const sqlState = (error: unknown): string => (error as { code?: string } | null)?.code ?? '';

/** Claims the key, waiting for a request that holds it now; finds the answer when it was given before. */
async function findKeptAnswer<T>(tx: Tx, claim: IdempotencyClaim): Promise<{ answer: T } | null> {
  // Two statements, because the second must see what the holder of the lock has committed.
  tx.send(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${claim.actorKey}/${claim.key}`}, 0))`);
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

const keepAnswer = (tx: Tx, claim: IdempotencyClaim, answer: unknown): void =>
  tx.send(sql`
    INSERT INTO platform.idempotency (actor_key, key, body_hash, answer)
    VALUES (${claim.actorKey}, ${claim.key}, ${claim.bodyHash}, ${JSON.stringify({ value: answer })})`);
