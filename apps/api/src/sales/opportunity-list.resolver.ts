import type { Actor } from '@kontor/platform';
import { OpportunityListQuery, type OpportunityTotalsView, SalesSummaryQuery } from '@kontor/sales';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CappedCount, toConnection } from '../edge/connection.js';
import { CurrentActor } from '../edge/current-actor.js';
import { OpportunityConnection, OpportunityTotalsType } from './opportunity.type.js';
import { presentOpportunity } from './opportunity.presenter.js';
import { OpportunityFilter, OpportunitySort } from './opportunity-filter.input.js';
import { SalesSummaryType } from './sales-summary.type.js';

const maybeFilter = { type: () => OpportunityFilter, nullable: true };

/** The list keeps its filter, so that it is counted and summed only for those who ask. */
type FilteredList = Omit<OpportunityConnection, 'totalCount' | 'totals'> & {
  readonly filter: OpportunityFilter | null;
};

@Resolver(() => OpportunityConnection)
export class OpportunityListResolver {
  constructor(
    private readonly list: OpportunityListQuery,
    private readonly summary: SalesSummaryQuery,
  ) {}

  @Requires('opportunity.read')
  @Query(() => OpportunityConnection)
  async opportunities(
    @CurrentActor() actor: Actor,
    @Args('filter', maybeFilter) filter: OpportunityFilter | null,
    @Args('sort', { type: () => OpportunitySort, nullable: true }) sort: OpportunitySort | null,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<FilteredList> {
    return { ...toConnection(await this.list.page(actor, { filter, sort, first, after }), presentOpportunity), filter };
  }

  @Requires('opportunity.read')
  @ResolveField(() => CappedCount)
  totalCount(@CurrentActor() actor: Actor, @Parent() { filter }: FilteredList): Promise<CappedCount> {
    return this.list.count(actor, filter);
  }

  @Requires('opportunity.read')
  @ResolveField(() => OpportunityTotalsType)
  totals(@CurrentActor() actor: Actor, @Parent() { filter }: FilteredList): Promise<OpportunityTotalsView> {
    return this.list.totals(actor, filter);
  }

  @Requires('opportunity.read')
  @Query(() => SalesSummaryType, { description: 'The figures of a set of sales.' })
  salesSummary(
    @CurrentActor() actor: Actor,
    @Args('filter', maybeFilter) filter: OpportunityFilter | null,
  ): Promise<SalesSummaryType> {
    return this.summary.of(actor, filter);
  }
}
