import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('NamedNode', {
  description: 'A segment, region or market: a node of a tree; or a tag, which stands by itself.',
})
export class NamedNodeType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => ID, { nullable: true }) parentId!: string | null;
  @Field(() => Int) version!: number;
}
