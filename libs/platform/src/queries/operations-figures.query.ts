import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { Database } from '../data/database.js';
import { type Statement, sql } from '../data/sql.js';

export interface PoolFigures {
  readonly total: number;
  readonly idle: number;
  /** Requests that wait for a connection now. */
  readonly waiting: number;
}

export interface JobFigures {
  /** Age of the oldest event that no queue has yet. */
  readonly outboxLagSeconds: number;
  readonly outboxWaiting: number;
  /** Age of the oldest event that is queued and not handled by all who wait for it. */
  readonly jobLagSeconds: number;
  readonly jobsWaiting: number;
  readonly deadLetters: number;
}

/** The installation's state in numbers, all of it from PostgreSQL: to ask does not need the queues to answer. */
export class OperationsFigures {
  constructor(
    private readonly database: Database,
    private readonly dataSource: DataSource,
  ) {}

  async jobs(): Promise<JobFigures> {
    return (await this.database.one(jobFigures())) ?? NOTHING;
  }

  pools(): { readonly read: PoolFigures; readonly write: PoolFigures } {
    const { master } = this.dataSource.driver as unknown as { master: Pool };
    return { read: figuresOf(this.database.pool), write: figuresOf(master) };
  }
}

const NOTHING: JobFigures = { outboxLagSeconds: 0, outboxWaiting: 0, jobLagSeconds: 0, jobsWaiting: 0, deadLetters: 0 };

const figuresOf = (pool: Pool): PoolFigures => ({
  total: pool.totalCount,
  idle: pool.idleCount,
  waiting: pool.waitingCount,
});

const jobFigures = (): Statement<JobFigures> => sql`
  SELECT
    coalesce(extract(epoch FROM now() - waiting.since), 0)::float8 AS "outboxLagSeconds",
    waiting.count AS "outboxWaiting",
    coalesce(extract(epoch FROM now() - queued.since), 0)::float8 AS "jobLagSeconds",
    queued.count AS "jobsWaiting",
    (SELECT count(*)::int FROM platform.dead_letter WHERE replayed_at IS NULL) AS "deadLetters"
  FROM
    (SELECT count(*)::int AS count, min(created_at) AS since FROM platform.outbox WHERE relayed_at IS NULL) AS waiting,
    (SELECT count(*)::int AS count, min(created_at) AS since FROM platform.outbox
      WHERE settled_at IS NULL AND relayed_at IS NOT NULL) AS queued`;

export const examples = (): Record<string, Statement> => ({ jobFigures: jobFigures() });
