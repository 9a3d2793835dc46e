import type { CustomFieldType as FieldType } from '@kontor/kernel';
import type { CustomFieldKind } from '@kontor/platform';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { LocalisedTextInput } from '../edge/value-types.js';
import { CustomFieldKindEnum } from './custom-field.type.js';
import { CustomFieldTypeEnum } from './custom-value.type.js';

@InputType()
export class CustomChoiceInput {
  @Field(() => ID, { nullable: true, description: 'None: a new choice.' }) @IsOptional() @IsUUID() id?: string | null;
  @Field(() => LocalisedTextInput) @ValidateNested() @Type(() => LocalisedTextInput) label!: LocalisedTextInput;
  @Field() @IsBoolean() active!: boolean;
}

@InputType({ description: 'A field as a whole. Choices that are not named stay as they are.' })
export class CustomFieldInput {
  @Field(() => ID, { nullable: true, description: 'None: a new field.' }) @IsOptional() @IsUUID() id?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() expectedVersion?: number | null;
  @Field(() => CustomFieldKindEnum) @IsIn(Object.values(CustomFieldKindEnum)) kind!: CustomFieldKind;
  @Field(() => String, {
    nullable: true,
    description: 'Of a new field; made from the English name unless given. Small letters, digits and hyphens.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  key?: string | null;
  @Field(() => CustomFieldTypeEnum, { description: 'Stays once any record has a value.' })
  @IsIn(Object.values(CustomFieldTypeEnum))
  type!: FieldType;
  @Field(() => LocalisedTextInput) @ValidateNested() @Type(() => LocalisedTextInput) label!: LocalisedTextInput;
  @Field(() => LocalisedTextInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocalisedTextInput)
  help?: LocalisedTextInput | null;
  @Field() @IsBoolean() required!: boolean;
  @Field() @IsBoolean() active!: boolean;
  @Field(() => [CustomChoiceInput], { nullable: true, description: 'In their order.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => CustomChoiceInput)
  choices?: CustomChoiceInput[] | null;
}
