import type { Database } from '../data/database.js';
import { type Statement, sql } from '../data/sql.js';

export interface JobRunView {
  readonly name: string;
  readonly period: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

export interface DeadLetter {
  readonly id: string;
  /** The consumer that could not handle it. */
  readonly queue: string;
  /** The type of the event. */
  readonly jobName: string;
  readonly error: string;
  readonly attempts: number;
  readonly failedAt: Date;
  readonly replayedAt: Date | null;
}

/** What an administrator sees of the jobs. Row scopes do not apply: these are the installation's, not anybody's. */
export class OperationsQuery {
  constructor(private readonly database: Database) {}

  jobRuns(first: number): Promise<JobRunView[]> {
    return this.database.many(jobRuns(first));
  }

  deadLetters(first: number): Promise<DeadLetter[]> {
    return this.database.many(deadLetters(first));
  }
}

const jobRuns = (first: number): Statement<JobRunView> => sql`
  SELECT name, period, started_at AS "startedAt", finished_at AS "finishedAt"
  FROM platform.job_run ORDER BY started_at DESC, name LIMIT ${first}`;

const deadLetters = (first: number): Statement<DeadLetter> => sql`
  SELECT id, queue, job_name AS "jobName", error, attempts, failed_at AS "failedAt", replayed_at AS "replayedAt"
  FROM platform.dead_letter ORDER BY failed_at DESC, id DESC LIMIT ${first}`;

export const examples = (): Record<string, Statement> => ({ jobRuns: jobRuns(20), deadLetters: deadLetters(20) });
