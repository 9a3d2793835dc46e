import type { Pool, PoolClient } from 'pg';
import type { Platform } from '../create-platform.js';
import { redactText } from '../logging/redact.js';
import { Alarm } from './alarm.js';
import type { Schedule } from './schedule.js';

export interface ScheduleRunnerOptions {
  readonly platform: Platform;
  readonly schedules: readonly Schedule[];
  readonly tickMs?: number;
}

const TICK_MS = 15_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** The first half of the lock's number, so that schedules never meet other locks. */
const LOCK_SPACE = 73_041;

/**
 * Ticks, and runs each schedule whose present period has not been run. Workers that tick together are kept apart by a
 * lock that lives on a connection: one that dies in a run frees it at once, and the next tick runs the period again.
 */
export class ScheduleRunner {
  private readonly alarm = new Alarm();
  private readonly waits = new Map<string, { untilMs: number; ms: number }>();
  private isStopping = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly options: ScheduleRunnerOptions) {}

  start(): void {
    this.loop = this.keepTicking();
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    this.alarm.wake();
    await this.loop;
  }

  private async keepTicking(): Promise<void> {
    while (!this.isStopping) {
      await this.tick();
      await this.alarm.wait(this.options.tickMs ?? TICK_MS);
    }
  }

  /** Runs whatever is due and not done, one after the other. */
  async tick(): Promise<void> {
    for (const schedule of this.options.schedules) {
      if (this.isStopping) return;
      if ((this.waits.get(schedule.name)?.untilMs ?? 0) > Date.now()) continue;
      try {
        await this.runIfDue(schedule);
        this.waits.delete(schedule.name);
      } catch (error) {
        const ms = Math.min((this.waits.get(schedule.name)?.ms ?? 15_000) * 2, LONGEST_WAIT_MS);
        this.waits.set(schedule.name, { untilMs: Date.now() + ms, ms });
        this.options.platform.logger.error('a scheduled job failed and will be run again', error, {
          schedule: schedule.name,
        });
      }
    }
  }

  private async runIfDue(schedule: Schedule): Promise<void> {
    const { clock, database, logger } = this.options.platform;
    const now = clock.now();
    const period = await schedule.period(now);
    if (period === null || (await isDone(database.pool, schedule.name, period))) return;
    const holder = await database.pool.connect();
    try {
      if (!(await takeLock(holder, schedule.name))) return;
      if (await isDone(holder, schedule.name, period)) return;
      await noteStart(holder, schedule.name, period, now);
      const outcome = await schedule.run(period, now).catch(async (error: unknown) => {
        await noteOutcome(holder, schedule.name, period, { error: redactText(String(error)) }, null);
        throw error;
      });
      await noteOutcome(holder, schedule.name, period, outcome ?? null, clock.now());
      logger.info('a scheduled job was run', { schedule: schedule.name, period });
    } finally {
      // Ends the connection, and the lock with it.
      holder.release(true);
    }
  }
}

type Asked = Pool | PoolClient;

async function isDone(connection: Asked, name: string, period: string): Promise<boolean> {
  const { rowCount } = await connection.query(
    'SELECT 1 FROM platform.job_run WHERE name = $1 AND period = $2 AND finished_at IS NOT NULL',
    [name, period],
  );
  return (rowCount ?? 0) > 0;
}

async function takeLock(holder: PoolClient, name: string): Promise<boolean> {
  const { rows } = await holder.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS taken', [
    LOCK_SPACE,
    name,
  ]);
  return rows[0]?.taken ?? false;
}

async function noteStart(holder: PoolClient, name: string, period: string, now: Date): Promise<void> {
  await holder.query(
    `INSERT INTO platform.job_run (name, period, started_at) VALUES ($1, $2, $3)
     ON CONFLICT (name, period) DO UPDATE SET started_at = EXCLUDED.started_at, outcome = NULL`,
    [name, period, now],
  );
}

async function noteOutcome(
  holder: PoolClient,
  name: string,
  period: string,
  outcome: unknown,
  at: Date | null,
): Promise<void> {
  await holder.query('UPDATE platform.job_run SET outcome = $3, finished_at = $4 WHERE name = $1 AND period = $2', [
    name,
    period,
    JSON.stringify(outcome),
    at,
  ]);
}
