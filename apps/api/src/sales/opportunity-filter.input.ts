import type { OpportunitySortField, Warning } from '@kontor/sales';
import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { DateScalar, DecimalScalar } from '../edge/scalars.js';
import { SortDirectionEnum } from '../edge/sort-direction.js';
import { OpportunityWarningEnum } from './opportunity.type.js';
import { type StageMeaning, StageMeaningEnum } from './stage.type.js';

export const OpportunitySortFieldEnum = {
  UPDATED_AT: 'UPDATED_AT',
  NUMBER: 'NUMBER',
  TITLE: 'TITLE',
  AMOUNT: 'AMOUNT',
  EXPECTED_CLOSE_DATE: 'EXPECTED_CLOSE_DATE',
  OPENED_ON: 'OPENED_ON',
  CLOSED_ON: 'CLOSED_ON',
  CUSTOMER: 'CUSTOMER',
} as const satisfies { readonly [Name in OpportunitySortField]: Name };

registerEnumType(OpportunitySortFieldEnum, { name: 'OpportunitySortField' });

@InputType()
export class OpportunitySort {
  @Field(() => OpportunitySortFieldEnum) @IsIn(Object.values(OpportunitySortFieldEnum)) field!: OpportunitySortField;
  @Field(() => SortDirectionEnum) @IsIn(Object.values(SortDirectionEnum)) direction!: keyof typeof SortDirectionEnum;
}

const nullable = { nullable: true } as const;
const MOST_ALTERNATIVES = 200;

const Ids = () =>
  applyDecorators(
    Field(() => [ID], nullable),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(MOST_ALTERNATIVES),
    IsUUID(undefined, { each: true }),
  );
const Day = () =>
  applyDecorators(
    Field(() => DateScalar, nullable),
    IsOptional(),
    IsString(),
  );
const Amount = () =>
  applyDecorators(
    Field(() => DecimalScalar, nullable),
    IsOptional(),
    IsString(),
  );

@InputType({
  description: 'All of it must hold; members of a list are alternatives. What is left out does not narrow.',
})
export class OpportunityFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the title, the number or the customer’s name, without case and marks.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string | null;
  @Field(() => [StageMeaningEnum], nullable)
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @IsIn(Object.values(StageMeaningEnum), { each: true })
  meanings?: StageMeaning[] | null;
  @Ids() stageIds?: string[] | null;
  @Ids() processIds?: string[] | null;
  @Ids() ownerIds?: string[] | null;
  @Ids() teamIds?: string[] | null;
  @Ids() customerIds?: string[] | null;
  @Field(() => Boolean, nullable) @IsOptional() @IsBoolean() withoutCustomer?: boolean | null;
  @Day() closeFrom?: string | null;
  @Day() closeTo?: string | null;
  @Day() openedFrom?: string | null;
  @Day() openedTo?: string | null;
  @Day() closedFrom?: string | null;
  @Day() closedTo?: string | null;
  @Amount() amountMin?: string | null;
  @Amount() amountMax?: string | null;
  @Field(() => String, { nullable: true, description: 'Of the amounts above; the base currency when left out.' })
  @IsOptional()
  @IsString()
  @MaxLength(3)
  currency?: string | null;
  @Ids() dimensionValueIds?: string[] | null;
  @Ids() lostReasonIds?: string[] | null;
  @Ids() sourceIds?: string[] | null;
  @Field(() => OpportunityWarningEnum, nullable)
  @IsOptional()
  @IsIn(Object.values(OpportunityWarningEnum))
  warning?: Warning | null;
  @Field(() => Boolean, nullable) @IsOptional() @IsBoolean() mine?: boolean | null;
}
