import type { Actor } from '@kontor/platform';
import { OpportunityListQuery } from '@kontor/sales';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CappedCount, toConnection } from '../edge/connection.js';
import { CurrentActor } from '../edge/current-actor.js';
import { presentOpportunity, presentOpportunityTotals } from './opportunity.presenter.js';
import { OpportunityConnection, OpportunityTotalsType } from './opportunity.type.js';
import { OpportunityFilter, OpportunitySort } from './opportunity-filter.input.js';

/** The list keeps its filter, so that its size and sums are made only for those who ask. */
type FilteredList = Omit<OpportunityConnection, 'totalCount' | 'totals'> & {
  readonly filter: OpportunityFilter | null;
};

@Resolver(() => OpportunityConnection)
export class OpportunityListResolver {
  constructor(private readonly list: OpportunityListQuery) {}

  @Requires('opportunity.read')
  @Query(() => OpportunityConnection)
  async opportunities(
    @CurrentActor() actor: Actor,
    @Args('filter', { type: () => OpportunityFilter, nullable: true }) filter: OpportunityFilter | null,
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
  async totals(@CurrentActor() actor: Actor, @Parent() { filter }: FilteredList): Promise<OpportunityTotalsType> {
    return presentOpportunityTotals(await this.list.totals(actor, filter));
  }
}
