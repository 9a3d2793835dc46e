import { ExchangeRatesQuery, RecordExchangeRate } from '@kontor/sales';
import type { Actor } from '@kontor/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AnyStaff, Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { DateScalar, DecimalScalar } from '../edge/scalars.js';
import { ExchangeRateType } from './exchange-rate.type.js';

@Resolver(() => ExchangeRateType)
export class ExchangeRateResolver {
  constructor(
    private readonly query: ExchangeRatesQuery,
    private readonly record: RecordExchangeRate,
  ) {}

  @AnyStaff()
  @Query(() => [ExchangeRateType], {
    description: 'The rates that are not superseded, the latest of each currency first.',
  })
  exchangeRates(): Promise<ExchangeRateType[]> {
    return this.query.list();
  }

  @Requires('rate.manage')
  @Mutation(() => ExchangeRateType, { description: 'A rate of the same day is superseded by it, not overwritten.' })
  recordExchangeRate(
    @CurrentActor() actor: Actor,
    @Args('currency') currency: string,
    @Args('rate', { type: () => DecimalScalar }) rate: string,
    @Args('validFrom', { type: () => DateScalar }) validFrom: string,
  ): Promise<ExchangeRateType> {
    return this.record.execute(actor, { currency, rate, validFrom });
  }
}
