import type { Actor, Tx } from '@kontor/platform';
import type { CurrencyCode } from '@kontor/kernel';

export interface FoundedOrganisation {
  readonly id: string;
  readonly baseCurrency: CurrencyCode;
  readonly language: 'pl' | 'en';
  /** From when on it holds; long past only where a history is laid as well, as in the demo. */
  readonly since: Date;
}

/**
 * What a context lays into a new organisation so that it is of use at once (ready-made process models, pick lists).
 * Called once, inside the transaction that founds the organisation; the apps name the classes in
 * `IdentityModule.forRoot({ organisationDefaults })`.
 */
export abstract class OrganisationDefaults {
  abstract lay(tx: Tx, actor: Actor, organisation: FoundedOrganisation): Promise<void>;
}
