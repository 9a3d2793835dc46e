import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LocalisedText } from '../edge/value-types.js';

@ObjectType('DimensionValueRef')
export class DimensionValueRefType {
  @Field(() => ID) id!: string;
  @Field() key!: string;
  @Field(() => LocalisedText) name!: LocalisedText;
}

@ObjectType('DimensionRef')
export class DimensionRefType extends DimensionValueRefType {}

@ObjectType('DimensionValue')
export class DimensionValueType extends DimensionValueRefType {
  @Field({ description: 'False: sales of the past have it, no sale can be given it.' }) active!: boolean;
  @Field(() => [ID], {
    description: 'Values of the dimension depended on under which it may be chosen; none: under all.',
  })
  parentValueIds!: readonly string[];
}

@ObjectType('Dimension', { description: 'A way in which the organisation classifies its sales.' })
export class DimensionType extends DimensionValueRefType {
  @Field() active!: boolean;
  @Field(() => ID, { nullable: true, description: 'The dimension whose value decides which of these may be chosen.' })
  dependsOnId!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => [DimensionValueType]) values!: readonly DimensionValueType[];
}

@ObjectType('Classification')
export class ClassificationType {
  @Field(() => DimensionRefType) dimension!: DimensionRefType;
  @Field(() => DimensionValueRefType) value!: DimensionValueRefType;
}
