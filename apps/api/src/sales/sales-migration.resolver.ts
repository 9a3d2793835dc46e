import type { Actor } from '@kontor/platform';
import { CancelSalesMigration, SalesMigrationQuery, StartSalesMigration, UndoSalesMigration } from '@kontor/sales';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { mappingOf, migrationOrder } from './sales-migration.presenter.js';
import {
  SalesMigrationInput,
  SalesMigrationPreviewType,
  SalesMigrationType,
  StageMappingInput,
} from './sales-migration.type.js';

const id = { type: () => ID };

@Resolver(() => SalesMigrationType)
export class SalesMigrationResolver {
  constructor(
    private readonly query: SalesMigrationQuery,
    private readonly start: StartSalesMigration,
    private readonly cancel: CancelSalesMigration,
    private readonly undo: UndoSalesMigration,
  ) {}

  @Requires('process.manage')
  @Query(() => SalesMigrationPreviewType, { description: 'Without a mapping the one by equal keys.' })
  salesMigrationPreview(
    @CurrentActor() actor: Actor,
    @Args('processId', id, ParseUUIDPipe) processId: string,
    @Args('mapping', { type: () => [StageMappingInput], nullable: true }) mapping: StageMappingInput[] | null,
  ): Promise<SalesMigrationPreviewType> {
    return this.query.preview(actor, { processId, mapping: mapping && mappingOf(mapping) });
  }

  @Requires('process.manage')
  @Query(() => SalesMigrationType)
  salesMigration(@Args('id', id, ParseUUIDPipe) migrationId: string): Promise<SalesMigrationType> {
    return this.query.get(migrationId);
  }

  @Requires('process.manage')
  @Query(() => [SalesMigrationType], { description: 'The latest first.' })
  salesMigrations(@Args('processId', id, ParseUUIDPipe) processId: string): Promise<SalesMigrationType[]> {
    return this.query.ofProcess(processId);
  }

  @Requires('process.manage')
  @Mutation(() => SalesMigrationType)
  async startSalesMigration(
    @CurrentActor() actor: Actor,
    @Args('input') input: SalesMigrationInput,
  ): Promise<SalesMigrationType> {
    return this.query.get((await this.start.execute(actor, migrationOrder(input))).id);
  }

  @Requires('process.manage')
  @Mutation(() => SalesMigrationType)
  async cancelSalesMigration(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) migrationId: string,
  ): Promise<SalesMigrationType> {
    return this.query.get((await this.cancel.execute(actor, { id: migrationId })).id);
  }

  @Requires('process.manage')
  @Mutation(() => SalesMigrationType, { description: 'Within a day; sales that were touched since stay.' })
  async undoSalesMigration(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) migrationId: string,
  ): Promise<SalesMigrationType> {
    return this.query.get((await this.undo.execute(actor, { id: migrationId })).id);
  }
}
