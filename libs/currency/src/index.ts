import type { MigrationClass } from '@kontor/platform';
import { CreateCurrency1764170000000 } from './migrations/1764170000000-create-currency.js';

export { CurrencyModule, currencyUseCases } from './currency.module.js';
export type { LookUpPolicy } from './domain/rate-rules.js';
export type { FeedSource, RateSource } from './domain/rate-table.js';
export { ExchangeRatesQuery, type ExchangeRateView } from './queries/exchange-rates.query.js';
export { HeldRatesQuery, type HeldRateView } from './queries/held-rates.query.js';
export { PlanRatesQuery, type PlanRateView } from './queries/plan-rates.query.js';
export { type RateFigures, RateFiguresQuery } from './queries/rate-figures.query.js';
export { RateSettingsQuery, type RateSettingsView } from './queries/rate-settings.query.js';
export { RateSourcesQuery, type RateSourceView } from './queries/rate-sources.query.js';
export { type RateDayView, RatesTodayQuery, type RateTodayView } from './queries/rates-today.query.js';
export { ChangeRateSettings, type RateSettingsInput } from './use-cases/change-rate-settings.js';
export { DecideHeldRate } from './use-cases/decide-held-rate.js';
export { type Fetched, FetchRates } from './use-cases/fetch-rates.js';
export { type ImportedArchive, ImportRateArchive } from './use-cases/import-rate-archive.js';
export { MailRateAlarm } from './use-cases/mail-rate-alarm.js';
export { RecordExchangeRate } from './use-cases/record-exchange-rate.js';
export { SetPlanRate } from './use-cases/set-plan-rate.js';

/** This context's part of the one ordered sequence. */
export const currencyMigrations: readonly MigrationClass[] = [CreateCurrency1764170000000];
