import type { Actor, Tx } from '@kontor/platform';

/** Somebody who is to be forgotten, and what to write in their place. */
export interface ErasedPerson {
  readonly contactId: string;
  readonly customerId: string;
  /** Name, e-mail address and phone as they were: what a text may mention. */
  readonly terms: readonly string[];
  readonly pseudonym: string;
}

/**
 * Records of a context that say something of a contact. The context provides a class of its own in its module; making
 * it registers it, so that an erasure and an export reach it without an edit in customers.
 */
export abstract class PersonalDataHolder {
  /** `<context>.<record>`, the name under which an export lists them. */
  abstract readonly key: string;

  constructor(holders: PersonalDataHolders) {
    holders.register(this);
  }

  /** Everything that is kept of a contact, as JSON carries it. */
  abstract export(tx: Tx, contactId: string): Promise<readonly object[]>;

  /** Takes the person out of these records, in the transaction of the erasure. Each has an entry in its own register. */
  abstract erase(tx: Tx, actor: Actor, person: ErasedPerson): Promise<void>;
}

/** The holders that contexts have brought. One for the process, made before any of them. */
export class PersonalDataHolders {
  private readonly holders: PersonalDataHolder[] = [];

  register(holder: PersonalDataHolder): void {
    this.holders.push(holder);
  }

  all(): readonly PersonalDataHolder[] {
    return this.holders;
  }
}
