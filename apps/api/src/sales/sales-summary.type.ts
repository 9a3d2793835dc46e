import type { MoneyView, RateUsedView, SalesSumView } from '@kontor/sales';
import { Field, ObjectType } from '@nestjs/graphql';
import { DecimalScalar } from '../edge/scalars.js';
import { MoneyType } from '../edge/value-types.js';
import { RateUsedType, SalesSumType } from './rate-used.type.js';

@ObjectType('SalesSummary')
export class SalesSummaryType {
  @Field(() => SalesSumType) won!: SalesSumView;
  @Field(() => SalesSumType) lost!: SalesSumView;
  @Field(() => SalesSumType) open!: SalesSumView;
  @Field(() => MoneyType, { description: 'Open sales, each times the probability of its stage.' })
  weightedOpen!: MoneyView;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'won / (won + lost) in percent with two places; null without a closed sale.',
  })
  winRate!: string | null;
  @Field(() => [RateUsedType]) rates!: readonly RateUsedView[];
}
