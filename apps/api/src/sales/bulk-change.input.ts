import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { DateScalar } from '../edge/scalars.js';
import { OpportunityFilter } from './opportunity-filter.input.js';

const nullable = { nullable: true } as const;
const ANY_TEXT = 50_000;

@InputType()
export class ChosenSaleInput {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Int, { description: 'The version that was seen: one that has changed since is refused.' })
  @IsInt()
  expectedVersion!: number;
}

@InputType()
export class BulkHandOverInput {
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) note?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Open activities go along unless this is false.' })
  @IsOptional()
  @IsBoolean()
  withActivities?: boolean | null;
}

@InputType({
  description: 'Which sales: `sales` or `filter`. What changes: one of owner, stage, close date, days and tags.',
})
export class BulkChangeInput {
  @Field(() => [ChosenSaleInput], { nullable: true, description: 'At most 1 000.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => ChosenSaleInput)
  sales?: ChosenSaleInput[] | null;
  @Field(() => OpportunityFilter, { nullable: true, description: 'All that it finds, at most 10 000.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OpportunityFilter)
  filter?: OpportunityFilter | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() ownerId?: string | null;
  @Field(() => BulkHandOverInput, { nullable: true, description: 'With `ownerId`: the new owner is told.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => BulkHandOverInput)
  handOver?: BulkHandOverInput | null;
  @Field(() => ID, { nullable: true, description: 'In other versions and processes the stage of the same key.' })
  @IsOptional()
  @IsUUID()
  stageId?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() lostReasonId?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() competitorId?: string | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) lostNote?: string | null;
  @Field(() => DateScalar, nullable) @IsOptional() @IsString() closeDate?: string | null;
  @Field(() => Int, { nullable: true, description: 'Moves each close date; below nought to an earlier day.' })
  @IsOptional()
  @IsInt()
  shiftDays?: number | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(50) @IsUUID(undefined, { each: true }) addTagIds?:
    | string[]
    | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(50) @IsUUID(undefined, { each: true }) removeTagIds?:
    | string[]
    | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) reason?: string | null;
}
