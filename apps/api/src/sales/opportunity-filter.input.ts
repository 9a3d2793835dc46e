import type { HealthCriterion, OpportunitySortField, Warning } from '@kontor/sales';
import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CustomFilter } from '../custom-fields/custom-value.input.js';
import { DateScalar, DecimalScalar } from '../edge/scalars.js';
import { SortDirectionEnum } from '../edge/sort-direction.js';
import { HealthCriterionEnum, OpportunityWarningEnum } from './opportunity.type.js';
import { StageMeaningEnum } from './stage.type.js';

export const OpportunitySortFieldEnum = {
  UPDATED_AT: 'UPDATED_AT',
  NUMBER: 'NUMBER',
  TITLE: 'TITLE',
  AMOUNT: 'AMOUNT',
  EXPECTED_CLOSE_DATE: 'EXPECTED_CLOSE_DATE',
  OPENED_ON: 'OPENED_ON',
  CLOSED_ON: 'CLOSED_ON',
  CUSTOMER: 'CUSTOMER',
} as const satisfies { readonly [F in OpportunitySortField]: F };

registerEnumType(OpportunitySortFieldEnum, {
  name: 'OpportunitySortField',
  description: 'AMOUNT compares in the base currency.',
});

const nullable = { nullable: true } as const;
const ids = { each: true } as const;
const MOST = 200;

@InputType()
export class OpportunitySort {
  @Field(() => OpportunitySortFieldEnum)
  @IsIn(Object.values(OpportunitySortFieldEnum))
  field!: OpportunitySortField;
  @Field(() => SortDirectionEnum) @IsIn(Object.values(SortDirectionEnum)) direction!: keyof typeof SortDirectionEnum;
}

@InputType({
  description: 'All that is given must hold; members of a list are alternatives; ends of a range belong to it.',
})
export class OpportunityFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the title, number or customer, without case and marks.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string | null;
  @Field(() => [StageMeaningEnum], nullable)
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @IsIn(Object.values(StageMeaningEnum), ids)
  meanings?: (keyof typeof StageMeaningEnum)[] | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) stageIds?: string[] | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) processIds?: string[] | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) versionIds?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'Came to this stage or to a later one of its process.' })
  @IsOptional()
  @IsUUID()
  reachedStageId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Came to this stage and not to the next.' })
  @IsOptional()
  @IsUUID()
  stoppedAtStageId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Were in this open stage and are not in it now.' })
  @IsOptional()
  @IsUUID()
  leftStageId?: string | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) ownerIds?: string[] | null;
  @Field(() => Boolean, nullable) @IsOptional() @IsBoolean() withoutOwner?: boolean | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) teamIds?: string[] | null;
  @Field(() => Boolean, nullable) @IsOptional() @IsBoolean() withoutTeam?: boolean | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) customerIds?: string[] | null;
  @Field(() => Boolean, nullable) @IsOptional() @IsBoolean() withoutCustomer?: boolean | null;
  @Field(() => DateScalar, nullable) @IsOptional() @IsString() closeFrom?: string | null;
  @Field(() => DateScalar, nullable) @IsOptional() @IsString() closeTo?: string | null;
  @Field(() => DateScalar, nullable) @IsOptional() @IsString() openedFrom?: string | null;
  @Field(() => DateScalar, nullable) @IsOptional() @IsString() openedTo?: string | null;
  @Field(() => DateScalar, nullable) @IsOptional() @IsString() closedFrom?: string | null;
  @Field(() => DateScalar, nullable) @IsOptional() @IsString() closedTo?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'In `currency`, or else in the base currency.' })
  @IsOptional()
  @IsString()
  amountMin?: string | null;
  @Field(() => DecimalScalar, nullable) @IsOptional() @IsString() amountMax?: string | null;
  @Field(() => String, nullable) @IsOptional() @Length(3, 3) currency?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Alternatives within a dimension; each dimension must hold.' })
  @IsOptional()
  @ArrayMaxSize(MOST)
  @IsUUID(undefined, ids)
  dimensionValueIds?: string[] | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) tagIds?: string[] | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) lostReasonIds?:
    | string[]
    | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, ids) sourceIds?: string[] | null;
  @Field(() => [CustomFilter], { nullable: true, description: 'By fields of the organisation’s own; all must hold.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CustomFilter)
  customFields?: CustomFilter[] | null;
  @Field(() => OpportunityWarningEnum, { nullable: true, description: 'Applies, also where a worse one is shown.' })
  @IsOptional()
  @IsIn(Object.values(OpportunityWarningEnum))
  warning?: Warning | null;
  @Field(() => HealthCriterionEnum, { nullable: true, description: 'Open sales to which it applies.' })
  @IsOptional()
  @IsIn(Object.values(HealthCriterionEnum))
  health?: HealthCriterion | null;
  @Field(() => Boolean, nullable) @IsOptional() @IsBoolean() mine?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'One’s own, and those that one follows.' })
  @IsOptional()
  @IsBoolean()
  followed?: boolean | null;
}
