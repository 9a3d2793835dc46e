import type { HandOverView } from '@kontor/sales';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { DateTimeScalar, DecimalScalar } from '../edge/scalars.js';
import { PersonRefType } from '../identity/person-ref.type.js';
import { OpportunityType } from './opportunity.type.js';

const nullable = { nullable: true } as const;
const ANY_TEXT = 50_000;

@ObjectType('HandOver', { description: 'A sale that somebody gave the reader, until they have seen it.' })
export class HandOverType {
  @Field(() => ID) id!: string;
  @Field(() => OpportunityType) opportunity!: HandOverView['opportunity'];
  @Field(() => PersonRefType, { nullable: true }) by!: PersonRefType | null;
  @Field(() => String, { nullable: true }) note!: string | null;
  @Field(() => Int, { description: 'Open activities that came along.' }) activities!: number;
  @Field(() => DateTimeScalar) handedAt!: Date;
}

@ObjectType('HandOverCheck', { description: 'What giving a sale to somebody would mean.' })
export class HandOverCheckType {
  @Field({ description: 'The giver would not see the sale any more.' }) losesSight!: boolean;
  @Field(() => Int, { description: 'Of whoever has the sale now.' }) openActivities!: number;
  @Field(() => DecimalScalar, { nullable: true, description: 'Percent of the credit of whoever has it now.' })
  share!: string | null;
}

@ObjectType('HandedOver')
export class HandedOverType {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field({ description: 'Whether the giver sees the sale still.' }) stillSeen!: boolean;
}

@InputType()
export class HandOverInput {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Int) @IsInt() expectedVersion!: number;
  @Field(() => ID) @IsUUID() toUserId!: string;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) note?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Open activities go along unless this is false.' })
  @IsOptional()
  @IsBoolean()
  withActivities?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'The share of the credit goes along.' })
  @IsOptional()
  @IsBoolean()
  withSplit?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Needed where the giver would not see the sale any more.' })
  @IsOptional()
  @IsBoolean()
  letGo?: boolean | null;
}
