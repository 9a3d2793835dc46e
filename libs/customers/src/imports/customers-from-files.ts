import { PeopleDirectory } from '@kontor/identity/contract';
import { localDateAt, Refused } from '@kontor/kernel';
import {
  type Actor,
  Clock,
  type ImportBatch,
  type ImportChoice,
  type ImportField,
  type ImportOutcome,
  type ImportRow,
  inRowScope,
  type Tx,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CustomerImport } from '../contract/customer-import.js';
import { CUSTOMER_FIELDS } from './customer-fields.js';
import { CustomerReferences } from './customer-references.js';
import { customerAfter, type ExistingCustomer, type ImportedCustomer, importedChanges } from './imported-customer.js';
import { ImportedCustomerStore } from './imported-customer-store.js';

interface Planned {
  readonly outcome: ImportOutcome;
  readonly key: string;
  readonly was: ExistingCustomer | undefined;
  readonly after: ImportedCustomer | null;
}

const keyOfName = (name: string): string => `name:${name.toLowerCase()}`;

/** Customers from a file: the same one again by the source's id, and without one by name within the source. */
@Injectable()
export class CustomersFromFiles extends CustomerImport {
  constructor(
    private readonly references: CustomerReferences,
    private readonly store: ImportedCustomerStore,
    private readonly people: PeopleDirectory,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async fields(): Promise<readonly ImportField[]> {
    return CUSTOMER_FIELDS;
  }

  override keyOf(values: ImportRow['values']): string | null {
    return values['externalId'] ?? keyOfName(values['name'] ?? '');
  }

  override resolve(field: string, values: readonly string[], source: string): Promise<ReadonlyMap<string, string>> {
    return this.references.resolve(field, values, source);
  }

  override suggest(field: string, value: string): Promise<readonly ImportChoice[]> {
    return this.references.suggest(field, value);
  }

  override createMissing(
    tx: Tx,
    actor: Actor,
    field: string,
    values: readonly string[],
    source: string,
  ): Promise<ReadonlyMap<string, string>> {
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
    await this.apply(tx, actor, { source, mode: 'WRITE', rows });
    const there = await this.store.existing(tx, source, names.map(keyOfName));
    return new Map(
      names.flatMap((name) => {
        const found = there.get(keyOfName(name));
        return found ? [[name, found.id] as const] : [];
      }),
    );
  }

  override async apply(tx: Tx, actor: Actor, { source, mode, rows }: ImportBatch): Promise<readonly ImportOutcome[]> {
    const keys = rows.map(({ values }) => this.keyOf(values) as string);
    const existing = await this.store.existing(tx, source, keys);
    const owners = [...new Set([actor.userId ?? '', ...rows.map(({ values }) => values['owner'] ?? '')])].filter(
      (id) => id !== '',
    );
    const homeTeams = await this.people.homeTeams(owners, localDateAt(this.clock.now(), actor.timeZone));
    const preset = { owner: actor.userId, currency: actor.baseCurrency, homeTeams };
    const planned = rows.map((row, index) => plan(actor, row, keys[index] as string, existing, preset));
    const settled = await this.refuseTakenTaxIds(tx, planned);
    if (mode === 'WRITE') {
      const of = (kind: ImportOutcome['kind']) =>
        settled.flatMap(({ outcome, key, was, after }) =>
          outcome.kind === kind && after ? [{ key, was, after }] : [],
        );
      await this.store.insert(tx, actor, source, of('CREATED'));
      await this.store.change(
        tx,
        actor,
        of('CHANGED').flatMap(({ was, after }) => (was ? [{ was, after }] : [])),
      );
    }
    return settled.map(({ outcome }) => outcome);
  }

  /** One company is one customer: a tax id that another customer has, or that the batch has twice, refuses the row. */
  private async refuseTakenTaxIds(tx: Tx, planned: readonly Planned[]): Promise<Planned[]> {
    const holders = await this.store.holdersOf(
      tx,
      planned.flatMap(({ after }) => (after?.taxId ? [after.taxId] : [])),
    );
    const seen = new Map<string, string>();
    return planned.map((one) => {
      const taxId = one.after?.taxId;
      if (!taxId) return one;
      const holder = holders.get(taxId);
      const isTaken = (holder !== undefined && holder !== one.was?.id) || (seen.get(taxId) ?? one.key) !== one.key;
      seen.set(taxId, one.key);
      if (!isTaken) return one;
      return {
        ...one,
        after: null,
        outcome: {
          kind: 'REFUSED',
          field: 'taxId',
          code: 'TAX_ID_TAKEN',
          message: 'Another customer has this tax id. Correct it, or merge the two.',
        },
      };
    });
  }
}

function plan(
  actor: Actor,
  row: ImportRow,
  key: string,
  existing: ReadonlyMap<string, ExistingCustomer>,
  preset: Parameters<typeof customerAfter>[2],
): Planned {
  const was = existing.get(key);
  const refuse = (field: string | null, code: string, message: string): Planned => ({
    outcome: { kind: 'REFUSED', field, code, message },
    key,
    was,
    after: null,
  });
  if (was?.deleted)
    return refuse(
      'name',
      'CUSTOMER_DELETED',
      'This customer was deleted here. Leave the row out, or make the customer anew.',
    );
  try {
    const after = customerAfter(row, was, preset);
    const reachable = [after, ...(was ? [was] : [])].every(({ owner, team }) =>
      inRowScope(actor, 'customer', 'write', { ownerId: owner, teamId: team }),
    );
    if (!reachable)
      return refuse('owner', 'FORBIDDEN', 'You may not make or change customers of this person. Ask somebody who may.');
    const kind = !was ? 'CREATED' : importedChanges(was, after).length > 0 ? 'CHANGED' : 'UNCHANGED';
    return { outcome: { kind }, key, was, after };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, message, details } = error as Refused;
    return refuse((details['field'] as string | undefined) ?? null, code, message);
  }
}
