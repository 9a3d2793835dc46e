import { ExchangeRatesQuery, PlanRatesQuery, RatesTodayQuery, RecordExchangeRate, SetPlanRate } from '@kontor/currency';
import { Rates } from '@kontor/currency/contract';
import {
  type CurrencyCode,
  isCurrencyCode,
  type LocalDate,
  minorUnits,
  orRefuse,
  parseLocalDate,
  parseMoney,
  Refused,
} from '@kontor/kernel';
import type { Actor } from '@kontor/platform';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AnyStaff, Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { DateScalar, DecimalScalar } from '../edge/scalars.js';
import { MoneyInput } from '../edge/value-types.js';
import {
  ConversionType,
  ExchangeRateType,
  PlanRateType,
  RateDayType,
  type RateSourceEnum,
  RateTodayType,
} from './exchange-rate.type.js';

const day = { type: () => DateScalar };
const optionalDay = { type: () => DateScalar, nullable: true };
const optionalText = { type: () => String, nullable: true };

const dateOf = (text: string): LocalDate => orRefuse(parseLocalDate(text));
const maybe = (text: string | null | undefined): LocalDate | null => (text == null ? null : dateOf(text));

function codeOf(text: string): CurrencyCode {
  if (isCurrencyCode(text)) return text;
  throw new Refused('CURRENCY_UNKNOWN', 'Use a currency code of ISO 4217, such as EUR.');
}

@Resolver(() => ExchangeRateType)
export class ExchangeRateResolver {
  constructor(
    private readonly query: ExchangeRatesQuery,
    private readonly today: RatesTodayQuery,
    private readonly rates: Rates,
    private readonly plans: PlanRatesQuery,
    private readonly record: RecordExchangeRate,
    private readonly setPlan: SetPlanRate,
  ) {}

  @AnyStaff()
  @Query(() => [ExchangeRateType], {
    description: 'Rates as they came, those that are not superseded unless told, the latest first: at most a thousand.',
  })
  exchangeRates(
    @Args('currency', optionalText) currency: string | null,
    @Args('from', optionalDay) from: string | null,
    @Args('to', optionalDay) to: string | null,
    @Args('superseded', { type: () => Boolean, defaultValue: false }) superseded: boolean,
  ): Promise<ExchangeRateType[]> {
    return this.query.list({
      currency: currency == null ? null : codeOf(currency),
      from: maybe(from),
      to: maybe(to),
      superseded,
    });
  }

  @AnyStaff()
  @Query(() => [RateTodayType], { description: 'What counts today, for every enabled currency.' })
  async ratesToday(@CurrentActor() actor: Actor): Promise<RateTodayType[]> {
    return (await this.today.list(actor)).map(({ sources, ...rate }) => ({ ...rate, sources: [...sources] }));
  }

  @AnyStaff()
  @Query(() => [RateDayType], { description: 'What counted day by day, at most ten years: each until the next.' })
  rateHistory(
    @Args('currency') currency: string,
    @Args('from', day) from: string,
    @Args('to', day) to: string,
  ): Promise<RateDayType[]> {
    return this.today.history(codeOf(currency), dateOf(from), dateOf(to));
  }

  @AnyStaff()
  @Query(() => ConversionType, {
    description: 'Through the base currency, rounded once. Refusals: `RATE_STALE`, `RATE_MISSING`.',
  })
  async convertMoney(
    @CurrentActor() actor: Actor,
    @Args('amount') amount: MoneyInput,
    @Args('into') into: string,
    @Args('on', { ...optionalDay, description: 'Today unless told.' }) on: string | null,
  ): Promise<ConversionType> {
    const from = orRefuse(parseMoney(amount.amount, amount.currency, 4));
    const { money, rates } = await this.rates.convert(actor, from, codeOf(into), maybe(on));
    return {
      money: { amount: money.amount.toFixed(minorUnits(money.currency)), currency: money.currency },
      rates: rates.map((rate) => ({ ...rate, source: rate.source as keyof typeof RateSourceEnum })),
    };
  }

  @AnyStaff()
  @Query(() => [PlanRateType])
  planRates(): Promise<PlanRateType[]> {
    return this.plans.list();
  }

  @Requires('rate.manage')
  @Mutation(() => ExchangeRateType, {
    description: 'A rate of the same day is superseded by it, not overwritten. The reason is asked for.',
  })
  recordExchangeRate(
    @CurrentActor() actor: Actor,
    @Args('currency') currency: string,
    @Args('rate', { type: () => DecimalScalar }) rate: string,
    @Args('validFrom', day) validFrom: string,
    @Args('reason', optionalText) reason: string | null,
  ): Promise<ExchangeRateType> {
    return this.record.execute(actor, { currency, rate, validFrom, reason });
  }

  @Requires('rate.manage')
  @Mutation(() => PlanRateType, { description: 'Another rate of the same year is superseded by it.' })
  setPlanRate(
    @CurrentActor() actor: Actor,
    @Args('year', { type: () => Int }) year: number,
    @Args('currency') currency: string,
    @Args('rate', { type: () => DecimalScalar }) rate: string,
  ): Promise<PlanRateType> {
    return this.setPlan.execute(actor, { year, currency, rate });
  }
}
