import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { LocalisedTextInput } from '../edge/value-types.js';

@InputType()
export class DimensionValueInput {
  @Field(() => ID, { nullable: true, description: 'None: a new value.' }) @IsOptional() @IsUUID() id?: string | null;
  @Field(() => LocalisedTextInput) @ValidateNested() @Type(() => LocalisedTextInput) name!: LocalisedTextInput;
  @Field() @IsBoolean() active!: boolean;
  @Field(() => [ID]) @IsArray() @ArrayMaxSize(500) @IsUUID('all', { each: true }) parentValueIds!: string[];
}

@InputType({ description: 'A dimension as a whole. Values that are not named stay as they are.' })
export class DimensionInput {
  @Field(() => ID, { nullable: true, description: 'None: a new dimension.' }) @IsOptional() @IsUUID() id?:
    | string
    | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() expectedVersion?: number | null;
  @Field(() => LocalisedTextInput) @ValidateNested() @Type(() => LocalisedTextInput) name!: LocalisedTextInput;
  @Field() @IsBoolean() active!: boolean;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() dependsOnId?: string | null;
  @Field(() => [DimensionValueInput], { description: 'In their order.' })
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => DimensionValueInput)
  values!: DimensionValueInput[];
}
