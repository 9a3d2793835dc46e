import { MailRateAlarm } from '@kontor/currency';
import { CURRENCY_EVENTS } from '@kontor/currency/contract';
import { JobHandler, type JobRun } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

/** Tells those who keep rates that a bank fails, or that rates wait for them. */
@Injectable()
export class RateAlarmMailJob extends JobHandler {
  override readonly name = 'currency.mail-rate-alarm';
  override readonly eventTypes = [CURRENCY_EVENTS.feedFailing, CURRENCY_EVENTS.ratesQuarantined];
  override readonly rights = 'SYSTEM';

  constructor(private readonly mail: MailRateAlarm) {
    super();
  }

  async run({ event: { id, type, payload } }: JobRun): Promise<void> {
    const source = String(payload['source']);
    await this.mail.execute(
      type === CURRENCY_EVENTS.feedFailing
        ? { messageId: id, kind: 'FEED_FAILING', source, problem: String(payload['problem']) }
        : {
            messageId: id,
            kind: 'RATES_HELD',
            source,
            date: String(payload['date']),
            currencies: (payload['currencies'] as string[]).map(String),
          },
    );
  }
}
