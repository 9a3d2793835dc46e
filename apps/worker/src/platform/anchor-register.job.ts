import { AnchorRegister, Schedule } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

/** Every day of Greenwich: seals what is left and writes the ends of all chains to a file outside the database. */
@Injectable()
export class AnchorRegisterJob extends Schedule {
  override readonly name = 'platform.anchor-register';

  constructor(private readonly anchor: AnchorRegister) {
    super();
  }

  period(now: Date): string {
    return now.toISOString().slice(0, 10);
  }

  run(): Promise<{ readonly anchor: number; readonly streams: number }> {
    return this.anchor.execute();
  }
}
