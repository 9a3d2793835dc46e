import { type Actor, type ImportKind, ImportTarget, type Tx } from '@kontor/platform';

/** People as other systems' files name them. */
export abstract class PersonImport extends ImportTarget {
  override readonly kind: ImportKind = 'PERSON';
  override readonly permission = 'user.manage';
  /** Makes people of whom only the name is known; they cannot log in until they are invited. Answers ids by name. */
  abstract createByNames(
    tx: Tx,
    actor: Actor,
    names: readonly string[],
    source: string,
  ): Promise<ReadonlyMap<string, string>>;
}
