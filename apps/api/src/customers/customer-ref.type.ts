import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('CustomerRef')
export class CustomerRefType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
}
