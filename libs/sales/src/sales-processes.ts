import type { Type } from '@nestjs/common';
import { ExitCriterionKinds } from './contract/exit-criterion-kind.js';
import { DimensionRepository } from './persistence/dimension.repository.js';
import { ProcessDraftRepository } from './persistence/process-draft.repository.js';
import { CarriedSales } from './persistence/carried-sales.js';
import { SalesMigrationRepository } from './persistence/sales-migration.repository.js';
import { ProcessDraftQuery } from './queries/process-draft.query.js';
import { SalesMigrationQuery } from './queries/sales-migration.query.js';
import { StageApprovalQuery } from './queries/stage-approval.query.js';
import { ArchiveProcess } from './use-cases/archive-process.js';
import { BeginProcessDraft } from './use-cases/begin-process-draft.js';
import { CancelSalesMigration } from './use-cases/cancel-sales-migration.js';
import { CreateProcess } from './use-cases/create-process.js';
import { DecideStageApproval } from './use-cases/decide-stage-approval.js';
import { DiscardProcessDraft } from './use-cases/discard-process-draft.js';
import { PublishProcess } from './use-cases/publish-process.js';
import { RequestStageApproval } from './use-cases/request-stage-approval.js';
import { OrderDimensions } from './use-cases/order-dimensions.js';
import { SaveDimension } from './use-cases/save-dimension.js';
import { SaveProcessDraft } from './use-cases/save-process-draft.js';
import { MigrateSales } from './use-cases/migrate-sales.js';
import { StartSalesMigration } from './use-cases/start-sales-migration.js';
import { UndoSalesMigration } from './use-cases/undo-sales-migration.js';

/** How the organisation decides on its methodology: the editor of processes, and the approvals that stages ask for. */
export const processUseCases: readonly Type[] = [
  CreateProcess,
  BeginProcessDraft,
  SaveProcessDraft,
  DiscardProcessDraft,
  PublishProcess,
  ArchiveProcess,
  StartSalesMigration,
  CancelSalesMigration,
  UndoSalesMigration,
  RequestStageApproval,
  DecideStageApproval,
  SaveDimension,
  OrderDimensions,
];

export const processQueries: readonly Type[] = [ProcessDraftQuery, SalesMigrationQuery, StageApprovalQuery];

export const processInternals: readonly Type[] = [CarriedSales, DimensionRepository, ProcessDraftRepository, SalesMigrationRepository];

/** What the worker does of it. */
export const processJobs: readonly Type[] = [MigrateSales];

/** What other contexts reach by their contract: where they register kinds of exit criterion. */
export const processExtensions: readonly Type[] = [ExitCriterionKinds];
