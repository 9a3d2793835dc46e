import { AppConfig, Mailer } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { RateKeepersQuery } from '../queries/rate-keepers.query.js';
import { type RateAlarm, rateAlarmMail } from './rate-alarm-mail.js';

/** Tells those who keep rates that a bank fails or that rates wait for them. Answers how many were told. */
@Injectable()
export class MailRateAlarm {
  constructor(
    private readonly keepers: RateKeepersQuery,
    private readonly mailer: Mailer,
    private readonly config: AppConfig,
  ) {}

  async execute({ messageId, ...alarm }: RateAlarm & { readonly messageId: string }): Promise<number> {
    if (!this.mailer.isConfigured) return 0;
    const keepers = await this.keepers.list();
    for (const [index, keeper] of keepers.entries()) {
      const mail = rateAlarmMail(keeper.language, alarm, `${this.config.publicUrl}/settings/rates`);
      await this.mailer.send({ to: keeper.email, ...mail, messageId: `${messageId}-${index}` });
    }
    return keepers.length;
  }
}
