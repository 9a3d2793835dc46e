import { assert } from '@kontor/kernel';
import type { Statement } from '@kontor/platform';

interface Words {
  readonly pl: string;
  readonly en: string;
}

/**
 * A kind of exit criterion that another context brings, as *offer sent* or *checklist complete*. The context provides
 * a class of its own in its module; making it registers it, so that the editor offers it and the gate asks it without
 * an edit in sales.
 */
export abstract class ExitCriterionKind {
  /** `<context>.<fact>`, stable: stages keep it. */
  abstract readonly key: string;
  /** What the editor calls it. */
  abstract readonly name: Words;
  /** What the gate says is missing, and unless told otherwise the criterion's own words. */
  abstract readonly label: Words;
  /** How to fulfil it from the sale. */
  abstract readonly hint: Words;

  constructor(kinds: ExitCriterionKinds) {
    kinds.register(this);
  }

  /**
   * Asked whenever a sale is about to leave a stage, and once for all sales of a migration: a boolean SQL expression on
   * the sale whose id is `opportunityId`. It runs in the statement of the gate, so it must be one indexed look-up.
   */
  abstract isMet(opportunityId: Statement): Statement;
}

/** The kinds that contexts have brought. One for the process, made before any of them. */
export class ExitCriterionKinds {
  private readonly kinds: ExitCriterionKind[] = [];

  register(kind: ExitCriterionKind): void {
    this.kinds.push(kind);
  }

  all(): readonly ExitCriterionKind[] {
    const keys = this.kinds.map(({ key }) => key);
    assert(new Set(keys).size === keys.length, 'two kinds of exit criterion have the same key');
    return this.kinds;
  }

  find(key: string): ExitCriterionKind | null {
    return this.all().find((kind) => kind.key === key) ?? null;
  }
}
