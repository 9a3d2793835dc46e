import { Global, Module, type Type } from '@nestjs/common';
import { Rates } from './contract/rates.js';
import { FeedAccess } from './files/feed-access.js';
import { FeedRepository } from './persistence/feed.repository.js';
import { RateRepository } from './persistence/rate.repository.js';
import { RateSettingsRepository } from './persistence/rate-settings.repository.js';
import { TableRepository } from './persistence/table.repository.js';
import { currencyQueries } from './queries/currency-queries.js';
import { RatesInForceQuery } from './queries/rates-in-force.query.js';
import { ChangeRateSettings } from './use-cases/change-rate-settings.js';
import { DecideHeldRate } from './use-cases/decide-held-rate.js';
import { FetchRates } from './use-cases/fetch-rates.js';
import { ImportRateArchive } from './use-cases/import-rate-archive.js';
import { MailRateAlarm } from './use-cases/mail-rate-alarm.js';
import { RecordExchangeRate } from './use-cases/record-exchange-rate.js';
import { SetPlanRate } from './use-cases/set-plan-rate.js';
import { TableLoading } from './use-cases/table-loading.js';

/** Every write of this context that changes a record. A test walks this list and fails on one that leaves no register entry. */
export const currencyUseCases: readonly Type[] = [
  RecordExchangeRate,
  DecideHeldRate,
  ChangeRateSettings,
  SetPlanRate,
  ImportRateArchive,
  FetchRates,
];

const internals = [RateRepository, TableRepository, FeedRepository, RateSettingsRepository, TableLoading, FeedAccess];

@Global()
@Module({
  providers: [
    ...currencyUseCases,
    MailRateAlarm,
    ...internals,
    ...currencyQueries,
    { provide: Rates, useExisting: RatesInForceQuery },
  ],
  exports: [...currencyUseCases, MailRateAlarm, ...currencyQueries, Rates],
})
export class CurrencyModule {}
