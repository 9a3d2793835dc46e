import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../edge/scalars.js';
import { PersonRefType } from '../identity/person-ref.type.js';

@ObjectType('ExchangeRate', {
  description: 'Units of the base currency for one unit, kept by hand, in force since a day.',
})
export class ExchangeRateType {
  @Field(() => ID) id!: string;
  @Field() currency!: string;
  @Field(() => DecimalScalar) rate!: string;
  @Field(() => DateScalar) validFrom!: string;
  @Field(() => PersonRefType, { nullable: true }) recordedBy!: PersonRefType | null;
  @Field(() => DateTimeScalar) recordedAt!: Date;
}
