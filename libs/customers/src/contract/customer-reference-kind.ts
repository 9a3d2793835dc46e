import { assert } from '@kontor/kernel';
import type { Actor, Statement, Tx } from '@kontor/platform';

interface Words {
  readonly pl: string;
  readonly en: string;
}

/**
 * A kind of record that names a customer, such as its sales. The context that owns the records provides a class of its
 * own in its module; making it registers it, so that a merge counts and moves them without an edit in customers. A
 * test looks for foreign keys to customers that no kind follows.
 */
export abstract class CustomerReferenceKind {
  /** `<context>.<record>`, stable: merges keep it. Kinds are asked in the order of their keys. */
  abstract readonly key: string;
  /** What the preview of a merge calls them, in the plural. */
  abstract readonly name: Words;

  constructor(kinds: CustomerReferenceKinds) {
    kinds.register(this);
  }

  /** For the preview: a numeric SQL expression on the customer whose id is `customerId`. */
  abstract count(customerId: Statement): Statement;

  /**
   * Has the records name `toId` instead of `fromId`, also those that are deleted and those that the actor may not
   * change: whom they belong to is the merge's to say. `only` narrows it to some, when a merge is undone. Each record
   * has an entry in its own register. Answers the ids of those that did name `fromId`.
   */
  abstract move(
    tx: Tx,
    actor: Actor,
    fromId: string,
    toId: string,
    only: readonly string[] | null,
  ): Promise<readonly string[]>;
}

/** The kinds that contexts have brought. One for the process, made before any of them. */
export class CustomerReferenceKinds {
  private readonly kinds: CustomerReferenceKind[] = [];

  register(kind: CustomerReferenceKind): void {
    this.kinds.push(kind);
  }

  all(): readonly CustomerReferenceKind[] {
    const sorted = [...this.kinds].sort((a, b) => (a.key < b.key ? -1 : 1));
    assert(new Set(sorted.map(({ key }) => key)).size === sorted.length, 'two kinds of reference have the same key');
    return sorted;
  }
}
