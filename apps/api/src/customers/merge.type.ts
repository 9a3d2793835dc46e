import type { MergeField } from '@kontor/customers';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { DateTimeScalar } from '../edge/scalars.js';
import { LocalisedText } from '../edge/value-types.js';
import { PersonRefType } from '../identity/person-ref.type.js';
import { CustomerRefType } from './customer-ref.type.js';
import { AddressType, CustomerType } from './customer.type.js';

export const MergeFieldEnum = {
  name: 'name',
  kind: 'kind',
  taxId: 'taxId',
  owner: 'owner',
  segment: 'segment',
  region: 'region',
  market: 'market',
  priorityClass: 'priorityClass',
  parent: 'parent',
  currency: 'currency',
  documentLanguage: 'documentLanguage',
  website: 'website',
  notes: 'notes',
} as const satisfies Record<MergeField, MergeField>;
registerEnumType(MergeFieldEnum, {
  name: 'MergeField',
  description: 'A field of a customer of which one of two values has to be chosen. The owner brings the team along.',
});

@ObjectType('MergeSide')
export class MergeSideType {
  @Field(() => CustomerType) customer!: CustomerType;
  @Field(() => [AddressType]) addresses!: AddressType[];
}

@ObjectType('MergeCount')
export class MergeCountType {
  @Field({ description: 'Such as `sales.opportunity`; contexts bring their own.' }) kind!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field(() => Int) count!: number;
}

@ObjectType('MergePreview', { description: 'What a merge would do.' })
export class MergePreviewType {
  @Field(() => MergeSideType) winner!: MergeSideType;
  @Field(() => MergeSideType) loser!: MergeSideType;
  @Field(() => [MergeCountType], { description: "The loser's records, which would be the winner's." })
  moves!: MergeCountType[];
}

@ObjectType('CustomerMerge')
export class CustomerMergeType {
  @Field(() => ID) id!: string;
  @Field(() => CustomerRefType) loser!: CustomerRefType;
  @Field(() => DateTimeScalar) mergedAt!: Date;
  @Field(() => PersonRefType, { nullable: true }) mergedBy!: PersonRefType | null;
  @Field(() => DateTimeScalar, { nullable: true }) undoneAt!: Date | null;
  @Field(() => PersonRefType, { nullable: true }) undoneBy!: PersonRefType | null;
  @Field({ description: 'For a day; refused when somebody has changed what it is about.' }) canUndo!: boolean;
}

@InputType()
export class CustomerMergeInput {
  @Field(() => ID) @IsUUID() winnerId!: string;
  @Field(() => Int) @IsInt() winnerVersion!: number;
  @Field(() => ID) @IsUUID() loserId!: string;
  @Field(() => Int) @IsInt() loserVersion!: number;
  @Field(() => [MergeFieldEnum], { description: "Fields of which the loser's value stays." })
  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(Object.values(MergeFieldEnum), { each: true })
  taken!: MergeField[];
  @Field(() => [String], { nullable: true, description: "Keys of custom fields of which the loser's value stays." })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  takenCustomFields?: string[] | null;
}
