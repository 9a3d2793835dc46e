import { Field, ID, ObjectType } from '@nestjs/graphql';
import { LocalisedText } from '../edge/value-types.js';

@ObjectType('DimensionValue')
export class DimensionValueType {
  @Field(() => ID) id!: string;
  @Field() key!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
}

@ObjectType('DimensionRef')
export class DimensionRefType extends DimensionValueType {}

@ObjectType('Dimension', { description: 'A way in which the organisation classifies its sales.' })
export class DimensionType extends DimensionValueType {
  @Field(() => [DimensionValueType]) values!: readonly DimensionValueType[];
}

@ObjectType('Classification')
export class ClassificationType {
  @Field(() => DimensionRefType) dimension!: DimensionRefType;
  @Field(() => DimensionValueType) value!: DimensionValueType;
}
