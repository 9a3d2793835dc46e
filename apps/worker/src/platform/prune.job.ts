import { type Pruned, PruneTraces, Schedule } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

/** Every day of Greenwich: nobody sees it, so it follows no organisation's midnight. */
@Injectable()
export class PruneJob extends Schedule {
  override readonly name = 'platform.prune';

  constructor(private readonly pruneTraces: PruneTraces) {
    super();
  }

  period(now: Date): string {
    return now.toISOString().slice(0, 10);
  }

  run(): Promise<Pruned> {
    return this.pruneTraces.execute();
  }
}
