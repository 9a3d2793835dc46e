import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { DecimalScalar } from '../edge/scalars.js';
import { LookUpPolicyEnum } from './exchange-rate.type.js';
import { FeedSourceEnum } from './rate-keeping.type.js';

@InputType()
export class EnabledCurrencyInput {
  @Field() @Length(3, 3) code!: string;
  @Field(() => [FeedSourceEnum], { description: 'In the order in which they are asked; none: kept by hand.' })
  @IsArray()
  @ArrayMaxSize(2)
  @IsIn(Object.values(FeedSourceEnum), { each: true })
  sources!: (keyof typeof FeedSourceEnum)[];
}

@InputType({ description: 'All of it; it holds from today on, and days gone by keep the rates they were counted at.' })
export class RateSettingsInput {
  @Field(() => Int) @IsInt() expectedVersion!: number;
  @Field(() => [EnabledCurrencyInput])
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => EnabledCurrencyInput)
  currencies!: EnabledCurrencyInput[];
  @Field(() => LookUpPolicyEnum) @IsIn(Object.values(LookUpPolicyEnum)) policy!: keyof typeof LookUpPolicyEnum;
  @Field(() => Int) @IsInt() maxAgeDays!: number;
  @Field(() => DecimalScalar) @IsString() quarantinePercent!: string;
  @Field() @IsBoolean() fetching!: boolean;
  @Field() @MaxLength(10) fetchAt!: string;
}
