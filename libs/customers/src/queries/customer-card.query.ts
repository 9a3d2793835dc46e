import { type LocalDate, localDateAt } from '@kontor/kernel';
import { type Actor, Clock, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { AddressKind } from '../domain/customer-facts.js';
import { type ContactView, contactsOfCustomer } from './contact.query.js';
import { exampleInputs } from './example-inputs.js';
import {
  addressesOfCustomer,
  type CustomerRecord,
  type CustomerView,
  customerColumns,
  customerDetails,
  toCustomerView,
  visibleCustomers,
} from './customer-view.js';
import { type RateOfSums, ratesOfSums, salesGathered, type SumOfSales, sumOf } from './sales-sums.js';

export interface AddressView {
  readonly id: string;
  readonly kind: AddressKind;
  readonly name: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string;
}

export interface CustomerCardView {
  readonly customer: CustomerView;
  readonly addresses: readonly AddressView[];
  readonly contacts: readonly ContactView[];
  readonly won: SumOfSales;
  readonly open: SumOfSales;
  readonly lost: SumOfSales;
  readonly years: readonly { readonly year: number; readonly won: SumOfSales; readonly lost: SumOfSales }[];
  readonly rates: readonly RateOfSums[];
  /** Whether other customers belong to it, so that there are sums of a group. */
  readonly isParent: boolean;
}

type CardRow = CustomerRecord & Omit<CustomerCardView, 'customer'>;

const card = (actor: Actor, id: string, today: LocalDate): Statement<CardRow> => sql`
  WITH g AS MATERIALIZED (${salesGathered(actor, sql`o.customer_id = customers.survivor_of(${id}::uuid)`, today)})
  SELECT ${customerColumns},
    ${addressesOfCustomer} AS addresses,
    ${contactsOfCustomer} AS contacts,
    sums.won, sums.open, sums.lost, sums.rates,
    coalesce((SELECT jsonb_agg(to_jsonb(y) ORDER BY y.year) FROM (
      SELECT g.year, ${sumOf(actor, 'WON')} AS won, ${sumOf(actor, 'LOST')} AS lost FROM g WHERE g.year IS NOT NULL GROUP BY g.year) y), '[]') AS years,
    EXISTS (SELECT FROM customers.customer d WHERE d.parent_id = c.id AND d.deleted_at IS NULL) AS "isParent"
  FROM customers.customer c ${customerDetails(actor)}
  CROSS JOIN (SELECT ${sumOf(actor, 'WON')} AS won, ${sumOf(actor, 'OPEN')} AS open, ${sumOf(actor, 'LOST')} AS lost,
    ${ratesOfSums} AS rates FROM g) sums
  WHERE c.id = customers.survivor_of(${id}::uuid) AND ${visibleCustomers(actor)}`;

@Injectable()
export class CustomerCardQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The customer's whole page; `null` when there is none or it is out of the actor's reach. The id of a customer that
   * was merged into another one opens that one.
   */
  async find(actor: Actor, id: string): Promise<CustomerCardView | null> {
    const today = localDateAt(this.clock.now(), actor.timeZone);
    const row = await this.database.one(card(actor, id, today));
    if (row === null) return null;
    const { addresses, contacts, won, open, lost, years, rates, isParent, ...record } = row;
    return { customer: toCustomerView(actor, record), addresses, contacts, won, open, lost, years, rates, isParent };
  }
}

export const examples = (): Record<string, Statement> => ({
  'one card': card(exampleInputs.team, exampleInputs.id, exampleInputs.today),
});
