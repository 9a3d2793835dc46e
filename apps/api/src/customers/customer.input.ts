import type { AddressKind, CustomerKind, PriorityClass } from '@kontor/customers';
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
import { CustomFilter, CustomValueInput } from '../custom-fields/custom-value.input.js';
import { type Language, LanguageEnum } from '../edge/language.js';
import { SortDirectionEnum } from '../edge/sort-direction.js';
import { AddressKindEnum, CustomerKindEnum, CustomerSortFieldEnum, PriorityClassEnum } from './customer.type.js';

const nullable = { nullable: true } as const;
const ids = { each: true } as const;
/** Texts are measured by the domain; this only keeps it from looking at megabytes. */
const ANY_TEXT = 20_000;

@InputType()
export class CustomerSort {
  @Field(() => CustomerSortFieldEnum)
  @IsIn(Object.values(CustomerSortFieldEnum))
  field!: keyof typeof CustomerSortFieldEnum;
  @Field(() => SortDirectionEnum) @IsIn(Object.values(SortDirectionEnum)) direction!: keyof typeof SortDirectionEnum;
}

@InputType()
export class CustomerFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name or tax id, without case and marks.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(200) @IsUUID(undefined, ids) ownerIds?: string[] | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(200) @IsUUID(undefined, ids) teamIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'With all segments below them.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @IsUUID(undefined, ids)
  segmentIds?: string[] | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(200) @IsUUID(undefined, ids) regionIds?: string[] | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(200) @IsUUID(undefined, ids) marketIds?: string[] | null;
  @Field(() => [PriorityClassEnum], nullable)
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @IsIn(Object.values(PriorityClassEnum), ids)
  priorityClasses?: PriorityClass[] | null;
  @Field(() => [ID], { nullable: true, description: 'With any of these tags.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @IsUUID(undefined, ids)
  tagIds?: string[] | null;
  @Field(() => [CustomFilter], { nullable: true, description: 'By fields of the organisation’s own; all must hold.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CustomFilter)
  customFields?: CustomFilter[] | null;
}

@InputType()
export class AddressInput {
  @Field(() => AddressKindEnum) @IsIn(Object.values(AddressKindEnum)) kind!: AddressKind;
  @Field(() => String, nullable) @IsOptional() @MaxLength(ANY_TEXT) name?: string | null;
  @Field(() => String, nullable) @IsOptional() @MaxLength(ANY_TEXT) street?: string | null;
  @Field(() => String, nullable) @IsOptional() @MaxLength(ANY_TEXT) postalCode?: string | null;
  @Field(() => String, nullable) @IsOptional() @MaxLength(ANY_TEXT) city?: string | null;
  @Field({ description: 'Two letters (ISO 3166-1).' }) @IsString() @MaxLength(20) country!: string;
}

/** What may be said of a customer, whether it is new or known. */
@InputType({ isAbstract: true })
class CustomerWriteInput {
  @Field(() => String, {
    nullable: true,
    description: 'A NIP of ten digits, or two letters of a country and its number.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(ANY_TEXT)
  taxId?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() segmentId?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() regionId?: string | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() marketId?: string | null;
  @Field(() => PriorityClassEnum, nullable)
  @IsOptional()
  @IsIn(Object.values(PriorityClassEnum))
  priorityClass?: PriorityClass | null;
  @Field(() => ID, nullable) @IsOptional() @IsUUID() parentId?: string | null;
  @Field(() => ID, { nullable: true, description: "The team becomes this person's." })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(3) currency?: string | null;
  @Field(() => LanguageEnum, nullable)
  @IsOptional()
  @IsIn(Object.values(LanguageEnum))
  documentLanguage?: Language | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) website?: string | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) notes?: string | null;
  @Field(() => [ID], { nullable: true, description: 'The whole list of tags.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsUUID(undefined, ids)
  tagIds?: string[] | null;
  @Field(() => [AddressInput], { nullable: true, description: 'The whole list: what is not in it is no longer there.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AddressInput)
  addresses?: AddressInput[] | null;
  @Field(() => [CustomValueInput], { nullable: true, description: 'Only the fields that are named change.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CustomValueInput)
  customFields?: CustomValueInput[] | null;
}

@InputType()
export class CustomerCreateInput extends CustomerWriteInput {
  @Field(() => CustomerKindEnum) @IsIn(Object.values(CustomerKindEnum)) kind!: CustomerKind;
  @Field() @IsString() @MaxLength(ANY_TEXT) name!: string;
}

@InputType({ description: 'What is left out stays as it is; null clears.' })
export class CustomerChangeInput extends CustomerWriteInput {
  @Field(() => ID) @IsUUID() id!: string;
  @Field(() => Int) @IsInt() expectedVersion!: number;
  @Field(() => CustomerKindEnum, nullable)
  @IsOptional()
  @IsIn(Object.values(CustomerKindEnum))
  kind?: CustomerKind | null;
  @Field(() => String, nullable) @IsOptional() @IsString() @MaxLength(ANY_TEXT) name?: string | null;
}
