import type { Actor } from '@kontor/platform';
import { DecideStageApproval, RequestStageApproval, StageApprovalQuery } from '@kontor/sales';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { StageApprovalInput, StageApprovalType, StageDecisionInput } from './stage-approval.type.js';

@Resolver(() => StageApprovalType)
export class StageApprovalResolver {
  constructor(
    private readonly query: StageApprovalQuery,
    private readonly request: RequestStageApproval,
    private readonly decide: DecideStageApproval,
  ) {}

  @Requires('opportunity.read')
  @Query(() => [StageApprovalType], { description: 'What waits for the reader’s approval, the oldest first.' })
  approvalsWaiting(@CurrentActor() actor: Actor): Promise<StageApprovalType[]> {
    return this.query.waiting(actor);
  }

  @Requires('opportunity.read')
  @Query(() => [StageApprovalType], { description: 'Of one sale, the latest first.' })
  stageApprovals(
    @CurrentActor() actor: Actor,
    @Args('opportunityId', { type: () => ID }, ParseUUIDPipe) opportunityId: string,
  ): Promise<StageApprovalType[]> {
    return this.query.ofSale(actor, opportunityId);
  }

  @Requires('opportunity.write')
  @Mutation(() => ID)
  async requestStageApproval(@CurrentActor() actor: Actor, @Args('input') input: StageApprovalInput): Promise<string> {
    return (await this.request.execute(actor, input)).id;
  }

  @Requires('opportunity.read')
  @Mutation(() => ID, { description: 'For others of the role that the stage names.' })
  async decideStageApproval(@CurrentActor() actor: Actor, @Args('input') input: StageDecisionInput): Promise<string> {
    return (await this.decide.execute(actor, input)).id;
  }
}
