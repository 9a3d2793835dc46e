import { type Actor, OperationsQuery, pageSize, ReplayDeadLetter } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { DeadLetterType, JobRunType } from './operations.type.js';

const first = { type: () => Int, defaultValue: 20 };

@Resolver()
export class OperationsResolver {
  constructor(
    private readonly query: OperationsQuery,
    private readonly replay: ReplayDeadLetter,
  ) {}

  @Requires('operations.read')
  @Query(() => [JobRunType])
  jobRuns(@Args('first', first) size: number): Promise<JobRunType[]> {
    return this.query.jobRuns(pageSize(size));
  }

  @Requires('operations.read')
  @Query(() => [DeadLetterType])
  deadLetters(@Args('first', first) size: number): Promise<DeadLetterType[]> {
    return this.query.deadLetters(pageSize(size));
  }

  @Requires('operations.manage')
  @Mutation(() => DeadLetterType)
  replayDeadLetter(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<DeadLetterType> {
    return this.replay.execute(actor, { id });
  }
}
