import type { Actor } from '@kontor/platform';
import { BoardQuery, ProcessQuery, SalesSummaryQuery } from '@kontor/sales';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { presentBoard, presentProcesses, presentSalesSummary } from './opportunity.presenter.js';
import { OpportunityFilter } from './opportunity-filter.input.js';
import { RateRuleInput, rateRuleOf } from './rate-rule.input.js';
import { BoardType, SalesSummaryType } from './pipeline.type.js';
import { ProcessType } from './process.type.js';

const filtered = { type: () => OpportunityFilter, nullable: true };

@Resolver()
export class PipelineResolver {
  constructor(
    private readonly pipeline: BoardQuery,
    private readonly summary: SalesSummaryQuery,
    private readonly process: ProcessQuery,
  ) {}

  @Requires('opportunity.read')
  @Query(() => [ProcessType])
  async processes(): Promise<ProcessType[]> {
    return presentProcesses(await this.process.all());
  }

  @Requires('opportunity.read')
  @Query(() => BoardType)
  async board(
    @CurrentActor() actor: Actor,
    @Args('processId', { type: () => ID }, ParseUUIDPipe) processId: string,
    @Args('filter', filtered) filter: OpportunityFilter | null,
    @Args('cardsPerColumn', { type: () => Int, defaultValue: 30 }) cardsPerColumn: number,
  ): Promise<BoardType> {
    return presentBoard(await this.pipeline.of(actor, { processId, filter, cardsPerColumn }));
  }

  @Requires('opportunity.read')
  @Query(() => SalesSummaryType)
  async salesSummary(
    @CurrentActor() actor: Actor,
    @Args('filter', filtered) filter: OpportunityFilter | null,
    @Args('rateRule', { type: () => RateRuleInput, nullable: true }) rule: RateRuleInput | null,
  ): Promise<SalesSummaryType> {
    return presentSalesSummary(await this.summary.of(actor, filter, rateRuleOf(rule)));
  }
}
