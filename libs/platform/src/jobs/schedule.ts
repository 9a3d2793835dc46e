import { type LocalDate, localDateAt } from '@kontor/kernel';
import type { JobRights } from './job-rights.js';

/**
 * Something that is done once in every period, by whichever worker comes first. A worker that was down does the
 * present period once when it is back, and none of those it missed.
 */
export abstract class Schedule {
  /** Stable, as in `sales.pipeline-snapshot`: names the rows of `platform.job_run`. */
  abstract readonly name: string;
  /** Nobody asks for what the clock begins. */
  readonly rights: JobRights = 'SYSTEM';
  /**
   * The period that `now` is in, as in `2026-11-23`, the same from its first moment to its last; `null` when there is
   * nothing to do yet.
   */
  abstract period(now: Date): string | null | Promise<string | null>;
  /** Must bear being run again: a run that was cut off is repeated. What it answers is kept as JSON. */
  abstract run(period: string, now: Date): Promise<unknown>;
}

/** The day on the wall in `timeZone`: a day of a change of the clocks is one period, though it has 23 or 25 hours. */
export const dayPeriod = (now: Date, timeZone: string): LocalDate => localDateAt(now, timeZone);

/** The hour, counted without any zone, so that none is there twice or missing when the clocks change. */
export const hourPeriod = (now: Date): string => now.toISOString().slice(0, 13);
