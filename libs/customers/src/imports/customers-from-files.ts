import { PeopleDirectory } from '@kontor/identity/contract';
import { type LocalDate, localDateAt, parseText, Refused } from '@kontor/kernel';
import {
  type Actor,
  Clock,
  creatableBy,
  type CustomValuesAfter,
  type ImportBatch,
  type ImportChoice,
  ImportedCustomValues,
  type ImportField,
  type ImportOutcome,
  type ImportRow,
  inRowScope,
  NEW_REFERENCE,
  type Tx,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CustomerImport } from '../contract/customer-import.js';
import { NAME_LENGTH } from '../domain/customer-text.js';
import { unwritten } from '../use-cases/create-customer.js';
import { CUSTOMER_FIELDS } from './customer-fields.js';
import { CustomerReferences } from './customer-references.js';
import { customerAfter, customerMeant, keyOfName, wantedCustomer } from './imported-customer.js';
import { ImportedCustomerStore, importedChanges } from './imported-customer-store.js';
import { type PlannedCustomer, refusal, refuseRepeated, refuseWhere } from './planned-customer.js';

/**
 * Customers from a file: the same one again by the source's id, by our own, by the tax id, or by a name that one of
 * them bears. Who may not make or change a customer by hand may not by a file either.
 */
@Injectable()
export class CustomersFromFiles extends CustomerImport {
  constructor(
    private readonly references: CustomerReferences,
    private readonly store: ImportedCustomerStore,
    private readonly people: PeopleDirectory,
    private readonly clock: Clock,
    private readonly custom: ImportedCustomValues,
  ) {
    super();
  }

  override async fields(actor: Actor): Promise<readonly ImportField[]> {
    const own = CUSTOMER_FIELDS.map((field) => creatableBy(actor, field, neededToCreate(field.key)));
    return [...own, ...(await this.custom.fields('CUSTOMER'))];
  }

  override keyOf(values: ImportRow['values']): string | null {
    return values['externalId'] ?? keyOfName(values['name'] ?? '');
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

  override async createMissing(
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
    return field === 'parent'
      ? this.createByNames(tx, actor, values, source)
      : this.references.createClassifiers(tx, actor, field, values);
  }

  override async createByNames(
    tx: Tx,
    actor: Actor,
    names: readonly string[],
    source: string,
  ): Promise<ReadonlyMap<string, string>> {
    const rows = names.map((name, index): ImportRow => ({ rowNumber: index, values: { name } }));
    const planned = await this.plan(tx, actor, source, rows);
    const made = await this.write(tx, actor, source, planned);
    return new Map(
      names.flatMap((name, index) => {
        const was = planned[index]?.was;
        const id = was && !was.deleted ? was.id : made.get(keyOfName(name));
        return id === undefined ? [] : [[name, id] as const];
      }),
    );
  }

  override async apply(tx: Tx, actor: Actor, { source, mode, rows }: ImportBatch): Promise<readonly ImportOutcome[]> {
    const planned = await this.plan(tx, actor, source, rows);
    if (mode === 'WRITE') await this.write(tx, actor, source, planned);
    return planned.map(({ outcome }) => outcome);
  }

  private async write(
    tx: Tx,
    actor: Actor,
    source: string,
    planned: readonly PlannedCustomer[],
  ): Promise<ReadonlyMap<string, string>> {
    const of = (kind: ImportOutcome['kind']) =>
      planned.flatMap(({ outcome, key, was, after }) => (outcome.kind === kind && after ? [{ key, was, after }] : []));
    const changed = of('CHANGED').flatMap(({ key, was, after }) => (was ? [{ key, was, after }] : []));
    await this.store.change(tx, actor, source, changed);
    return this.store.insert(tx, actor, source, of('CREATED'));
  }

  private async plan(
    tx: Tx,
    actor: Actor,
    source: string,
    rows: readonly ImportRow[],
  ): Promise<readonly PlannedCustomer[]> {
    const wanted = rows.map((row) => wantedCustomer(row, this.keyOf(row.values) as string));
    const matches = await this.store.matches(tx, actor, source, wanted);
    const today = localDateAt(this.clock.now(), actor.timeZone);
    const owners = await this.ownersOf(actor, rows, today);
    const customAfter = await this.custom.reading('CUSTOMER');
    const planned = rows.map((row, index): PlannedCustomer => {
      const want = wanted[index] as (typeof wanted)[number];
      const was = customerMeant(want, matches.get(want.key) ?? [], source);
      return planRow(actor, source, row, want.key, was, { ...owners, customAfter });
    });
    return this.refuseCircles(tx, await this.refuseTakenTaxIds(tx, refuseRepeated(planned)));
  }

  private async ownersOf(actor: Actor, rows: readonly ImportRow[], today: LocalDate): Promise<Owners> {
    const ids = [...new Set([actor.userId, ...rows.map(({ values }) => values['owner'])])].filter(
      (id): id is string => typeof id === 'string' && !id.startsWith(NEW_REFERENCE),
    );
    const people = await this.people.find(ids);
    return {
      homeTeams: await this.people.homeTeams(ids, today),
      disabled: new Set(people.flatMap(({ id, status }) => (status === 'DISABLED' ? [id] : []))),
    };
  }

  /** One company is one customer: a tax id that another customer has, or that the batch has twice, refuses the row. */
  private async refuseTakenTaxIds(tx: Tx, planned: readonly PlannedCustomer[]): Promise<PlannedCustomer[]> {
    const holders = await this.store.holdersOf(
      tx,
      planned.flatMap(({ after }) => (after?.taxId ? [after.taxId] : [])),
    );
    const seen = new Map<string, string>();
    return refuseWhere(
      planned,
      ({ after, was, key }) => {
        if (!after?.taxId) return false;
        const holder = holders.get(after.taxId);
        const isTaken = (holder !== undefined && holder !== was?.id) || (seen.get(after.taxId) ?? key) !== key;
        seen.set(after.taxId, key);
        return isTaken;
      },
      refusal('taxId', 'TAX_ID_TAKEN', 'Another customer has this tax id. Correct it, or merge the two.'),
    );
  }

  private async refuseCircles(tx: Tx, planned: readonly PlannedCustomer[]): Promise<PlannedCustomer[]> {
    const parents = new Map(
      planned.flatMap(({ was, after }) =>
        was && after?.parentId && after.parentId !== was.facts.parentId && !after.parentId.startsWith(NEW_REFERENCE)
          ? [[was.id, after.parentId] as const]
          : [],
      ),
    );
    const circles = await this.store.inCircles(tx, parents);
    return refuseWhere(
      planned,
      ({ was }) => was !== null && circles.has(was.id),
      refusal('parent', 'PARENT_CYCLE', 'This parent belongs to the customer itself. Name one from outside its group.'),
    );
  }
}

/** What somebody may not add by hand they do not add by a file either. */
const neededToCreate = (field: string): string => (field === 'parent' ? 'customer.write' : 'pick-list.manage');

interface Rules extends Owners {
  readonly customAfter: CustomValuesAfter;
}

interface Owners {
  readonly homeTeams: ReadonlyMap<string, string>;
  readonly disabled: ReadonlySet<string>;
}

function planRow(
  actor: Actor,
  source: string,
  row: ImportRow,
  key: string,
  was: PlannedCustomer['was'],
  { homeTeams, disabled, customAfter }: Rules,
): PlannedCustomer {
  const refused = (field: string, code: string, message: string): PlannedCustomer => ({
    key,
    was,
    after: null,
    outcome: refusal(field, code, message),
  });
  if (was?.deleted) {
    return refused('name', 'CUSTOMER_DELETED', 'This customer was deleted here. Leave the row out.');
  }
  const id = row.values['externalId'] === undefined ? null : parseText(key, { max: NAME_LENGTH });
  if (id?.ok === false) return refused('externalId', id.refusal.code, id.refusal.message);
  try {
    const before = was?.facts ?? unwritten(actor);
    const written = customerAfter(row, before, customAfter);
    const isHandedOver = written.ownerId !== before.ownerId || was === null;
    if (isHandedOver && disabled.has(written.ownerId ?? '')) {
      return refused('owner', 'OWNER_UNKNOWN', 'The account of this person is disabled. Name another owner.');
    }
    const after = isHandedOver ? { ...written, teamId: homeTeams.get(written.ownerId ?? '') ?? null } : written;
    if (![after, ...(was ? [was.facts] : [])].every((facts) => inRowScope(actor, 'customer', 'write', facts))) {
      return refused(
        'owner',
        'FORBIDDEN',
        'You may not make or change customers of this person. Ask somebody who may.',
      );
    }
    const kind = !was ? 'CREATED' : importedChanges(was, after, key, source).length > 0 ? 'CHANGED' : 'UNCHANGED';
    return { key, was, after, outcome: { kind } };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, message, details } = error as Refused;
    return refused((details['field'] as string | undefined) ?? 'name', code, message);
  }
}
