import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsString, Length } from 'class-validator';
import { DecimalScalar } from './scalars.js';

@ObjectType('Money', { description: 'An exact amount of one currency (ISO 4217).' })
export class MoneyType {
  @Field(() => DecimalScalar) amount!: string;
  @Field() currency!: string;
}

@InputType()
export class MoneyInput {
  @Field(() => DecimalScalar) @IsString() amount!: string;
  @Field() @Length(3, 3) currency!: string;
}

@ObjectType({ description: 'The same words in both languages of the product.' })
export class LocalisedText {
  @Field() pl!: string;
  @Field() en!: string;
}

@InputType()
export class LocalisedTextInput {
  @Field() @Length(1, 200) pl!: string;
  @Field() @Length(1, 200) en!: string;
}
