import type { CustomFieldType } from '@kontor/kernel';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateScalar, DecimalScalar } from '../edge/scalars.js';
import { LocalisedText } from '../edge/value-types.js';
import { PersonRefType } from '../identity/person-ref.type.js';

export const CustomFieldTypeEnum = {
  TEXT: 'TEXT',
  NUMBER: 'NUMBER',
  DATE: 'DATE',
  CHOICE: 'CHOICE',
  PERSON: 'PERSON',
} as const satisfies { readonly [T in CustomFieldType]: T };

registerEnumType(CustomFieldTypeEnum, { name: 'CustomFieldType' });

@ObjectType('CustomChoiceRef')
export class CustomChoiceRefType {
  @Field(() => ID) id!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
}

@ObjectType('CustomValue', {
  description: 'A value of a field that the organisation has defined itself, in the slot of its type.',
})
export class CustomValueType {
  @Field({ description: 'The key of the field.' }) field!: string;
  @Field(() => CustomFieldTypeEnum) type!: CustomFieldType;
  @Field(() => LocalisedText) label!: LocalisedText;
  @Field(() => String, { nullable: true }) text!: string | null;
  @Field(() => DecimalScalar, { nullable: true }) number!: string | null;
  @Field(() => DateScalar, { nullable: true }) date!: string | null;
  @Field(() => CustomChoiceRefType, { nullable: true }) choice!: CustomChoiceRefType | null;
  @Field(() => PersonRefType, { nullable: true }) person!: PersonRefType | null;
}
