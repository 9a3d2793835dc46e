import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CustomValueType } from '../custom-fields/custom-value.type.js';
import { type Language, LanguageEnum } from '../edge/language.js';

export const ContactRoleEnum = {
  DECIDES: 'DECIDES',
  INFLUENCES: 'INFLUENCES',
  USES: 'USES',
  BUYS: 'BUYS',
  OTHER: 'OTHER',
} as const;

registerEnumType(ContactRoleEnum, { name: 'ContactRole', description: 'What a person has to say in a sale.' });

@ObjectType('Contact', { description: 'A person at a customer.' })
export class ContactType {
  @Field(() => ID) id!: string;
  @Field(() => ID) customerId!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) jobTitle!: string | null;
  @Field(() => String, { nullable: true }) email!: string | null;
  @Field(() => String, { nullable: true }) phone!: string | null;
  @Field(() => [ContactRoleEnum]) roles!: (keyof typeof ContactRoleEnum)[];
  @Field(() => LanguageEnum) language!: Language;
  @Field(() => [CustomValueType], { description: 'Those that are filled, in the order of the fields.' })
  customFields!: CustomValueType[];
  @Field(() => Int) version!: number;
}

@ObjectType('ContactRef')
export class ContactRefType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
}

@ObjectType('ContactExport')
export class ContactExportType {
  @Field({ description: 'Without an ending.' }) fileName!: string;
  @Field() json!: string;
  @Field({ description: 'The same, one fact a line.' }) text!: string;
}
