import { type Actor, type ImportKind, ImportTarget, type Tx } from '@kontor/platform';

/** Customers as other systems' files list them. */
export abstract class CustomerImport extends ImportTarget {
  override readonly kind: ImportKind = 'CUSTOMER';
  override readonly permission = 'customer.write';
  /** Makes customers of whom only the name is known, for files of sales that name them. Answers ids by name. */
  abstract createByNames(
    tx: Tx,
    actor: Actor,
    names: readonly string[],
    source: string,
  ): Promise<ReadonlyMap<string, string>>;
}
