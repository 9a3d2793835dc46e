import type { ActivityKind, ActivityState } from '@kontor/sales';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { DateTimeScalar } from '../edge/scalars.js';
import { ActivityKindEnum, ActivityStateEnum } from './activity.type.js';

const nullable = { nullable: true } as const;
/** Texts are measured by the domain; this only keeps it from looking at megabytes. */
const ANY_TEXT = 20_000;

@InputType()
export class ActivityFilter {
  @Field(() => [ActivityStateEnum], nullable)
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @IsIn(Object.values(ActivityStateEnum), { each: true })
  states?: ActivityState[] | null;
  @Field(() => [ActivityKindEnum], nullable)
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(6)
  @IsIn(Object.values(ActivityKindEnum), { each: true })
  kinds?: ActivityKind[] | null;
  @Field(() => [ID], nullable)
  @IsOptional()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  ownerIds?: string[] | null;
  @Field(() => [ID], nullable)
  @IsOptional()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  teamIds?: string[] | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() opportunityId?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() customerId?: string | null;
  @Field(() => String, { nullable: true, description: 'Part of the subject, without case and marks.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string | null;
  @Field(() => Boolean, nullable) @IsOptional() @IsBoolean() mine?: boolean | null;
}

/** What may be said of an activity, whether it is new or known. */
@InputType({ isAbstract: true })
class ActivityWriteInput {
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) body?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() contactId?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() ownerId?: string | null;
  @Field(() => DateTimeScalar, nullable) @IsOptional() @IsDate() dueAt?: Date | null;
  @Field(() => Boolean, nullable) @IsOptional() @IsBoolean() allDay?: boolean | null;
  @Field(() => Int, nullable) @IsOptional() @IsInt() durationMinutes?: number | null;
}

@InputType()
export class ActivityCreateInput extends ActivityWriteInput {
  @Field(() => ActivityKindEnum) @IsIn(Object.values(ActivityKindEnum)) kind!: ActivityKind;
  @Field() @IsString() @MaxLength(ANY_TEXT) subject!: string;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() opportunityId?: string | null;
  @Field(() => ID, { nullable: true, description: "A sale's customer needs no naming, and no other may be named." })
  @IsOptional()
  @IsUUID()
  customerId?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'For what is written down after it was done.' })
  @IsOptional()
  @IsDate()
  doneAt?: Date | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) outcome?: string | null;
}

@InputType({ description: 'What is left out stays as it is; null clears.' })
export class ActivityChangeInput extends ActivityWriteInput {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Int) @IsInt() expectedVersion!: number;
  @Field(() => ActivityKindEnum, nullable)
  @IsOptional()
  @IsIn(Object.values(ActivityKindEnum))
  kind?: ActivityKind | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) subject?: string | null;
}

@InputType({ description: 'Ticks an activity off; followUp makes the next one in the same save.' })
export class ActivityDoneInput {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Int) @IsInt() expectedVersion!: number;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) outcome?: string | null;
  @Field(() => Int, nullable) @IsOptional() @IsInt() durationMinutes?: number | null;
  @Field(() => ActivityCreateInput, {
    nullable: true,
    description: 'Belongs to the same sale, customer and contact unless it says otherwise.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ActivityCreateInput)
  followUp?: ActivityCreateInput | null;
}
