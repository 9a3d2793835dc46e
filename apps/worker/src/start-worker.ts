import 'reflect-metadata';
import {
  AppConfig,
  type Clock,
  JobRunner,
  type JobTimes,
  type Logger,
  PLATFORM,
  type Platform,
  ScheduleRunner,
} from '@kontor/platform';
import { NestFactory } from '@nestjs/core';
import { allRows } from './contexts.js';
import { HANDLERS, SCHEDULES, WorkerModule } from './worker.module.js';

export interface WorkerOptions {
  readonly config?: AppConfig;
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly times?: Partial<JobTimes>;
  /** How often the schedules look whether something is due. */
  readonly tickMs?: number;
}

export interface RunningWorker {
  /** Takes no more jobs, lets running ones end or save where they are, and closes the pools: at most 20 s. */
  stop(): Promise<void>;
}

/**
 * Starts relay, jobs and schedules. The database has to be there and migrated; the job queues need not be: events wait
 * in the outbox until they are. It installs no signal handlers: its caller decides when to stop.
 */
export async function startWorker(options: WorkerOptions = {}): Promise<RunningWorker> {
  const config = options.config ?? AppConfig.fromEnvironment(process.env);
  const { clock, logger, times, tickMs } = options;
  const module = WorkerModule.forRoot({
    config,
    entities: allRows,
    applicationName: 'kontor-worker',
    ...(clock ? { clock } : {}),
    ...(logger ? { logger } : {}),
  });
  const app = await NestFactory.createApplicationContext(module, { logger: ['error', 'warn'], abortOnError: false });
  const platform = app.get<Platform>(PLATFORM);
  const handlers = HANDLERS.map((handler) => app.get<InstanceType<typeof handler>>(handler));
  const schedules = SCHEDULES.map((schedule) => app.get<InstanceType<typeof schedule>>(schedule));
  const jobs = new JobRunner({ platform, handlers, ...(times ? { times } : {}) });
  const ticks = new ScheduleRunner({ platform, schedules, ...(tickMs ? { tickMs } : {}) });
  jobs.start();
  ticks.start();
  let stopped: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    await Promise.all([ticks.stop(), jobs.stop()]);
    await app.close();
  };
  return {
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}
