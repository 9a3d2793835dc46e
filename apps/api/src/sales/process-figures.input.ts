import type { Breakdown, Cohort } from '@kontor/sales';
import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, IsUUID, ValidateNested } from 'class-validator';
import { DateScalar } from '../edge/scalars.js';

export const CohortEnum = { OPENED: 'OPENED', CLOSED: 'CLOSED' } as const satisfies { readonly [C in Cohort]: C };
export const BreakdownEnum = {
  PERSON: 'PERSON',
  TEAM: 'TEAM',
  VERSION: 'VERSION',
  MONTH: 'MONTH',
} as const satisfies { readonly [B in Breakdown]: B };

registerEnumType(CohortEnum, {
  name: 'Cohort',
  description:
    'OPENED: sales that began in the period, also those still open. CLOSED: sales that were won or lost in it.',
});
registerEnumType(BreakdownEnum, { name: 'Breakdown' });

const nullable = { nullable: true } as const;
const ids = { each: true } as const;
const MOST = 200;

@InputType()
export class ProcessHealthInput {
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) processIds?: string[] | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) versionIds?: string[] | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) ownerIds?: string[] | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) teamIds?: string[] | null;
}

@InputType()
export class ProcessStatisticsInput {
  @Field(() => ID) @IsUUID() processId!: string;
  @Field(() => CohortEnum) @IsIn(Object.values(CohortEnum)) cohort!: Cohort;
  @Field(() => DateScalar, { description: 'A day of the first month; months count whole.' }) @IsString() from!: string;
  @Field(() => DateScalar, { description: 'A day of the last month.' }) @IsString() to!: string;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) versionIds?: string[] | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) ownerIds?: string[] | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) teamIds?: string[] | null;
}

@InputType({ description: 'What is left out stays as it is.' })
export class HealthThresholdsInput {
  @Field(() => Int, nullable) @IsOptional() @IsInt() stalledAfterDays?: number | null;
  @Field(() => Int, nullable) @IsOptional() @IsInt() closeDatePassedAfterDays?: number | null;
  @Field(() => Int, nullable) @IsOptional() @IsInt() noActivityAfterDays?: number | null;
  @Field(() => Int, nullable) @IsOptional() @IsInt() overdueAfterDays?: number | null;
  @Field(() => Int, nullable) @IsOptional() @IsInt() pushesFrom?: number | null;
  @Field(() => Int, nullable) @IsOptional() @IsInt() skippedFrom?: number | null;
  @Field(() => Int, nullable) @IsOptional() @IsInt() stepsBackFrom?: number | null;
  @Field(() => Int, nullable) @IsOptional() @IsInt() backdatedFromDays?: number | null;
}

@InputType()
export class ChangeHealthThresholdsInput {
  @Field(() => ID) @IsUUID() processId!: string;
  @Field(() => Int, { description: 'Of the process.' }) @IsInt() expectedVersion!: number;
  @Field(() => HealthThresholdsInput)
  @ValidateNested()
  @Type(() => HealthThresholdsInput)
  thresholds!: HealthThresholdsInput;
}
