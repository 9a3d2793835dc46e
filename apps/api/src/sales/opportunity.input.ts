import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDate,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CustomValueInput } from '../custom-fields/custom-value.input.js';
import { ContactRoleEnum } from '../customers/contact.type.js';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../edge/scalars.js';
import { MoneyInput } from '../edge/value-types.js';

const nullable = { nullable: true } as const;
/** Texts are measured by the domain; this only keeps it from looking at megabytes. */
const ANY_TEXT = 50_000;

@InputType()
export class ClassificationInput {
  @Field(() => ID) @IsUUID() dimensionId!: string;
  @Field(() => ID, { nullable: true, description: 'Null takes the sale out of the dimension.' })
  @IsOptional()
  @IsUUID()
  valueId?: string | null;
}

@InputType()
export class SplitInput {
  @Field(() => ID) @IsUUID() userId!: string;
  @Field(() => DecimalScalar, { description: 'Percent, at most two places.' }) @IsString() share!: string;
}

@InputType()
export class OpportunityContactInput {
  @Field(() => ID) @IsUUID() contactId!: string;
  @Field(() => ContactRoleEnum) @IsIn(Object.values(ContactRoleEnum)) role!: keyof typeof ContactRoleEnum;
}

/** What may be said of a sale, whether it is new or known. Everything else the server decides. */
@InputType({ isAbstract: true })
class OpportunityWriteInput {
  @Field(() => ID, nullable) @IsOptional() @IsUUID() customerId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The sale goes to this person’s team.' })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;
  @Field(() => MoneyInput, nullable) @IsOptional() @ValidateNested() @Type(() => MoneyInput) amount?: MoneyInput | null;
  @Field(() => DateScalar, nullable) @IsOptional() @IsString() expectedCloseDate?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() regionId?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() marketId?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() sourceId?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() competitorId?: string | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) nextStep?: string | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) description?: string | null;
  @Field(() => [ClassificationInput], { nullable: true, description: 'Only the dimensions that are named change.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ClassificationInput)
  classifications?: ClassificationInput[] | null;
  @Field(() => [ID], { nullable: true, description: 'The whole list, of the organisation’s tags.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  tagIds?: string[] | null;
  @Field(() => [OpportunityContactInput], { nullable: true, description: 'The whole list.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => OpportunityContactInput)
  contacts?: OpportunityContactInput[] | null;
  @Field(() => [SplitInput], { nullable: true, description: 'The whole list, exactly 100 percent, or none.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => SplitInput)
  splits?: SplitInput[] | null;
  @Field(() => [CustomValueInput], { nullable: true, description: 'Only the fields that are named change.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CustomValueInput)
  customFields?: CustomValueInput[] | null;
}

@InputType()
export class OpportunityCreateInput extends OpportunityWriteInput {
  @Field() @IsString() @MaxLength(ANY_TEXT) title!: string;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() processId?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() stageId?: string | null;
}

@InputType({ description: 'What is left out stays as it is; null clears.' })
export class OpportunityChangeInput extends OpportunityWriteInput {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Int) @IsInt() expectedVersion!: number;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) title?: string;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) reason?: string | null;
}

@InputType()
export class MoveInput {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Int) @IsInt() expectedVersion!: number;
  @Field(() => ID) @IsUUID() stageId!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it happened, if not now.' })
  @IsOptional()
  @IsDate()
  occurredAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'Needed to go back, to leave stages out and to reopen.' })
  @IsOptional()
  @IsString()
  @MaxLength(ANY_TEXT)
  reason?: string | null;
  @Field(() => ID, { nullable: true, description: 'Needed to lose.' }) @IsOptional() @IsUUID() lostReasonId?:
    | string
    | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() competitorId?: string | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) lostNote?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day of winning or losing, if not that of the move.' })
  @IsOptional()
  @IsString()
  closedOn?: string | null;
}
