import type { Type } from '@nestjs/common';
import { ExitCriterionKinds } from './contract/exit-criterion-kind.js';
import { DimensionRepository } from './persistence/dimension.repository.js';
import { ProcessDraftRepository } from './persistence/process-draft.repository.js';
import { CarriedSales } from './persistence/carried-sales.js';
import { SalesMigrationRepository } from './persistence/sales-migration.repository.js';
import { ProcessHealthQuery } from './queries/process-health.query.js';
import { ProcessStatisticsQuery } from './queries/process-statistics.query.js';
import { ProcessDraftQuery } from './queries/process-draft.query.js';
import { SalesMigrationQuery } from './queries/sales-migration.query.js';
import { StageApprovalQuery } from './queries/stage-approval.query.js';

export const processQueries: readonly Type[] = [
  ProcessDraftQuery,
  ProcessHealthQuery,
  ProcessStatisticsQuery,
  SalesMigrationQuery,
  StageApprovalQuery,
];

export const processInternals: readonly Type[] = [
  CarriedSales,
  DimensionRepository,
  ProcessDraftRepository,
  SalesMigrationRepository,
];

/** What other contexts reach by their contract: where they register kinds of exit criterion. */
export const processExtensions: readonly Type[] = [ExitCriterionKinds];
