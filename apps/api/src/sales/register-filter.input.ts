import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsDate, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { DateTimeScalar } from '../edge/scalars.js';

const each = { each: true } as const;
const nullable = { nullable: true } as const;
const MOST = 50;

@InputType({ description: 'All that is given must hold; members of a list are alternatives.' })
export class RegisterFilterInput {
  @Field(() => [String], { nullable: true, description: 'Kinds of entry, such as `opportunity.move`.' })
  @IsOptional()
  @ArrayMaxSize(MOST)
  @MaxLength(60, each)
  actions?: string[] | null;
  @Field(() => [ID], nullable) @IsOptional() @ArrayMaxSize(MOST) @IsUUID(undefined, each) actorIds?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'Entries that changed any of these fields.' })
  @IsOptional()
  @ArrayMaxSize(MOST)
  @MaxLength(60, each)
  fields?: string[] | null;
  @Field(() => [String], { nullable: true, description: '`opportunity`, `activity` or `stage-approval`.' })
  @IsOptional()
  @ArrayMaxSize(MOST)
  @MaxLength(60, each)
  subjectKinds?: string[] | null;
  @Field(() => DateTimeScalar, nullable) @IsOptional() @IsDate() from?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'This instant is no longer in it.' })
  @IsOptional()
  @IsDate()
  to?: Date | null;
}
