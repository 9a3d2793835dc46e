import type { Actor } from '../actor.js';
import type { Tx } from '../data/transactions.js';

export type ImportKind = 'OPPORTUNITY' | 'CUSTOMER' | 'PERSON';

/** How a cell is read. `REFERENCE` names a record of Kontor: a person, a stage, a customer. */
export type ImportFieldKind = 'TEXT' | 'DECIMAL' | 'DATE' | 'REFERENCE' | 'CURRENCY' | 'EMAIL';

export interface ImportField {
  readonly key: string;
  readonly label: { readonly pl: string; readonly en: string };
  readonly kind: ImportFieldKind;
  readonly required: boolean;
  /** A reference that the person may have made on the way when the file names one that is not there. */
  readonly creatable: boolean;
  /** The permission for want of which it is not. */
  readonly lacks?: string;
  /** Column names of other systems that mean this field, in lower case without marks or punctuation. */
  readonly aliases: readonly string[];
}

/** The field as it is for somebody: what they may not add by hand they do not have made by a file either. */
export const creatableBy = (actor: Actor, field: ImportField, permission: string): ImportField =>
  field.creatable && !actor.permissions.has(permission) ? { ...field, creatable: false, lacks: permission } : field;

/** A record that a value of the file may mean. */
export interface ImportChoice {
  readonly id: string;
  readonly label: string;
}

/**
 * A row after its cells were read: decimals as `1234.5`, dates as `2026-11-23`, references as ids. An empty cell has
 * no entry, and leaves what is there as it is. While checking, a reference that would be created reads `NEW:<value>`.
 */
export interface ImportRow {
  readonly rowNumber: number;
  readonly values: Readonly<Record<string, string>>;
}

export interface ImportBatch {
  /** Names the system the file comes from: external ids are unique within it. */
  readonly source: string;
  /** `CHECK` says what `WRITE` would do, and writes nothing. */
  readonly mode: 'CHECK' | 'WRITE';
  readonly rows: readonly ImportRow[];
}

export type ImportOutcome =
  | { readonly kind: 'CREATED' | 'CHANGED' | 'UNCHANGED' }
  | { readonly kind: 'REFUSED'; readonly field: string | null; readonly code: string; readonly message: string };

export const NEW_REFERENCE = 'NEW:';

/**
 * What a context implements so that its records can be imported. Called by the import job: `fields` when a file is
 * opened, `resolve` for the distinct values of a reference column, `apply` for each batch of rows in a transaction
 * that also keeps the job's place. A row that was applied before must come out `UNCHANGED`.
 */
export abstract class ImportTarget {
  abstract readonly kind: ImportKind;
  /** The permission to write such records, without which the import is refused. */
  abstract readonly permission: string;
  /** The columns that a file may have. What somebody may not add by hand is not `creatable` for them by a file either. */
  abstract fields(actor: Actor): Promise<readonly ImportField[]>;
  /** What makes a row the same record when the file is imported again; rows of one batch have different keys. */
  abstract keyOf(values: ImportRow['values']): string | null;
  /**
   * The ids of those values that name exactly one record, by name, number or external id of the source. Records that
   * the actor may not see are as if they were not there, here and below.
   */
  abstract resolve(
    actor: Actor,
    field: string,
    values: readonly string[],
    source: string,
  ): Promise<ReadonlyMap<string, string>>;
  /** Records whose names are nearest to a value, the likeliest first, at most five; for a short closed list all of it. */
  abstract suggest(actor: Actor, field: string, value: string): Promise<readonly ImportChoice[]>;
  /** Which of these ids the field may name: a person's choice may be stale, or may never have been one of ours. */
  abstract known(actor: Actor, field: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Makes the records that `creatable` values name, which differ in more than case and marks; answers their ids. */
  abstract createMissing(
    tx: Tx,
    actor: Actor,
    field: string,
    values: readonly string[],
    source: string,
  ): Promise<ReadonlyMap<string, string>>;
  /** One outcome for each row, in their order. */
  abstract apply(tx: Tx, actor: Actor, batch: ImportBatch): Promise<readonly ImportOutcome[]>;
}
