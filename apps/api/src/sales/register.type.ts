import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../edge/connection.js';
import { DateTimeScalar, JsonScalar } from '../edge/scalars.js';

@ObjectType('RegisterChange')
export class RegisterChangeType {
  @Field() field!: string;
  @Field(() => JsonScalar, { nullable: true }) from!: unknown;
  @Field(() => JsonScalar, { nullable: true }) to!: unknown;
  @Field(() => String, {
    nullable: true,
    description: 'The value in words, where it is an id that the reader may see.',
  })
  fromLabel!: string | null;
  @Field(() => String, { nullable: true }) toLabel!: string | null;
}

@ObjectType('RegisterEntry', {
  description: 'One save: what changed, who did it, when, why and through which channel.',
})
export class RegisterEntryType {
  @Field(() => ID) id!: string;
  @Field() action!: string;
  @Field() subjectKind!: string;
  @Field(() => ID) subjectId!: string;
  @Field(() => Int) subjectVersion!: number;
  @Field(() => [RegisterChangeType]) changes!: RegisterChangeType[];
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field() actorName!: string;
  @Field() channel!: string;
  @Field(() => DateTimeScalar) occurredAt!: Date;
  @Field(() => DateTimeScalar) recordedAt!: Date;
}

@ObjectType('RegisterConnection')
export class RegisterConnection extends connectionOf('Register', RegisterEntryType) {}
