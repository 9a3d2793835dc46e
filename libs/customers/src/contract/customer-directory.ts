import type { Actor, Tx } from '@kontor/platform';
import type { ContactId, CustomerId } from './ids.js';

export interface CustomerRef {
  readonly id: CustomerId;
  readonly name: string;
}

export interface ContactOfCustomer {
  readonly id: ContactId;
  readonly customerId: CustomerId;
  readonly name: string;
}

/** What other contexts may ask about customers. Read-only; deleted customers are not there for anybody. */
export abstract class CustomerDirectory {
  /**
   * A customer that the actor may read, held until the transaction ends so that nobody deletes it meanwhile: ask this
   * before a record is linked to it. `null` when it is missing, deleted or out of the actor's reach.
   */
  abstract hold(tx: Tx, actor: Actor, customerId: string): Promise<CustomerRef | null>;
  /** Those of the contacts that are there. */
  abstract findContacts(tx: Tx, contactIds: readonly string[]): Promise<ContactOfCustomer[]>;
  /** Blind to row scopes, as all below: for imports, which look customers up and never show them. */
  abstract find(ids: readonly string[]): Promise<CustomerRef[]>;
  /** Names are compared without case, marks and outer blanks; a name that several customers bear has several entries. */
  abstract findByNames(names: readonly string[]): Promise<ReadonlyMap<string, readonly CustomerRef[]>>;
  /** Tax ids in any usual way of writing; the map's keys are as they were asked for. */
  abstract findByTaxIds(taxIds: readonly string[]): Promise<ReadonlyMap<string, CustomerRef>>;
  /** Ids under which an imported source knows customers. */
  abstract findByExternalIds(source: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, CustomerRef>>;
  /** Customers whose names are most like `text`, the likeliest first. */
  abstract findLike(text: string, limit: number): Promise<CustomerRef[]>;
}
