import { Schedule } from '@kontor/platform';
import { CountProcessFigures } from '@kontor/sales';
import { Injectable } from '@nestjs/common';

const EVERY_MINUTES = 5;

/** Keeps what statistics have to count as it is down to the sales of the last minutes. */
@Injectable()
export class CountProcessFiguresJob extends Schedule {
  override readonly name = 'sales.count-process-figures';

  constructor(private readonly count: CountProcessFigures) {
    super();
  }

  /** Of Greenwich: no zone's clocks change by a part of it. */
  period(now: Date): string {
    const minute = Math.floor(now.getUTCMinutes() / EVERY_MINUTES) * EVERY_MINUTES;
    return `${now.toISOString().slice(0, 14)}${String(minute).padStart(2, '0')}`;
  }

  run(): Promise<{ readonly salesCounted: number }> {
    return this.count.execute();
  }
}
