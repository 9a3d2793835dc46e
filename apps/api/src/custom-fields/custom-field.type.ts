import type { CustomFieldType as FieldType } from '@kontor/kernel';
import type { CustomFieldKind } from '@kontor/platform';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LocalisedText } from '../edge/value-types.js';
import { CustomFieldTypeEnum } from './custom-value.type.js';

export const CustomFieldKindEnum = {
  CUSTOMER: 'CUSTOMER',
  CONTACT: 'CONTACT',
  OPPORTUNITY: 'OPPORTUNITY',
} as const satisfies { readonly [K in CustomFieldKind]: K };

registerEnumType(CustomFieldKindEnum, {
  name: 'CustomFieldKind',
  description: 'The kinds of record that may have fields of the organisation’s own.',
});

@ObjectType('CustomChoice')
export class CustomChoiceType {
  @Field(() => ID) id!: string;
  @Field(() => LocalisedText) label!: LocalisedText;
  @Field({ description: 'False: records of the past have it, none can be given it.' }) active!: boolean;
}

@ObjectType('CustomField', { description: 'A field that the organisation has defined itself.' })
export class CustomFieldType {
  @Field(() => ID) id!: string;
  @Field(() => CustomFieldKindEnum) kind!: CustomFieldKind;
  @Field({ description: 'By which inputs, filters and files name it. Never changes.' }) key!: string;
  @Field(() => CustomFieldTypeEnum) type!: FieldType;
  @Field(() => LocalisedText) label!: LocalisedText;
  @Field(() => LocalisedText, { nullable: true }) help!: LocalisedText | null;
  @Field({ description: 'Whether a new record owes it. What was there before owes nothing.' }) required!: boolean;
  @Field({ description: 'False: archived. Its values are kept and not shown.' }) active!: boolean;
  @Field(() => [CustomChoiceType], { description: 'In their order.' }) choices!: readonly CustomChoiceType[];
  @Field(() => Int) version!: number;
}
