import type { Actor } from '@kontor/platform';
import {
  ArchiveProcess,
  BeginProcessDraft,
  CreateProcess,
  DiscardProcessDraft,
  ProcessDraftQuery,
  PublishProcess,
  SaveProcessDraft,
} from '@kontor/sales';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../edge/access.js';
import { CurrentActor } from '../edge/current-actor.js';
import { ProcessCreateInput, ProcessDraftInput } from './process-draft.input.js';
import {
  CriterionOptionsType,
  ProcessDraftType,
  ProcessModelType,
  ProcessSettingsType,
  PublishedProcessType,
} from './process-draft.type.js';

const id = { type: () => ID };
const version = { type: () => Int };
const note = { type: () => String, nullable: true };

@Resolver(() => ProcessDraftType)
export class ProcessDraftResolver {
  constructor(
    private readonly query: ProcessDraftQuery,
    private readonly create: CreateProcess,
    private readonly begin: BeginProcessDraft,
    private readonly save: SaveProcessDraft,
    private readonly discard: DiscardProcessDraft,
    private readonly publish: PublishProcess,
    private readonly archive: ArchiveProcess,
  ) {}

  @Requires('process.manage')
  @Query(() => [ProcessSettingsType])
  processSettings(): Promise<ProcessSettingsType[]> {
    return this.query.settings();
  }

  @Requires('process.manage')
  @Query(() => ProcessDraftType)
  processDraft(@Args('processId', id, ParseUUIDPipe) processId: string): Promise<ProcessDraftType> {
    return this.query.draft(processId);
  }

  @Requires('process.manage')
  @Query(() => [ProcessModelType])
  processModels(): ProcessModelType[] {
    return this.query.models();
  }

  @Requires('process.manage')
  @Query(() => CriterionOptionsType)
  criterionOptions(): Promise<CriterionOptionsType> {
    return this.query.criterionOptions();
  }

  @Requires('process.manage')
  @Mutation(() => ProcessDraftType)
  async createProcess(
    @CurrentActor() actor: Actor,
    @Args('input') input: ProcessCreateInput,
  ): Promise<ProcessDraftType> {
    return this.query.draft((await this.create.execute(actor, input)).id);
  }

  @Requires('process.manage')
  @Mutation(() => ProcessDraftType)
  async beginProcessDraft(
    @CurrentActor() actor: Actor,
    @Args('processId', id, ParseUUIDPipe) processId: string,
  ): Promise<ProcessDraftType> {
    return this.query.draft((await this.begin.execute(actor, { processId })).id);
  }

  @Requires('process.manage')
  @Mutation(() => ProcessDraftType)
  async saveProcessDraft(
    @CurrentActor() actor: Actor,
    @Args('input') input: ProcessDraftInput,
  ): Promise<ProcessDraftType> {
    return this.query.draft((await this.save.execute(actor, input)).id);
  }

  @Requires('process.manage')
  @Mutation(() => ID, { description: 'With it goes a process that was never published.' })
  async discardProcessDraft(
    @CurrentActor() actor: Actor,
    @Args('processId', id, ParseUUIDPipe) processId: string,
    @Args('expectedVersion', version) expectedVersion: number,
  ): Promise<string> {
    return (await this.discard.execute(actor, { processId, expectedVersion })).id;
  }

  @Requires('process.manage')
  @Mutation(() => PublishedProcessType)
  publishProcess(
    @CurrentActor() actor: Actor,
    @Args('processId', id, ParseUUIDPipe) processId: string,
    @Args('expectedVersion', { ...version, description: 'Of the draft.' }) expectedVersion: number,
    @Args('reason', note) reason: string | null,
  ): Promise<PublishedProcessType> {
    return this.publish.execute(actor, { processId, expectedVersion, reason });
  }

  @Requires('process.manage')
  @Mutation(() => ID)
  async archiveProcess(
    @CurrentActor() actor: Actor,
    @Args('processId', id, ParseUUIDPipe) processId: string,
    @Args('expectedVersion', version) expectedVersion: number,
    @Args('archived') archived: boolean,
  ): Promise<string> {
    return (await this.archive.execute(actor, { processId, expectedVersion, archived })).id;
  }
}
