import type { Actor } from '@kontor/platform';
import { FollowOpportunity, HandOverOpportunity, HandOverQuery, SeeHandOver } from '@kontor/sales';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { HandedOverType, HandOverCheckType, HandOverInput, HandOverType } from './hand-over.type.js';

const id = { type: () => ID };

@Resolver(() => HandOverType)
export class HandOverResolver {
  constructor(
    private readonly query: HandOverQuery,
    private readonly give: HandOverOpportunity,
    private readonly see: SeeHandOver,
    private readonly follower: FollowOpportunity,
  ) {}

  @Requires('opportunity.read')
  @Query(() => [HandOverType], { description: 'Sales handed to whoever asks and not yet seen, the latest first.' })
  handOvers(@CurrentActor() actor: Actor): Promise<HandOverType[]> {
    return this.query.waiting(actor);
  }

  @Requires('opportunity.write')
  @Query(() => HandOverCheckType)
  handOverCheck(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) opportunityId: string,
    @Args('toUserId', id, ParseUUIDPipe) toUserId: string,
  ): Promise<HandOverCheckType> {
    return this.query.check(actor, opportunityId, toUserId);
  }

  @Requires('opportunity.write')
  @Mutation(() => HandedOverType, { description: 'Gives a sale to somebody with a word to them.' })
  handOverOpportunity(@CurrentActor() actor: Actor, @Args('input') input: HandOverInput): Promise<HandedOverType> {
    return this.give.execute(actor, input);
  }

  @Requires('opportunity.read')
  @Mutation(() => Boolean)
  seeHandOver(@CurrentActor() actor: Actor, @Args('id', id, ParseUUIDPipe) handOverId: string): Promise<boolean> {
    return this.see.execute(actor, { id: handOverId });
  }

  @Requires('opportunity.read')
  @Mutation(() => Boolean, { description: 'Answers whether the sale is followed now.' })
  followOpportunity(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) opportunityId: string,
    @Args('follow') follow: boolean,
  ): Promise<boolean> {
    return this.follower.execute(actor, { id: opportunityId, follow });
  }
}
