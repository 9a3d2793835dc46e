import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('TeamRef')
export class TeamRefType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
}
