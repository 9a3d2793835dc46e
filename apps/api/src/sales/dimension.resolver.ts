import type { Actor } from '@kontor/platform';
import { DimensionQuery, OrderDimensions, SaveDimension } from '@kontor/sales';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { DimensionInput } from './dimension.input.js';
import { DimensionType } from './dimension.type.js';

@Resolver(() => DimensionType)
export class DimensionResolver {
  constructor(
    private readonly query: DimensionQuery,
    private readonly save: SaveDimension,
    private readonly order: OrderDimensions,
  ) {}

  @Requires('opportunity.read')
  @Query(() => [DimensionType])
  dimensions(
    @Args('withArchived', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Also what no sale can be given any more.',
    })
    withArchived: boolean,
  ): Promise<DimensionType[]> {
    return this.query.all({ withArchived });
  }

  @Requires('process.manage')
  @Mutation(() => ID)
  async saveDimension(@CurrentActor() actor: Actor, @Args('input') input: DimensionInput): Promise<string> {
    return (await this.save.execute(actor, input)).id;
  }

  @Requires('process.manage')
  @Mutation(() => [ID], { description: 'All of them; those left out follow as they stood.' })
  async orderDimensions(
    @CurrentActor() actor: Actor,
    @Args('ids', { type: () => [ID] }) ids: string[],
  ): Promise<string[]> {
    return (await this.order.execute(actor, { ids })).ids;
  }
}
