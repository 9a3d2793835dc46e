import { Module } from '@nestjs/common';
import { OpportunityResolver } from './opportunity.resolver.js';
import { OpportunityListResolver } from './opportunity-list.resolver.js';
import { ProcessResolver } from './process.resolver.js';
import { salesSupportResolvers } from './sales-support-resolvers.js';

/** GraphQL over the sales context. */
@Module({ providers: [OpportunityResolver, OpportunityListResolver, ProcessResolver, ...salesSupportResolvers] })
export class SalesApiModule {}
