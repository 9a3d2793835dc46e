import { SearchQuery } from '@kontor/sales';
import type { Actor } from '@kontor/platform';
import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { AnyStaff } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { SearchHitType } from './search.type.js';

@Resolver(() => SearchHitType)
export class SearchResolver {
  constructor(private readonly query: SearchQuery) {}

  @AnyStaff()
  @Query(() => [SearchHitType], {
    description: 'Customers, sales, contacts and people that the reader may see, the likeliest first.',
  })
  search(
    @CurrentActor() actor: Actor,
    @Args('text') text: string,
    @Args('first', { type: () => Int, defaultValue: 10 }) first: number,
  ): Promise<SearchHitType[]> {
    return this.query.find(actor, text, first);
  }
}
