import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('PersonRef')
export class PersonRefType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
}
