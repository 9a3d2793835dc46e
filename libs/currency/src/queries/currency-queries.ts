import type { Type } from '@nestjs/common';
import { ExchangeRatesQuery } from './exchange-rates.query.js';
import { HeldRatesQuery } from './held-rates.query.js';
import { PlanRatesQuery } from './plan-rates.query.js';
import { RateFiguresQuery } from './rate-figures.query.js';
import { RateKeepersQuery } from './rate-keepers.query.js';
import { RateSettingsQuery } from './rate-settings.query.js';
import { RateSourcesQuery } from './rate-sources.query.js';
import { RatesInForceQuery } from './rates-in-force.query.js';
import { RatesTodayQuery } from './rates-today.query.js';

export const currencyQueries: readonly Type[] = [
  ExchangeRatesQuery,
  HeldRatesQuery,
  PlanRatesQuery,
  RateFiguresQuery,
  RateKeepersQuery,
  RateSettingsQuery,
  RateSourcesQuery,
  RatesInForceQuery,
  RatesTodayQuery,
];
