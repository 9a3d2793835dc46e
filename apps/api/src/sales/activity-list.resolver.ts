import { ActivityListQuery } from '@kontor/sales';
import type { Actor } from '@kontor/platform';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CappedCount, toConnection } from '../edge/connection.js';
import { CurrentActor } from '../edge/current-actor.js';
import { ActivityFilter } from './activity.input.js';
import { presentActivity } from './activity.presenter.js';
import { ActivityConnection } from './activity.type.js';

/** The list keeps its filter, so that its size is counted only for those who ask. */
type FilteredList = Omit<ActivityConnection, 'totalCount'> & { readonly filter: ActivityFilter | null };

@Resolver(() => ActivityConnection)
export class ActivityListResolver {
  constructor(private readonly list: ActivityListQuery) {}

  @Requires('activity.read')
  @Query(() => ActivityConnection)
  async activities(
    @CurrentActor() actor: Actor,
    @Args('filter', { type: () => ActivityFilter, nullable: true }) filter: ActivityFilter | null,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<FilteredList> {
    const page = await this.list.page(actor, { filter, first, after });
    return { ...toConnection(page, presentActivity), filter };
  }

  @Requires('activity.read')
  @ResolveField(() => CappedCount)
  totalCount(@CurrentActor() actor: Actor, @Parent() { filter }: FilteredList): Promise<CappedCount> {
    return this.list.count(actor, filter);
  }
}
