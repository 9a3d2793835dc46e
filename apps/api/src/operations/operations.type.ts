import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar } from '../edge/scalars.js';

@ObjectType('JobRun', { description: 'One period of something that is done regularly.' })
export class JobRunType {
  @Field() name!: string;
  @Field() period!: string;
  @Field(() => DateTimeScalar) startedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
}

@ObjectType('DeadLetter', { description: 'A job that failed every time, kept for a person to replay.' })
export class DeadLetterType {
  @Field(() => ID) id!: string;
  @Field() queue!: string;
  @Field() jobName!: string;
  @Field() error!: string;
  @Field(() => Int) attempts!: number;
  @Field(() => DateTimeScalar) failedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) replayedAt!: Date | null;
}
