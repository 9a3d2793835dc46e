import { PeopleDirectory } from '@kontor/identity/contract';
import { type LocalDate, localDateAt, Refused } from '@kontor/kernel';
import {
  type Actor,
  Clock,
  creatableBy,
  type ImportBatch,
  type ImportChoice,
  ImportedCustomValues,
  type ImportField,
  type ImportOutcome,
  type ImportRow,
  inRowScope,
  sql,
  type Tx,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { OpportunityImport } from '../contract/opportunity-import.js';
import {
  type ExistingOpportunity,
  type ImportContext,
  type ImportedStage,
  type ImportedState,
  isChanged,
  stateAfter,
  tagNames,
} from './imported-opportunity.js';
import { ImportedOpportunityStore } from './imported-opportunity-store.js';
import { opportunityFields } from './opportunity-fields.js';
import { OpportunityReferences } from './opportunity-references.js';

interface Planned {
  readonly outcome: ImportOutcome;
  readonly key: string;
  readonly was: ExistingOpportunity | undefined;
  readonly state: ImportedState | null;
}

/**
 * Sales from a file, told apart by the source's ids. The file says what happened elsewhere, so no gate is checked;
 * who may not change a sale by hand may not change it by a file either.
 */
@Injectable()
export class OpportunitiesFromFiles extends OpportunityImport {
  constructor(
    private readonly references: OpportunityReferences,
    private readonly store: ImportedOpportunityStore,
    private readonly people: PeopleDirectory,
    private readonly clock: Clock,
    private readonly custom: ImportedCustomValues,
  ) {
    super();
  }

  override async fields(actor: Actor): Promise<readonly ImportField[]> {
    const fields = opportunityFields(await this.references.dimensions());
    const own = fields.map((field) => creatableBy(actor, field, neededToCreate(field.key)));
    return [...own, ...(await this.custom.fields('OPPORTUNITY'))];
  }

  override keyOf(values: ImportRow['values']): string | null {
    return values['externalId'] ?? null;
  }

  override resolve(
    actor: Actor,
    field: string,
    values: readonly string[],
    source: string,
  ): Promise<ReadonlyMap<string, string>> {
    return this.references.resolve(actor, field, values, source);
  }

  override suggest(actor: Actor, field: string, value: string): Promise<readonly ImportChoice[]> {
    return this.references.suggest(actor, field, value);
  }

  override known(actor: Actor, field: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.references.known(actor, field, ids);
  }

  override createMissing(
    tx: Tx,
    actor: Actor,
    field: string,
    values: readonly string[],
    source: string,
  ): Promise<ReadonlyMap<string, string>> {
    if (!actor.permissions.has(neededToCreate(field))) {
      throw new Refused('RIGHT_LACKING', 'You may not add what this column names. Map its values to what is there.', {
        field,
      });
    }
    return this.references.createMissing(tx, actor, field, values, source);
  }

  override async apply(tx: Tx, actor: Actor, batch: ImportBatch): Promise<readonly ImportOutcome[]> {
    const keys = batch.rows.map(({ values }) => values['externalId'] as string);
    const existing = await this.store.existing(tx, actor, batch.source, keys);
    const context = await this.context(tx, actor, batch.rows);
    const planned = batch.rows.map((row, index) => plan(actor, row, keys[index] as string, existing, context));
    if (batch.mode === 'WRITE') {
      const of = (kind: ImportOutcome['kind']) =>
        planned.flatMap(({ outcome, state, key, was }) =>
          outcome.kind === kind && state ? [{ key, was, state }] : [],
        );
      await this.store.insert(tx, actor, batch.source, context.stages, of('CREATED'));
      await this.store.change(
        tx,
        actor,
        context.stages,
        of('CHANGED').flatMap(({ was, state }) => (was ? [{ was, state }] : [])),
      );
    }
    return planned.map(({ outcome }) => outcome);
  }

  private async context(tx: Tx, actor: Actor, rows: readonly ImportRow[]): Promise<ImportContext> {
    const today: LocalDate = localDateAt(this.clock.now(), actor.timeZone);
    const owners = [...new Set([actor.userId ?? '', ...rows.map(({ values }) => values['owner'] ?? '')])].filter((id) =>
      /^[0-9a-f-]{36}$/.test(id),
    );
    const stages = await tx.many<ImportedStage>(sql`
      SELECT s.id, s.process_version_id AS "processVersionId", s.meaning,
        (SELECT f.id FROM sales.stage f WHERE f.process_version_id = s.process_version_id ORDER BY f.position LIMIT 1) AS "firstStageId"
      FROM sales.stage s`);
    const unstated = await tx.one<{ id: string }>(sql`
      SELECT id FROM sales.pick_list_value WHERE list = 'LOST_REASON' ORDER BY name ->> 'en' = 'Not given' DESC, position DESC LIMIT 1`);
    const dimensions = await this.references.dimensions();
    return {
      stages: new Map(stages.map((stage) => [stage.id, stage])),
      dimensionIds: new Map(dimensions.map(({ key, id }) => [key, id])),
      tagIds: await this.references.tags(
        tx,
        rows.flatMap(({ values }) => tagNames(values['tags'] ?? '')),
      ),
      dependents: await this.references.dependentValues(tx),
      homeTeams: await this.people.homeTeams(owners, today),
      actorId: actor.userId,
      baseCurrency: actor.baseCurrency,
      today,
      customAfter: await this.custom.reading('OPPORTUNITY'),
      unstatedReasonId: unstated?.id ?? null,
    };
  }
}

/** What somebody may not add by hand they do not add by a file either. */
function neededToCreate(field: string): string {
  if (field === 'owner') return 'user.manage';
  return field === 'customer' ? 'customer.write' : 'pick-list.manage';
}

function plan(
  actor: Actor,
  row: ImportRow,
  key: string,
  existing: ReadonlyMap<string, ExistingOpportunity>,
  context: ImportContext,
): Planned {
  const was = existing.get(key);
  const refuse = (field: string | null, code: string, message: string): Planned => ({
    outcome: { kind: 'REFUSED', field, code, message },
    key,
    was,
    state: null,
  });
  if (was?.deleted)
    return refuse('externalId', 'SALE_DELETED', 'This sale was deleted here. Restore it first, or leave the row out.');
  try {
    const state = stateAfter(row, was, context);
    const reachable = [state, ...(was ? [was] : [])].every(({ ownerId, teamId }) =>
      inRowScope(actor, 'opportunity', 'write', { ownerId, teamId }),
    );
    if (!reachable)
      return refuse('owner', 'FORBIDDEN', 'You may not make or change sales of this person. Ask somebody who may.');
    const kind = !was ? 'CREATED' : isChanged(was, state) ? 'CHANGED' : 'UNCHANGED';
    return { outcome: { kind }, key, was, state };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, message, details } = error as Refused;
    return refuse((details['field'] as string | undefined) ?? null, code, message);
  }
}
