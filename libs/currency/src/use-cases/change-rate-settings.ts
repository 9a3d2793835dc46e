import { assert, localDateAt } from '@kontor/kernel';
import { type Actor, ChangeRegister, changesBetween, Clock, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type DatedRules, firstRules, type RateRules, readRules, type RulesInput } from '../domain/rate-rules.js';
import { RateRepository } from '../persistence/rate.repository.js';
import { RateSettingsRepository } from '../persistence/rate-settings.repository.js';
import { type RateSettingsView, settingsStatement, toSettingsView } from '../queries/rate-settings.query.js';

export interface RateSettingsInput extends RulesInput {
  readonly expectedVersion: number;
}

const FIELDS = ['currencies', 'policy', 'maxAgeDays', 'quarantinePercent', 'fetching', 'fetchAt'] as const;

/**
 * Decides about rates, from today on: days gone by keep the rates that they were counted at. Refusals: `CONFLICT`,
 * `CURRENCY_UNKNOWN`, `CURRENCY_TWICE`, `RATE_OF_BASE_CURRENCY`, `SOURCE_TWICE`, `MAX_AGE_INVALID`, `QUARANTINE_INVALID`,
 * `FETCH_TIME_INVALID`, `DECIMAL_*`.
 */
@Injectable()
export class ChangeRateSettings {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: RateSettingsRepository,
    private readonly rates: RateRepository,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, { expectedVersion, ...input }: RateSettingsInput): Promise<RateSettingsView> {
    const wanted = readRules(actor.baseCurrency, input);
    return this.transactions.run(async (tx) => {
      this.rates.lock(tx);
      const decisions = await this.rates.decisions(tx, actor.baseCurrency);
      const before: DatedRules = decisions.at(-1) ?? firstRules(actor.baseCurrency);
      const id = await this.settings.recordId(tx);
      const subject = { kind: 'rate-settings', id, version: before.version };
      await this.register.refuseIfStale(tx, subject, expectedVersion, { ...plain(before) });
      const today = localDateAt(this.clock.now(), actor.timeZone);
      if (before.version === 0) {
        // What held since ever by itself goes on holding for the days before this one.
        this.settings.addFirst(tx, id, before);
      }
      const version = Math.max(before.version, 1) + 1;
      this.settings.add(tx, actor, { id, version, validFrom: today }, wanted);
      await this.rates.putInForce(tx, actor.baseCurrency, { currencies: 'ALL', from: today });
      await this.register.record(tx, actor, {
        stream: subject,
        subject: { ...subject, version },
        action: 'rate-settings.change',
        changes: changesBetween(plain(before), plain(wanted), FIELDS),
      });
      const saved = await tx.one(settingsStatement());
      assert(saved, 'settings are there within their own transaction');
      return toSettingsView(actor.baseCurrency, saved);
    });
  }
}

const plain = ({ currencies, policy, maxAgeDays, quarantinePercent, fetching, fetchAt }: RateRules) => ({
  currencies: currencies.map(({ code, sources }) => [code, ...sources].join(' ')),
  policy,
  maxAgeDays,
  quarantinePercent: quarantinePercent.toFixed(),
  fetching,
  fetchAt,
});
