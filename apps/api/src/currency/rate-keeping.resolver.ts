import {
  ChangeRateSettings,
  DecideHeldRate,
  HeldRatesQuery,
  RateSettingsQuery,
  RateSourcesQuery,
} from '@kontor/currency';
import type { Actor } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AnyStaff, Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { presentRateSettings, presentRateSource } from './rate-keeping.presenter.js';
import { HeldRateType, RateSettingsType, RateSourceStateType } from './rate-keeping.type.js';
import { RateSettingsInput } from './rate-settings.input.js';

@Resolver()
export class RateKeepingResolver {
  constructor(
    private readonly settings: RateSettingsQuery,
    private readonly sources: RateSourcesQuery,
    private readonly held: HeldRatesQuery,
    private readonly change: ChangeRateSettings,
    private readonly decide: DecideHeldRate,
  ) {}

  @AnyStaff()
  @Query(() => RateSettingsType)
  async rateSettings(@CurrentActor() actor: Actor): Promise<RateSettingsType> {
    return presentRateSettings(await this.settings.current(actor));
  }

  @AnyStaff()
  @Query(() => [RateSourceStateType])
  async rateSources(@CurrentActor() actor: Actor): Promise<RateSourceStateType[]> {
    return (await this.sources.list(actor)).map(presentRateSource);
  }

  @AnyStaff()
  @Query(() => [HeldRateType], { description: 'Those that wait for a person, then those that were decided of late.' })
  heldRates(): Promise<HeldRateType[]> {
    return this.held.list();
  }

  @Requires('rate.manage')
  @Mutation(() => RateSettingsType)
  async changeRateSettings(
    @CurrentActor() actor: Actor,
    @Args('input') input: RateSettingsInput,
  ): Promise<RateSettingsType> {
    return presentRateSettings(await this.change.execute(actor, input));
  }

  @Requires('rate.manage')
  @Mutation(() => HeldRateType, {
    description: 'One that is confirmed counts from its day on, and with it those behind it that moved no further.',
  })
  decideHeldRate(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('confirmed') confirmed: boolean,
    @Args('reason') reason: string,
  ): Promise<HeldRateType> {
    return this.decide.execute(actor, { id, confirmed, reason });
  }
}
