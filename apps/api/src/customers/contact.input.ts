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
import { CustomValueInput } from '../custom-fields/custom-value.input.js';
import { type Language, LanguageEnum } from '../edge/language.js';
import { ContactRoleEnum } from './contact.type.js';

const nullable = { nullable: true } as const;
/** Texts are measured by the domain; this only keeps it from looking at megabytes. */
const ANY_TEXT = 20_000;

@InputType({ isAbstract: true })
class ContactWriteInput {
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) jobTitle?: string | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) email?: string | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) phone?: string | null;
  @Field(() => [ContactRoleEnum], nullable)
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @IsIn(Object.values(ContactRoleEnum), { each: true })
  roles?: (keyof typeof ContactRoleEnum)[] | null;
  @Field(() => LanguageEnum, nullable) @IsOptional() @IsIn(Object.values(LanguageEnum)) language?: Language | null;
  @Field(() => [CustomValueInput], { nullable: true, description: 'Only the fields that are named change.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CustomValueInput)
  customFields?: CustomValueInput[] | null;
}

@InputType()
export class ContactCreateInput extends ContactWriteInput {
  @Field(() => ID) @IsUUID() customerId!: string;
  @Field() @IsString() @MaxLength(ANY_TEXT) name!: string;
}

@InputType({ description: 'What is left out stays as it is; null clears.' })
export class ContactChangeInput extends ContactWriteInput {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Int) @IsInt() expectedVersion!: number;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) name?: string | null;
}
