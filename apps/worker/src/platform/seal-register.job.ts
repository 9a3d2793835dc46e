import { Schedule, SealRegister } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

const EVERY_MINUTES = 10;

/** Chains the entries of the last minutes: what is not sealed yet can be changed without a trace. */
@Injectable()
export class SealRegisterJob extends Schedule {
  override readonly name = 'platform.seal-register';

  constructor(private readonly seal: SealRegister) {
    super();
  }

  /** Of Greenwich: no zone's clocks change by a part of it. */
  period(now: Date): string {
    const minute = Math.floor(now.getUTCMinutes() / EVERY_MINUTES) * EVERY_MINUTES;
    return `${now.toISOString().slice(0, 14)}${String(minute).padStart(2, '0')}`;
  }

  run(): Promise<{ readonly sealed: number }> {
    return this.seal.execute();
  }
}
