import { Module } from '@nestjs/common';
import { CalendarFeedController } from './calendar-feed.controller.js';
import { FeedLimiter } from './feed-limiter.js';
import { OpportunityResolver } from './opportunity.resolver.js';
import { OpportunityListResolver } from './opportunity-list.resolver.js';
import { BulkChangeResolver } from './bulk-change.resolver.js';
import { DimensionResolver } from './dimension.resolver.js';
import { PipelineResolver } from './pipeline.resolver.js';
import { ProcessFiguresResolver } from './process-figures.resolver.js';
import { ProcessDraftResolver } from './process-draft.resolver.js';
import { SalesMigrationResolver } from './sales-migration.resolver.js';
import { StageApprovalResolver } from './stage-approval.resolver.js';
import { salesSupportResolvers } from './sales-support-resolvers.js';

const processResolvers = [
  DimensionResolver,
  ProcessDraftResolver,
  ProcessFiguresResolver,
  SalesMigrationResolver,
  StageApprovalResolver,
];

/** GraphQL over the sales context. */
@Module({
  controllers: [CalendarFeedController],
  providers: [
    ...processResolvers,
    FeedLimiter,
    BulkChangeResolver,
    OpportunityResolver,
    OpportunityListResolver,
    PipelineResolver,
    ...salesSupportResolvers,
  ],
})
export class SalesApiModule {}
