import type { Type } from '@nestjs/common';
import { ActivitiesOfSales } from './persistence/activities-of-sales.js';
import { ActivityRepository } from './persistence/activity.repository.js';
import { CustomFieldsOfSales } from './persistence/custom-fields-of-sales.js';
import { customerFollowers } from './persistence/customer-followers.js';
import { activityQueries } from './queries/activity-queries.js';
import { ActivityReferencesQuery } from './queries/activity-references.query.js';
import { PickListQuery } from './queries/pick-list.query.js';
import { SearchQuery } from './queries/search.query.js';
import { pastQueries } from './sales-past.js';
import { activityUseCases } from './use-cases/activity-use-cases.js';
import { ActivityWriting } from './use-cases/activity-writing.js';
import { AddPickListValue } from './use-cases/add-pick-list-value.js';

/** What stands around the sale itself: activities, lists, the register and the ways to find things. */
export const supportUseCases: readonly Type[] = [...activityUseCases, AddPickListValue];

export const supportQueries: readonly Type[] = [...activityQueries, PickListQuery, ...pastQueries, SearchQuery];

export const supportInternals: readonly Type[] = [
  ActivitiesOfSales,
  ActivityReferencesQuery,
  ActivityRepository,
  ActivityWriting,
  CustomFieldsOfSales,
  ...customerFollowers,
];
