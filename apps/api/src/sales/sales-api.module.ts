import { Module } from '@nestjs/common';
import { OpportunityResolver } from './opportunity.resolver.js';
import { OpportunityListResolver } from './opportunity-list.resolver.js';
import { PipelineResolver } from './pipeline.resolver.js';
import { salesSupportResolvers } from './sales-support-resolvers.js';

/** GraphQL over the sales context. */
@Module({ providers: [OpportunityResolver, OpportunityListResolver, PipelineResolver, ...salesSupportResolvers] })
export class SalesApiModule {}
