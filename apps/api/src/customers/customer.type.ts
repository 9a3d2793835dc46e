import type { AddressKind, CustomerKind, PriorityClass } from '@kontor/customers';
import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { CustomValueType } from '../custom-fields/custom-value.type.js';
import { CappedCount, connectionOf } from '../edge/connection.js';
import { type Language, LanguageEnum } from '../edge/language.js';
import { DateTimeScalar } from '../edge/scalars.js';
import { PersonRefType } from '../identity/person-ref.type.js';
import { TeamRefType } from '../identity/team-ref.type.js';
import { RateUsedType, SalesSumType } from '../sales/rate-used.type.js';
import { ContactType } from './contact.type.js';
import { CustomerRefType } from './customer-ref.type.js';
import { NamedNodeType } from './named-node.type.js';

export const CustomerKindEnum = { COMPANY: 'COMPANY', PERSON: 'PERSON' } as const;
export const PriorityClassEnum = { A: 'A', B: 'B', C: 'C' } as const;
export const AddressKindEnum = {
  REGISTERED: 'REGISTERED',
  BILLING: 'BILLING',
  DELIVERY: 'DELIVERY',
  SITE: 'SITE',
} as const;
export const CustomerSortFieldEnum = { NAME: 'NAME', UPDATED_AT: 'UPDATED_AT' } as const;
export const ClassifierEnum = { SEGMENT: 'SEGMENT', REGION: 'REGION', MARKET: 'MARKET', TAG: 'TAG' } as const;

registerEnumType(CustomerKindEnum, { name: 'CustomerKind' });
registerEnumType(PriorityClassEnum, { name: 'PriorityClass' });
registerEnumType(AddressKindEnum, { name: 'AddressKind' });
registerEnumType(CustomerSortFieldEnum, { name: 'CustomerSortField' });
registerEnumType(ClassifierEnum, {
  name: 'CustomerClassifier',
  description: 'The three trees that sort customers, and their tags.',
});

@ObjectType('TagRef')
export class TagRefType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
}

@ObjectType('Address')
export class AddressType {
  @Field(() => ID) id!: string;
  @Field(() => AddressKindEnum) kind!: AddressKind;
  @Field(() => String, { nullable: true, description: 'What people call the place, such as Plant 2.' })
  name!: string | null;
  @Field(() => String, { nullable: true }) street!: string | null;
  @Field(() => String, { nullable: true }) postalCode!: string | null;
  @Field(() => String, { nullable: true }) city!: string | null;
  @Field({ description: 'Two letters (ISO 3166-1).' }) country!: string;
}

@ObjectType('Customer', { description: 'A company or person that buys or might buy.' })
export class CustomerType {
  @Field(() => ID) id!: string;
  @Field(() => CustomerKindEnum) kind!: CustomerKind;
  @Field() name!: string;
  @Field(() => String, { nullable: true, description: 'Two letters of the country and the number: PL7811234567.' })
  taxId!: string | null;
  @Field(() => NamedNodeType, { nullable: true }) segment!: NamedNodeType | null;
  @Field(() => NamedNodeType, { nullable: true }) region!: NamedNodeType | null;
  @Field(() => NamedNodeType, { nullable: true }) market!: NamedNodeType | null;
  @Field(() => PriorityClassEnum, { nullable: true }) priorityClass!: PriorityClass | null;
  @Field(() => CustomerRefType, { nullable: true }) parent!: CustomerRefType | null;
  @Field(() => PersonRefType, { nullable: true }) owner!: PersonRefType | null;
  @Field(() => TeamRefType, { nullable: true }) team!: TeamRefType | null;
  @Field() currency!: string;
  @Field(() => LanguageEnum) documentLanguage!: Language;
  @Field(() => String, { nullable: true }) website!: string | null;
  @Field(() => String, { nullable: true }) notes!: string | null;
  @Field(() => [TagRefType]) tags!: TagRefType[];
  @Field(() => [CustomValueType], { description: 'Those that are filled, in the order of the fields.' })
  customFields!: CustomValueType[];
  @Field(() => DateTimeScalar) createdAt!: Date;
  @Field(() => DateTimeScalar) updatedAt!: Date;
  @Field(() => Int) version!: number;
  @Field(() => String, { nullable: true, description: 'Of the registered office, or of the first address.' })
  city!: string | null;
  @Field(() => String, { nullable: true }) country!: string | null;
  @Field({ description: 'Whether whoever asks may save this customer.' }) canEdit!: boolean;
}

@ObjectType('CustomerConnection')
export class CustomerConnection extends connectionOf('Customer', CustomerType) {
  @Field(() => CappedCount) totalCount!: CappedCount;
}

@ObjectType('SalesOfYear')
export class SalesOfYearType {
  @Field(() => Int) year!: number;
  @Field(() => SalesSumType) won!: SalesSumType;
  @Field(() => SalesSumType) lost!: SalesSumType;
}

@ObjectType('CustomerCard', { description: "A customer's whole page in one call." })
export class CustomerCardType {
  @Field(() => CustomerType) customer!: CustomerType;
  @Field(() => [AddressType]) addresses!: AddressType[];
  @Field(() => [ContactType]) contacts!: ContactType[];
  @Field(() => SalesSumType) won!: SalesSumType;
  @Field(() => SalesSumType) open!: SalesSumType;
  @Field(() => SalesSumType) lost!: SalesSumType;
  @Field(() => [SalesOfYearType]) years!: SalesOfYearType[];
  @Field(() => [RateUsedType], { description: 'Every exchange rate that is in these sums.' }) rates!: RateUsedType[];
  @Field({ description: 'Whether other customers belong to it: then `customerGroup` has their sums.' })
  isParent!: boolean;
}
