import { types } from 'node:util';
import { Refused } from '@kontor/kernel';
import type { Pool, PoolClient } from 'pg';
import { type Statement, statementName } from './sql.js';

/** Thrown when PostgreSQL cannot serve now; the edge answers 503 with Retry-After. */
export const unavailable = (): Refused =>
  new Refused('UNAVAILABLE', 'The database is busy or unreachable. Try again in a few seconds.', {
    retryAfterSeconds: 2,
  });

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/** What the driver and the pools say when there is no connection to be had. */
const NO_CONNECTION =
  /timeout exceeded when trying to connect|Query runner already released|Connection terminated|Client has encountered a connection error|Client was closed|after calling end on the pool|Driver not Connected/i;

/**
 * SQLSTATE classes and driver messages that mean "not now" rather than "wrong": connection lost (08), resources (53),
 * server going down (57P), statement cancelled by its time-out (57014), transaction that was idle too long (25P03).
 */
export function meansUnavailable(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  const code = (error as { code?: string }).code ?? '';
  return /^(08|53|57P|57014|25P03)/.test(code) || NETWORK.has(code) || NO_CONNECTION.test(error.message);
}

/**
 * Text that is no number, date or id, a number out of range, a byte that is no text: class 22 of SQLSTATE. Checks
 * of input come long before; this only keeps a value that slipped through them from looking like a failure of ours.
 */
const meansBadValue = (error: unknown): boolean =>
  types.isNativeError(error) && /^22(003|007|008|021|P02|P05)$/.test((error as { code?: string }).code ?? '');

/** What functions of ours refuse, by the codes that they raise. */
const RAISED: Readonly<Record<string, readonly [code: string, message: string]>> = {
  KV010: ['CUSTOM_FIELD_UNKNOWN', 'There is no such field. Read the fields again and leave this one out.'],
  KV011: ['CUSTOM_FIELD_TYPE', 'This field is of another type. Filter it by what its type knows.'],
};

/** What a client is told of an error of the database: `UNAVAILABLE`, `INVALID_INPUT`, or the error as it is. */
export function asRefusal(error: unknown): unknown {
  if (meansUnavailable(error)) return unavailable();
  if (meansBadValue(error)) {
    return new Refused('INVALID_INPUT', 'A value cannot be stored or searched for as it is. Correct it and try again.');
  }
  const [code, message] = RAISED[(error as { code?: string } | null)?.code ?? ''] ?? [];
  return code && message ? new Refused(code, message) : error;
}

/** The read side: named statements on a pool of its own, plain rows out. */
export class Database {
  constructor(readonly pool: Pool) {}

  async many<Row extends object>(statement: Statement<Row>): Promise<Row[]> {
    const client = await this.connect();
    try {
      return await runStatement(client, statement);
    } catch (error) {
      throw asRefusal(error);
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
      // The reader of a download may be slow: this transaction may idle longer than others between two batches.
      await client.query("BEGIN READ ONLY; SET LOCAL idle_in_transaction_session_timeout = '120s'");
      await client.query(`DECLARE rows NO SCROLL CURSOR FOR ${statement.text}`, [...statement.values]);
      for (;;) {
        const { rows } = await client.query<Row>(`FETCH ${Math.trunc(batchSize)} FROM rows`);
        if (rows.length === 0) break;
        yield rows;
      }
    } catch (error) {
      throw asRefusal(error);
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
      throw asRefusal(error);
    }
  }
}

export async function runStatement<Row extends object>(client: PoolClient, statement: Statement<Row>): Promise<Row[]> {
  const { text, values, isPlannedAnew } = statement;
  const name = isPlannedAnew ? undefined : statementName(text);
  const { rows } = await client.query<Row>({ text, values: [...values], ...(name ? { name } : {}) });
  return rows;
}
