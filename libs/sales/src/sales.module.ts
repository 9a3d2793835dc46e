import { Global, Module, type Provider, type Type } from '@nestjs/common';
import { OpportunityImport } from './contract/opportunity-import.js';
import { SalesDefaults } from './defaults/sales-defaults.js';
import { ImportedOpportunityStore } from './imports/imported-opportunity-store.js';
import { OpportunitiesFromFiles } from './imports/opportunities-from-files.js';
import { OpportunityReferences } from './imports/opportunity-references.js';
import { OpportunityRepository } from './persistence/opportunity.repository.js';
import { ProcessRepository } from './persistence/process.repository.js';
import { SaleRegister } from './persistence/sale-register.js';
import { BoardQuery } from './queries/board.query.js';
import { BulkChangeQuery } from './queries/bulk-change.query.js';
import { DimensionQuery } from './queries/dimension.query.js';
import { HandOverQuery } from './queries/hand-over.query.js';
import { MoveCheckQuery } from './queries/move-check.query.js';
import { OpportunityListQuery } from './queries/opportunity-list.query.js';
import { OpportunityRecordQuery } from './queries/opportunity-record.query.js';
import { ProcessQuery } from './queries/process.query.js';
import { SaleReferencesQuery } from './queries/sale-references.query.js';
import { SalesSummaryQuery } from './queries/sales-summary.query.js';
import { processExtensions, processInternals, processQueries } from './sales-processes.js';
import { supportInternals, supportQueries, supportUseCases } from './sales-support.js';
import { bulkJobs, bulkUseCases, saleWriters } from './use-cases/bulk-use-cases.js';
import { ChangeOpportunity } from './use-cases/change-opportunity.js';
import { CreateOpportunity } from './use-cases/create-opportunity.js';
import { DeleteOpportunity } from './use-cases/delete-opportunity.js';
import { migrationUseCases, processJobs } from './use-cases/migration-use-cases.js';
import { MoveOpportunity } from './use-cases/move-opportunity.js';
import { processUseCases } from './use-cases/process-use-cases.js';
import { TakePipelineSnapshot } from './use-cases/take-pipeline-snapshot.js';

/** Every write that a person can do here. A test walks this list and fails on one that leaves no register entry. */
export const salesUseCases: readonly Type[] = [
  CreateOpportunity,
  ChangeOpportunity,
  MoveOpportunity,
  DeleteOpportunity,
  ...bulkUseCases,
  ...supportUseCases,
  ...processUseCases,
  ...migrationUseCases,
];

/** What the schedule does: derived rows only, no record changes. */
const salesJobs: readonly Type[] = [...processJobs, ...bulkJobs, TakePipelineSnapshot];

const salesQueries: readonly Type[] = [
  BoardQuery,
  BulkChangeQuery,
  HandOverQuery,
  DimensionQuery,
  MoveCheckQuery,
  OpportunityListQuery,
  OpportunityRecordQuery,
  ProcessQuery,
  SalesSummaryQuery,
  ...supportQueries,
  ...processQueries,
];

const salesInternals: readonly Type[] = [
  OpportunityRepository,
  ProcessRepository,
  SaleReferencesQuery,
  SaleRegister,
  ...saleWriters,
  ...supportInternals,
  ...processInternals,
];

const imports: readonly Type[] = [ImportedOpportunityStore, OpportunityReferences];
const importTarget: Provider = { provide: OpportunityImport, useClass: OpportunitiesFromFiles };

@Global()
@Module({
  providers: [
    ...salesUseCases,
    ...salesJobs,
    ...salesQueries,
    ...salesInternals,
    ...processExtensions,
    ...imports,
    importTarget,
    SalesDefaults,
  ],
  exports: [...salesUseCases, ...salesJobs, ...salesQueries, ...processExtensions, importTarget, SalesDefaults],
})
export class SalesModule {}
