import type { Type } from '@nestjs/common';
import { ActivitiesOfSales } from './persistence/activities-of-sales.js';
import { ActivityRepository } from './persistence/activity.repository.js';
import { CustomFieldsOfSales } from './persistence/custom-fields-of-sales.js';
import { customerFollowers } from './persistence/customer-followers.js';
import { activityQueries } from './queries/activity-queries.js';
import { ActivityReferencesQuery } from './queries/activity-references.query.js';
import { ExchangeRatesQuery } from './queries/exchange-rates.query.js';
import { PickListQuery } from './queries/pick-list.query.js';
import { SearchQuery } from './queries/search.query.js';
import { pastQueries } from './sales-past.js';
import { activityUseCases } from './use-cases/activity-use-cases.js';
import { ActivityWriting } from './use-cases/activity-writing.js';
import { AddPickListValue } from './use-cases/add-pick-list-value.js';
import { RecordExchangeRate } from './use-cases/record-exchange-rate.js';

/** What stands around the sale itself: activities, rates, lists, the register and the ways to find things. */
export const supportUseCases: readonly Type[] = [...activityUseCases, RecordExchangeRate, AddPickListValue];

export const supportQueries: readonly Type[] = [
  ...activityQueries,
  ExchangeRatesQuery,
  PickListQuery,
  ...pastQueries,
  SearchQuery,
];

export const supportInternals: readonly Type[] = [
  ActivitiesOfSales,
  ActivityReferencesQuery,
  ActivityRepository,
  ActivityWriting,
  CustomFieldsOfSales,
  ...customerFollowers,
];
