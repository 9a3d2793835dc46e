import type { Actor } from '@kontor/platform';
import { BoardQuery, DimensionQuery, ProcessQuery } from '@kontor/sales';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { AnyStaff, Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { BoardType } from './board.type.js';
import { OpportunityFilter } from './opportunity-filter.input.js';
import { DimensionType, ProcessType } from './stage.type.js';

@Resolver(() => ProcessType)
export class ProcessResolver {
  constructor(
    private readonly allProcesses: ProcessQuery,
    private readonly allDimensions: DimensionQuery,
    private readonly boards: BoardQuery,
  ) {}

  @AnyStaff()
  @Query(() => [ProcessType])
  processes(): Promise<ProcessType[]> {
    return this.allProcesses.all();
  }

  @AnyStaff()
  @Query(() => [DimensionType])
  dimensions(): Promise<DimensionType[]> {
    return this.allDimensions.all();
  }

  @Requires('opportunity.read')
  @Query(() => BoardType)
  board(
    @CurrentActor() actor: Actor,
    @Args('processId', { type: () => ID }, ParseUUIDPipe) processId: string,
    @Args('filter', { type: () => OpportunityFilter, nullable: true }) filter: OpportunityFilter | null,
    @Args('cardsPerColumn', { type: () => Int, defaultValue: 30 }) cardsPerColumn: number,
  ): Promise<BoardType> {
    return this.boards.of(actor, { processId, filter, cardsPerColumn });
  }
}
