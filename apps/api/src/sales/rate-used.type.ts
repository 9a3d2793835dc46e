import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, DecimalScalar } from '../edge/scalars.js';
import { MoneyType } from '../edge/value-types.js';

@ObjectType('RateUsed', {
  description: 'Units of the base currency for one unit of `currency`, in force since `validFrom`.',
})
export class RateUsedType {
  @Field() currency!: string;
  @Field(() => DecimalScalar) rate!: string;
  @Field(() => DateScalar) validFrom!: string;
}

@ObjectType('SalesSum', { description: 'Some sales: how many, and what they come to in the base currency.' })
export class SalesSumType {
  @Field(() => Int) count!: number;
  @Field(() => MoneyType) inBase!: MoneyType;
  @Field(() => [String], { description: 'Currencies without a rate: their sales are counted, but not in the sum.' })
  missingRates!: string[];
}
