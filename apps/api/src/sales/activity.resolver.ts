import { ChangeActivity, CompleteActivity, CreateActivity, DeleteActivity, ReopenActivity } from '@kontor/sales';
import type { Actor } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { ActivityChangeInput, ActivityCreateInput, ActivityDoneInput } from './activity.input.js';
import { presentActivity } from './activity.presenter.js';
import { ActivityDoneType, ActivityType } from './activity.type.js';

const id = { type: () => ID };
const version = { type: () => Int };

@Resolver(() => ActivityType)
export class ActivityResolver {
  constructor(
    private readonly create: CreateActivity,
    private readonly change: ChangeActivity,
    private readonly complete: CompleteActivity,
    private readonly reopen: ReopenActivity,
    private readonly remove: DeleteActivity,
  ) {}

  @Requires('activity.write')
  @Mutation(() => ActivityType)
  async createActivity(@CurrentActor() actor: Actor, @Args('input') input: ActivityCreateInput): Promise<ActivityType> {
    return presentActivity(await this.create.execute(actor, input));
  }

  @Requires('activity.write')
  @Mutation(() => ActivityType)
  async changeActivity(@CurrentActor() actor: Actor, @Args('input') input: ActivityChangeInput): Promise<ActivityType> {
    return presentActivity(await this.change.execute(actor, input));
  }

  @Requires('activity.write')
  @Mutation(() => ActivityDoneType)
  async completeActivity(
    @CurrentActor() actor: Actor,
    @Args('input') input: ActivityDoneInput,
  ): Promise<ActivityDoneType> {
    const { activity, followUp } = await this.complete.execute(actor, input);
    return { activity: presentActivity(activity), followUp: followUp && presentActivity(followUp) };
  }

  @Requires('activity.write')
  @Mutation(() => ActivityType)
  async reopenActivity(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) activityId: string,
    @Args('expectedVersion', version) expectedVersion: number,
  ): Promise<ActivityType> {
    return presentActivity(await this.reopen.execute(actor, { id: activityId, expectedVersion }));
  }

  @Requires('activity.write')
  @Mutation(() => Boolean)
  deleteActivity(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) activityId: string,
    @Args('expectedVersion', version) expectedVersion: number,
  ): Promise<boolean> {
    return this.remove.execute(actor, { id: activityId, expectedVersion });
  }
}
