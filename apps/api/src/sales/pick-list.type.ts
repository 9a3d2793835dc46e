import type { PickList } from '@kontor/sales';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { LocalisedText } from '../edge/value-types.js';

export const PickListEnum = {
  LOST_REASON: 'LOST_REASON',
  SOURCE: 'SOURCE',
  COMPETITOR: 'COMPETITOR',
} as const satisfies { readonly [List in PickList]: List };

registerEnumType(PickListEnum, { name: 'PickList' });

@ObjectType('PickListValue', { description: 'An entry of a list that the organisation keeps.' })
export class PickListValueType {
  @Field(() => ID) id!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
  @Field({ description: 'False: sales of the past name it, new ones cannot.' }) active!: boolean;
}
