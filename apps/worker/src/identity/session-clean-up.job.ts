import { EndStaleSessions } from '@kontor/identity';
import { hourPeriod, Schedule } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

/** Every hour. Sessions that are over do not work before that either: this only tidies up after them. */
@Injectable()
export class SessionCleanUpJob extends Schedule {
  override readonly name = 'identity.session-clean-up';

  constructor(private readonly endStaleSessions: EndStaleSessions) {
    super();
  }

  period(now: Date): string {
    return hourPeriod(now);
  }

  run(): Promise<{ ended: number }> {
    return this.endStaleSessions.execute();
  }
}
