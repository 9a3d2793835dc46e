import { OrganisationQuery } from '@kontor/identity';
import { localDate, plusDays } from '@kontor/kernel';
import { dayPeriod, Schedule } from '@kontor/platform';
import { TakePipelineSnapshot } from '@kontor/sales';
import { Injectable } from '@nestjs/common';

const BEFORE_MIDNIGHT_MS = 10 * 60_000;

/**
 * Keeps the pipeline of each day as it is ten minutes before midnight in the organisation's zone. A worker that was
 * down then keeps it under the same date as soon as it is back, up to ten minutes before the next midnight.
 */
@Injectable()
export class PipelineSnapshotJob extends Schedule {
  override readonly name = 'sales.pipeline-snapshot';

  constructor(
    private readonly organisations: OrganisationQuery,
    private readonly takeSnapshot: TakePipelineSnapshot,
  ) {
    super();
  }

  async period(now: Date): Promise<string | null> {
    const organisation = await this.organisations.find();
    if (organisation === null) return null;
    const tomorrowFrom = new Date(now.getTime() + BEFORE_MIDNIGHT_MS);
    return plusDays(dayPeriod(tomorrowFrom, organisation.timeZone), -1);
  }

  run(period: string): Promise<{ readonly salesKept: number }> {
    return this.takeSnapshot.execute({ date: localDate(period) });
  }
}
