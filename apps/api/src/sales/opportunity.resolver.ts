import type { Actor } from '@kontor/platform';
import {
  ChangeOpportunity,
  CreateOpportunity,
  DeleteOpportunity,
  MoveCheckQuery,
  MoveOpportunity,
  OpportunityRecordQuery,
} from '@kontor/sales';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { MoveInput, OpportunityChangeInput, OpportunityCreateInput } from './opportunity.input.js';
import { presentOpportunity, presentOpportunityRecord } from './opportunity.presenter.js';
import { OpportunityType } from './opportunity.type.js';
import { OpportunityRecordType } from './opportunity-record.type.js';
import { MoveCheckType } from './pipeline.type.js';

const id = { type: () => ID };
const version = { type: () => Int };

@Resolver(() => OpportunityType)
export class OpportunityResolver {
  constructor(
    private readonly create: CreateOpportunity,
    private readonly change: ChangeOpportunity,
    private readonly move: MoveOpportunity,
    private readonly remove: DeleteOpportunity,
    private readonly record: OpportunityRecordQuery,
    private readonly check: MoveCheckQuery,
  ) {}

  @Requires('opportunity.read')
  @Query(() => OpportunityRecordType, { nullable: true })
  async opportunityRecord(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) opportunityId: string,
  ): Promise<OpportunityRecordType | null> {
    const record = await this.record.find(actor, opportunityId);
    return record && presentOpportunityRecord(record);
  }

  @Requires('opportunity.read')
  @Query(() => MoveCheckType)
  moveCheck(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) opportunityId: string,
    @Args('stageId', id, ParseUUIDPipe) stageId: string,
  ): Promise<MoveCheckType> {
    return this.check.of(actor, { id: opportunityId, stageId });
  }

  @Requires('opportunity.write')
  @Mutation(() => OpportunityType)
  async createOpportunity(
    @CurrentActor() actor: Actor,
    @Args('input') input: OpportunityCreateInput,
  ): Promise<OpportunityType> {
    return presentOpportunity(await this.create.execute(actor, input));
  }

  @Requires('opportunity.write')
  @Mutation(() => OpportunityType)
  async changeOpportunity(
    @CurrentActor() actor: Actor,
    @Args('input') input: OpportunityChangeInput,
  ): Promise<OpportunityType> {
    return presentOpportunity(await this.change.execute(actor, input));
  }

  @Requires('opportunity.write')
  @Mutation(() => OpportunityType, { description: 'GATE_UNMET carries details.unmet: what is missing, and where.' })
  async moveOpportunity(@CurrentActor() actor: Actor, @Args('input') input: MoveInput): Promise<OpportunityType> {
    return presentOpportunity(await this.move.execute(actor, input));
  }

  @Requires('opportunity.delete')
  @Mutation(() => Boolean)
  async deleteOpportunity(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) opportunityId: string,
    @Args('expectedVersion', version) expectedVersion: number,
    @Args('reason', { type: () => String, nullable: true }) reason: string | null,
  ): Promise<boolean> {
    await this.remove.execute(actor, { id: opportunityId, expectedVersion, reason });
    return true;
  }
}
