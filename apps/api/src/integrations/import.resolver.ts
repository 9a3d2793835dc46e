import { CancelImport, MapImportValues, PrepareImport, RequestImport } from '@kontor/integrations';
import type { Actor } from '@kontor/platform';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { ImportPrepareInput, ValueMappingInput } from './import.input.js';
import { ImportConnection, ImportType } from './import.type.js';
import { ImportReading } from './import-reading.js';

const id = { type: () => ID };
const version = { type: () => Int };

@Resolver(() => ImportType)
export class ImportResolver {
  constructor(
    private readonly reading: ImportReading,
    private readonly prepare: PrepareImport,
    private readonly mapValues: MapImportValues,
    private readonly request: RequestImport,
    private readonly cancel: CancelImport,
  ) {}

  @Requires('import.run')
  @Query(() => ImportConnection)
  imports(
    @CurrentActor() actor: Actor,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<ImportConnection> {
    return this.reading.list(actor, first, after ?? null);
  }

  @Requires('import.run')
  @Query(() => ImportType, { nullable: true, name: 'import' })
  import(@CurrentActor() actor: Actor, @Args('id', id, ParseUUIDPipe) importId: string): Promise<ImportType | null> {
    return this.reading.find(actor, importId);
  }

  @Requires('import.run')
  @Mutation(() => ImportType)
  async prepareImport(@CurrentActor() actor: Actor, @Args('input') input: ImportPrepareInput): Promise<ImportType> {
    return this.reading.get(actor, await this.prepare.execute(actor, input));
  }

  @Requires('import.run')
  @Mutation(() => ImportType)
  async mapImportValues(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) importId: string,
    @Args('expectedVersion', version) expectedVersion: number,
    @Args('values', { type: () => [ValueMappingInput] }) values: ValueMappingInput[],
  ): Promise<ImportType> {
    return this.reading.get(actor, await this.mapValues.execute(actor, { id: importId, expectedVersion, values }));
  }

  @Requires('import.run')
  @Mutation(() => ImportType, { description: 'Finds out what an import would do; the worker does it.' })
  async checkImport(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) importId: string,
    @Args('expectedVersion', version) expectedVersion: number,
  ): Promise<ImportType> {
    return this.reading.get(actor, await this.request.execute(actor, { id: importId, expectedVersion, mode: 'CHECK' }));
  }

  @Requires('import.run')
  @Mutation(() => ImportType)
  async runImport(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) importId: string,
    @Args('expectedVersion', version) expectedVersion: number,
  ): Promise<ImportType> {
    return this.reading.get(actor, await this.request.execute(actor, { id: importId, expectedVersion, mode: 'WRITE' }));
  }

  @Requires('import.run')
  @Mutation(() => ImportType)
  async cancelImport(
    @CurrentActor() actor: Actor,
    @Args('id', id, ParseUUIDPipe) importId: string,
  ): Promise<ImportType> {
    return this.reading.get(actor, await this.cancel.execute(actor, { id: importId }));
  }
}
