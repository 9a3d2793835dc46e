import type { SearchHitView } from '@kontor/sales';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';

export const SearchKindEnum = {
  CUSTOMER: 'CUSTOMER',
  OPPORTUNITY: 'OPPORTUNITY',
  CONTACT: 'CONTACT',
  PERSON: 'PERSON',
} as const;

registerEnumType(SearchKindEnum, { name: 'SearchKind' });

@ObjectType('SearchHit')
export class SearchHitType {
  @Field(() => SearchKindEnum) kind!: SearchHitView['kind'];
  @Field(() => ID) id!: string;
  @Field() title!: string;
  @Field(() => String, { nullable: true }) subtitle!: string | null;
  @Field(() => ID, { nullable: true, description: 'Where a contact is shown.' }) customerId!: string | null;
}
