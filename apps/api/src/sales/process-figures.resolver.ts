import type { Actor } from '@kontor/platform';
import { type Breakdown, ChangeHealthThresholds, ProcessHealthQuery, ProcessStatisticsQuery } from '@kontor/sales';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import {
  BreakdownEnum,
  ChangeHealthThresholdsInput,
  ProcessHealthInput,
  ProcessStatisticsInput,
} from './process-figures.input.js';
import { ProcessHealthType, ProcessThresholdsType } from './process-health.type.js';
import { BreakdownRowType, ProcessStatisticsType } from './process-statistics.type.js';

@Resolver()
export class ProcessFiguresResolver {
  constructor(
    private readonly health: ProcessHealthQuery,
    private readonly statistics: ProcessStatisticsQuery,
    private readonly change: ChangeHealthThresholds,
  ) {}

  @Requires('opportunity.read')
  @Query(() => ProcessHealthType)
  processHealth(
    @CurrentActor() actor: Actor,
    @Args('input', { type: () => ProcessHealthInput, nullable: true }) input: ProcessHealthInput | null,
  ): Promise<ProcessHealthType> {
    return this.health.of(actor, input ?? {});
  }

  @Requires('opportunity.read')
  @Query(() => [ProcessThresholdsType])
  healthThresholds(): Promise<ProcessThresholdsType[]> {
    return this.health.thresholds();
  }

  @Requires('opportunity.read')
  @Query(() => ProcessStatisticsType)
  processStatistics(
    @CurrentActor() actor: Actor,
    @Args('input') input: ProcessStatisticsInput,
  ): Promise<ProcessStatisticsType> {
    return this.statistics.of(actor, input);
  }

  @Requires('opportunity.read')
  @Query(() => [BreakdownRowType])
  processBreakdown(
    @CurrentActor() actor: Actor,
    @Args('input') input: ProcessStatisticsInput,
    @Args('by', { type: () => BreakdownEnum }) by: Breakdown,
  ): Promise<BreakdownRowType[]> {
    return this.statistics.by(actor, input, by);
  }

  @Requires('process.manage')
  @Mutation(() => ID, { description: 'Answers the id of the process.' })
  async changeHealthThresholds(
    @CurrentActor() actor: Actor,
    @Args('input') input: ChangeHealthThresholdsInput,
  ): Promise<string> {
    return (await this.change.execute(actor, input)).id;
  }
}
