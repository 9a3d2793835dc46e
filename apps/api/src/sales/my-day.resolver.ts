import type { Actor } from '@kontor/platform';
import { MyDayQuery } from '@kontor/sales';
import { Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { presentMyDay } from './my-day.presenter.js';
import { MyDayType } from './my-day.type.js';

@Resolver(() => MyDayType)
export class MyDayResolver {
  constructor(private readonly day: MyDayQuery) {}

  @Requires('opportunity.read')
  @Query(() => MyDayType, { description: 'What there is to do today, what was missed, and what moved meanwhile.' })
  async myDay(@CurrentActor() actor: Actor): Promise<MyDayType> {
    return presentMyDay(await this.day.of(actor));
  }
}
