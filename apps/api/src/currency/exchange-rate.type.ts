import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../edge/scalars.js';
import { MoneyType } from '../edge/value-types.js';
import { PersonRefType } from '../identity/person-ref.type.js';

export const RateSourceEnum = { NBP: 'NBP', ECB: 'ECB', MANUAL: 'MANUAL' } as const;
registerEnumType(RateSourceEnum, {
  name: 'RateSource',
  description: 'National Bank of Poland (table A), European Central Bank (reference rates), or kept by hand.',
});

export const LookUpPolicyEnum = { SAME_DAY: 'SAME_DAY', PREVIOUS_WORKING_DAY: 'PREVIOUS_WORKING_DAY' } as const;
registerEnumType(LookUpPolicyEnum, {
  name: 'LookUpPolicy',
  description: 'The rate of the day itself, or the last one before it.',
});

export const RateStateEnum = { IN_FORCE: 'IN_FORCE', STALE: 'STALE', MISSING: 'MISSING' } as const;
registerEnumType(RateStateEnum, {
  name: 'RateState',
  description: 'A stale rate is too old to count, and counts nowhere.',
});

@ObjectType('ExchangeRate', { description: 'A rate as it was published or entered, in the currency of its source.' })
export class ExchangeRateType {
  @Field(() => ID) id!: string;
  @Field() currency!: string;
  @Field(() => RateSourceEnum) source!: keyof typeof RateSourceEnum;
  @Field(() => DecimalScalar, { description: 'Units of the source’s currency; by hand, of the base currency.' })
  rate!: string;
  @Field(() => DecimalScalar, { description: '`rate` is for this many units of `currency`.' }) per!: string;
  @Field(() => DateScalar) validFrom!: string;
  @Field(() => String, { nullable: true, description: 'As the bank numbers its tables.' }) tableNumber!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => PersonRefType, { nullable: true }) recordedBy!: PersonRefType | null;
  @Field(() => DateTimeScalar) recordedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) supersededAt!: Date | null;
}

@ObjectType('RateToday', { description: 'What counts for a currency today.' })
export class RateTodayType {
  @Field() currency!: string;
  @Field(() => [RateSourceEnum], { description: 'In the order in which they are asked; none: kept by hand.' })
  sources!: (keyof typeof RateSourceEnum)[];
  @Field(() => RateStateEnum) state!: keyof typeof RateStateEnum;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Units of the base currency for one, for people to read.',
  })
  rate!: string | null;
  @Field(() => DateScalar, { nullable: true }) rateDate!: string | null;
  @Field(() => RateSourceEnum, { nullable: true }) source!: keyof typeof RateSourceEnum | null;
  @Field(() => LookUpPolicyEnum, { nullable: true }) policy!: keyof typeof LookUpPolicyEnum | null;
  @Field(() => DecimalScalar, { nullable: true }) before!: string | null;
  @Field(() => DateScalar, { nullable: true }) beforeDate!: string | null;
}

@ObjectType('RateDay', { description: 'From this day until the next one, the rate was this.' })
export class RateDayType {
  @Field(() => DateScalar) day!: string;
  @Field(() => DecimalScalar) rate!: string;
  @Field(() => RateSourceEnum) source!: keyof typeof RateSourceEnum;
}

@ObjectType('FrozenRate', { description: 'Exactly `factor` units of the base currency for `per` units of `currency`.' })
export class FrozenRateType {
  @Field(() => ID) rateId!: string;
  @Field() currency!: string;
  @Field(() => DateScalar) date!: string;
  @Field(() => RateSourceEnum) source!: keyof typeof RateSourceEnum;
  @Field(() => LookUpPolicyEnum) policy!: keyof typeof LookUpPolicyEnum;
  @Field(() => String) factor!: string;
  @Field(() => String) per!: string;
  @Field(() => DecimalScalar) shown!: string;
}

@ObjectType('Conversion')
export class ConversionType {
  @Field(() => MoneyType) money!: MoneyType;
  @Field(() => [FrozenRateType], { description: 'None within one currency, two across the base currency.' })
  rates!: FrozenRateType[];
}

@ObjectType('PlanRate', { description: 'The rate at which a year’s plan counts a currency.' })
export class PlanRateType {
  @Field(() => ID) id!: string;
  @Field(() => Int) year!: number;
  @Field() currency!: string;
  @Field(() => DecimalScalar) rate!: string;
  @Field(() => PersonRefType, { nullable: true }) recordedBy!: PersonRefType | null;
  @Field(() => DateTimeScalar) recordedAt!: Date;
}
