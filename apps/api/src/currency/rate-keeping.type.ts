import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../edge/scalars.js';
import { PersonRefType } from '../identity/person-ref.type.js';
import { LookUpPolicyEnum, RateSourceEnum } from './exchange-rate.type.js';

export const FeedSourceEnum = { NBP: 'NBP', ECB: 'ECB' } as const;
registerEnumType(FeedSourceEnum, { name: 'FeedSource', description: 'A bank that publishes rates.' });

export const FeedProblemEnum = {
  FEED_UNREACHABLE: 'FEED_UNREACHABLE',
  FEED_ANSWERED_BADLY: 'FEED_ANSWERED_BADLY',
  FEED_UNREADABLE: 'FEED_UNREADABLE',
  FEED_EMPTY: 'FEED_EMPTY',
  FEED_DATE_WRONG: 'FEED_DATE_WRONG',
  FEED_RATE_WRONG: 'FEED_RATE_WRONG',
  FEED_CURRENCY_TWICE: 'FEED_CURRENCY_TWICE',
  FEED_LATE: 'FEED_LATE',
} as const;
registerEnumType(FeedProblemEnum, { name: 'FeedProblem', description: 'Why nothing of what a bank sent was taken.' });

export const HeldRateDecisionEnum = { CONFIRMED: 'CONFIRMED', REFUSED: 'REFUSED', WITHDRAWN: 'WITHDRAWN' } as const;
registerEnumType(HeldRateDecisionEnum, {
  name: 'HeldRateDecision',
  description: 'By a person; withdrawn where the bank sent another rate first.',
});

@ObjectType('EnabledCurrency')
export class EnabledCurrencyType {
  @Field() code!: string;
  @Field(() => [RateSourceEnum], { description: 'In the order in which they are asked; none: kept by hand.' })
  sources!: (keyof typeof RateSourceEnum)[];
  @Field(() => Int, { description: 'Digits after the point of an amount, by ISO 4217.' }) minorUnits!: number;
}

@ObjectType('RateSettings')
export class RateSettingsType {
  @Field(() => Int, { description: '0 until anybody has changed them.' }) version!: number;
  @Field() baseCurrency!: string;
  @Field(() => [EnabledCurrencyType]) currencies!: EnabledCurrencyType[];
  @Field(() => LookUpPolicyEnum) policy!: keyof typeof LookUpPolicyEnum;
  @Field(() => Int, { description: 'A fetched rate that is older is stale.' }) maxAgeDays!: number;
  @Field(() => DecimalScalar, { description: 'A rate that moves further from one table to the next is held.' })
  quarantinePercent!: string;
  @Field() fetching!: boolean;
  @Field({ description: '`HH:MM` in the organisation’s time zone.' }) fetchAt!: string;
  @Field(() => PersonRefType, { nullable: true }) changedBy!: PersonRefType | null;
  @Field(() => DateTimeScalar, { nullable: true }) changedAt!: Date | null;
}

@ObjectType('RateGap', { description: 'A working day without a table.' })
export class RateGapType {
  @Field(() => DateScalar) day!: string;
  @Field({ description: 'The bank was asked and had none; otherwise nobody has asked it yet.' }) isHoliday!: boolean;
}

@ObjectType('RateSourceState', { description: 'How asking a bank goes.' })
export class RateSourceStateType {
  @Field(() => FeedSourceEnum) source!: keyof typeof FeedSourceEnum;
  @Field() isUsed!: boolean;
  @Field(() => DateScalar, { nullable: true }) lastTableDate!: string | null;
  @Field(() => String, { nullable: true }) lastTableNumber!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) askedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) answeredAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) failingSince!: Date | null;
  @Field(() => Int) failures!: number;
  @Field(() => FeedProblemEnum, { nullable: true }) problem!: keyof typeof FeedProblemEnum | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When those who keep rates were told.' })
  alarmedAt!: Date | null;
  @Field(() => [RateGapType], { description: 'Of the last sixty days, the latest first.' }) gaps!: RateGapType[];
}

@ObjectType('HeldRate', { description: 'A rate that moved too far to be taken without a person’s look.' })
export class HeldRateType {
  @Field(() => ID) id!: string;
  @Field(() => FeedSourceEnum) source!: keyof typeof FeedSourceEnum;
  @Field() currency!: string;
  @Field(() => DateScalar) rateDate!: string;
  @Field() tableNumber!: string;
  @Field(() => DecimalScalar, { description: 'As the bank states it: of the ECB, units for one euro.' }) rate!: string;
  @Field(() => DecimalScalar) before!: string;
  @Field(() => DateScalar) beforeDate!: string;
  @Field(() => DecimalScalar) movePercent!: string;
  @Field(() => DateTimeScalar) heldAt!: Date;
  @Field(() => HeldRateDecisionEnum, { nullable: true }) decision!: keyof typeof HeldRateDecisionEnum | null;
  @Field(() => PersonRefType, { nullable: true }) decidedBy!: PersonRefType | null;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => Int) version!: number;
}
