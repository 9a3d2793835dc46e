import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('NamedNode', { description: 'A segment, region or market: a node of a tree.' })
export class NamedNodeType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => ID, { nullable: true }) parentId!: string | null;
}
