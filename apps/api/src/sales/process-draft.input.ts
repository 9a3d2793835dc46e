import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ContactRoleEnum } from '../customers/contact.type.js';
import { DecimalScalar } from '../edge/scalars.js';
import { LocalisedTextInput } from '../edge/value-types.js';
import { ActivityKindEnum } from './activity.type.js';
import { ExitCriterionKindEnum, StageMeaningEnum } from './stage.type.js';

const nullable = { nullable: true } as const;
/** Texts are measured by the domain; this only keeps it from looking at megabytes. */
const ANY_TEXT = 5_000;

@InputType({ description: 'Words in both languages, of which a draft may lack some.' })
export class DraftTextInput {
  @Field() @MaxLength(ANY_TEXT) pl!: string;
  @Field() @MaxLength(ANY_TEXT) en!: string;
}

@InputType({ description: 'The member that the kind asks for has to be there.' })
export class ExitCriterionInput {
  @Field(() => ExitCriterionKindEnum)
  @IsIn(Object.values(ExitCriterionKindEnum))
  kind!: keyof typeof ExitCriterionKindEnum;
  @Field(() => String, nullable) @IsOptional() @MaxLength(100) field?: string | null;
  @Field(() => ActivityKindEnum, nullable) @IsOptional() @IsIn(Object.values(ActivityKindEnum)) activityKind?:
    | string
    | null;
  @Field(() => ContactRoleEnum, nullable) @IsOptional() @IsIn(Object.values(ContactRoleEnum)) contactRole?:
    | string
    | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() roleId?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() dimensionId?: string | null;
  @Field(() => String, nullable) @IsOptional() @MaxLength(100) extension?: string | null;
  @Field(() => DraftTextInput, { nullable: true, description: 'One’s own words; without them Kontor’s.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => DraftTextInput)
  label?: DraftTextInput | null;
}

@InputType()
export class StageDraftInput {
  @Field(() => String, { nullable: true, description: 'Of a stage that is there already.' })
  @IsOptional()
  @MaxLength(100)
  key?: string | null;
  @Field(() => DraftTextInput) @ValidateNested() @Type(() => DraftTextInput) name!: DraftTextInput;
  @Field(() => StageMeaningEnum) @IsIn(Object.values(StageMeaningEnum)) meaning!: keyof typeof StageMeaningEnum;
  @Field(() => DecimalScalar, { description: '0–1.' }) @IsString() probability!: string;
  @Field(() => Int, nullable) @IsOptional() @IsInt() expectedDays?: number | null;
  @Field(() => DraftTextInput, nullable)
  @IsOptional()
  @ValidateNested()
  @Type(() => DraftTextInput)
  guidance?: DraftTextInput | null;
  @Field(() => [ExitCriterionInput])
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => ExitCriterionInput)
  exitCriteria!: ExitCriterionInput[];
}

@InputType()
export class ProcessDraftInput {
  @Field(() => ID) @IsUUID() processId!: string;
  @Field(() => Int) @IsInt() expectedVersion!: number;
  @Field(() => DraftTextInput) @ValidateNested() @Type(() => DraftTextInput) name!: DraftTextInput;
  @Field(() => [StageDraftInput])
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => StageDraftInput)
  stages!: StageDraftInput[];
}

@InputType()
export class ProcessCreateInput {
  @Field(() => LocalisedTextInput) @ValidateNested() @Type(() => LocalisedTextInput) name!: LocalisedTextInput;
  @Field(() => String, { nullable: true, description: 'A model to begin with.' })
  @IsOptional()
  @MaxLength(100)
  modelKey?: string | null;
  @Field(() => ID, { nullable: true, description: 'A process to copy.' }) @IsOptional() @IsUUID() processId?:
    | string
    | null;
}
