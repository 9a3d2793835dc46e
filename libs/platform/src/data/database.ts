import { Refused } from '@kontor/kernel';
import type { Pool, PoolClient } from 'pg';
import { type Statement, statementName } from './sql.js';

/** Thrown when PostgreSQL cannot serve now; the edge answers 503 with Retry-After. */
export const unavailable = (): Refused =>
  new Refused('UNAVAILABLE', 'The database is busy or unreachable. Try again in a few seconds.', {
    retryAfterSeconds: 2,
  });

/** SQLSTATE classes and driver messages that mean "not now" rather than "wrong". */
export function meansUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code ?? '';
  return (
    /^(08|53|57P)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'].includes(code) ||
    /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/i.test(
      error.message,
    )
  );
}

/** The read side: named statements on a pool of its own, plain rows out. */
export class Database {
  constructor(readonly pool: Pool) {}

  async many<Row extends object>(statement: Statement<Row>): Promise<Row[]> {
    const client = await this.connect();
    try {
      return await runStatement(client, statement);
    } catch (error) {
      throw meansUnavailable(error) ? unavailable() : error;
    } finally {
      client.release();
    }
  }

  async one<Row extends object>(statement: Statement<Row>): Promise<Row | null> {
    return (await this.many(statement))[0] ?? null;
  }

  /** Rows in batches through a server-side cursor: memory stays bounded whatever the size of the answer. */
  async *stream<Row extends object>(statement: Statement<Row>, batchSize = 500): AsyncGenerator<Row[]> {
    const client = await this.connect();
    try {
      await client.query('BEGIN READ ONLY');
      await client.query(`DECLARE rows NO SCROLL CURSOR FOR ${statement.text}`, [...statement.values]);
      for (;;) {
        const { rows } = await client.query<Row>(`FETCH ${Math.trunc(batchSize)} FROM rows`);
        if (rows.length === 0) break;
        yield rows;
      }
    } finally {
      await client.query('ROLLBACK').then(
        () => client.release(),
        (error: Error) => client.release(error),
      );
    }
  }

  private async connect(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw meansUnavailable(error) ? unavailable() : error;
    }
  }
}

export async function runStatement<Row extends object>(client: PoolClient, statement: Statement<Row>): Promise<Row[]> {
  const { text, values } = statement;
  const { rows } = await client.query<Row>({ name: statementName(text), text, values: [...values] });
  return rows;
}
