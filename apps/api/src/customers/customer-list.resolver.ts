import { CustomerListQuery } from '@kontor/customers';
import type { Actor } from '@kontor/platform';
import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CappedCount, toConnection } from '../edge/connection.js';
import { CurrentActor } from '../edge/current-actor.js';
import { CustomerFilter, CustomerSort } from './customer.input.js';
import { presentCustomer } from './customer.presenter.js';
import { CustomerConnection } from './customer.type.js';

/** The list keeps its filter, so that its size is counted only for those who ask. */
type FilteredList = Omit<CustomerConnection, 'totalCount'> & { readonly filter: CustomerFilter | null };

@Resolver(() => CustomerConnection)
export class CustomerListResolver {
  constructor(private readonly list: CustomerListQuery) {}

  @Requires('customer.read')
  @Query(() => CustomerConnection)
  async customers(
    @CurrentActor() actor: Actor,
    @Args('filter', { type: () => CustomerFilter, nullable: true }) filter: CustomerFilter | null,
    @Args('sort', { type: () => CustomerSort, nullable: true }) sort: CustomerSort | null,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<FilteredList> {
    const page = await this.list.page(actor, { filter, sort, first, after });
    return { ...toConnection(page, presentCustomer), filter };
  }

  @Requires('customer.read')
  @ResolveField(() => CappedCount)
  totalCount(@CurrentActor() actor: Actor, @Parent() { filter }: FilteredList): Promise<CappedCount> {
    return this.list.count(actor, filter);
  }
}
