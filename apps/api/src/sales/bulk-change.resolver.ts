import type { Actor } from '@kontor/platform';
import { BulkChangeQuery, CancelBulkChange, StartBulkChange, UndoBulkChange } from '@kontor/sales';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { BulkChangeInput } from './bulk-change.input.js';
import { BulkChangeType } from './bulk-change.type.js';

const id = { type: () => ID };

@Resolver(() => BulkChangeType)
export class BulkChangeResolver {
  constructor(
    private readonly query: BulkChangeQuery,
    private readonly start: StartBulkChange,
    private readonly cancel: CancelBulkChange,
    private readonly undo: UndoBulkChange,
  ) {}

  @Requires('opportunity.write')
  @Query(() => BulkChangeType, { description: 'One’s own.' })
  bulkChange(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) bulkChangeId: string,
  ): Promise<BulkChangeType> {
    return this.query.get(actor, bulkChangeId);
  }

  @Requires('opportunity.write')
  @Query(() => [BulkChangeType], { description: 'One’s own, the latest first.' })
  bulkChanges(@CurrentActor() actor: Actor): Promise<BulkChangeType[]> {
    return this.query.own(actor);
  }

  @Requires('opportunity.write')
  @Mutation(() => BulkChangeType, {
    description: 'Up to 25 sales are changed when it answers; of more the worker takes care: ask for `bulkChange`.',
  })
  async startBulkChange(@CurrentActor() actor: Actor, @Args('input') input: BulkChangeInput): Promise<BulkChangeType> {
    return this.query.get(actor, (await this.start.execute(actor, input)).id);
  }

  @Requires('opportunity.write')
  @Mutation(() => BulkChangeType, { description: 'What was changed stays.' })
  async cancelBulkChange(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) bulkChangeId: string,
  ): Promise<BulkChangeType> {
    return this.query.get(actor, (await this.cancel.execute(actor, { id: bulkChangeId })).id);
  }

  @Requires('opportunity.write')
  @Mutation(() => BulkChangeType, { description: 'Within a day; sales that were touched since stay.' })
  async undoBulkChange(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) bulkChangeId: string,
  ): Promise<BulkChangeType> {
    return this.query.get(actor, (await this.undo.execute(actor, { id: bulkChangeId })).id);
  }
}
