import { type LocalDate, localDateAt, minorUnits } from '@kontor/kernel';
import { type Actor, Clock, Database, rowScope, type Statement, sql } from '@kontor/platform';
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

export interface AddressView {
  readonly id: string;
  readonly kind: AddressKind;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string;
}

/** `missingRates` names the currencies whose sales are counted but, for want of a rate, not in the sum. */
export interface SumOfSales {
  readonly count: number;
  readonly inBase: { readonly amount: string; readonly currency: string };
  readonly missingRates: readonly string[];
}

export interface CustomerCardView {
  readonly customer: CustomerView;
  readonly addresses: readonly AddressView[];
  readonly contacts: readonly ContactView[];
  readonly won: SumOfSales;
  readonly open: SumOfSales;
  readonly lost: SumOfSales;
  readonly years: readonly { readonly year: number; readonly won: SumOfSales; readonly lost: SumOfSales }[];
  readonly rates: readonly { readonly currency: string; readonly rate: string; readonly validFrom: string }[];
}

type CardRow = CustomerRecord & Omit<CustomerCardView, 'customer'>;

/** Sales that the actor may read, gathered by what they became, when, and at which rate; sums are made of these few. */
function salesOfCustomer(actor: Actor, id: string, today: LocalDate): Statement {
  const base = actor.baseCurrency;
  const reach = actor.permissions.has('opportunity.read')
    ? rowScope(actor, 'opportunity', 'read', { owner: sql`o.owner_id`, team: sql`o.team_id` })
    : sql`FALSE`;
  return sql`
    SELECT o.meaning, extract(year FROM o.closed_on)::int AS year, o.currency,
      CASE WHEN o.currency <> ${base} THEN fx.rate END AS rate, CASE WHEN o.currency <> ${base} THEN fx.valid_from END AS valid_from,
      count(*) AS count, sum(sales.in_base(o.amount, o.currency, fx.rate, ${base}, ${minorUnits(base)}::int)) AS in_base,
      bool_or(o.amount IS NOT NULL AND o.currency <> ${base} AND fx.rate IS NULL) AS rate_missing
    FROM sales.opportunity o LEFT JOIN LATERAL sales.rate_at(o.currency, coalesce(o.closed_on, ${today}::date)) fx ON TRUE
    WHERE o.customer_id = customers.survivor_of(${id}::uuid) AND o.deleted_at IS NULL AND ${reach}
    GROUP BY o.meaning, 2, o.currency, fx.rate, fx.valid_from`;
}

function sumOf(actor: Actor, meaning: Statement): Statement {
  const base = actor.baseCurrency;
  return sql`
    jsonb_build_object(
      'count', coalesce(sum(g.count) FILTER (WHERE g.meaning = ${meaning}), 0)::bigint,
      'inBase', jsonb_build_object(
        'amount', round(coalesce(sum(g.in_base) FILTER (WHERE g.meaning = ${meaning}), 0), ${minorUnits(base)}::int)::text,
        'currency', ${base}::text),
      'missingRates', coalesce(jsonb_agg(DISTINCT g.currency) FILTER (WHERE g.rate_missing AND g.meaning = ${meaning}), '[]'))`;
}

const WON = sql`'WON'`;
const LOST = sql`'LOST'`;
const OPEN = sql`'OPEN'`;

const card = (actor: Actor, id: string, today: LocalDate): Statement<CardRow> => sql`
  WITH g AS MATERIALIZED (${salesOfCustomer(actor, id, today)})
  SELECT ${customerColumns},
    ${addressesOfCustomer} AS addresses,
    ${contactsOfCustomer} AS contacts,
    sums.won, sums.open, sums.lost, sums.rates,
    coalesce((SELECT jsonb_agg(to_jsonb(y) ORDER BY y.year) FROM (
      SELECT g.year, ${sumOf(actor, WON)} AS won, ${sumOf(actor, LOST)} AS lost FROM g WHERE g.year IS NOT NULL GROUP BY g.year) y), '[]') AS years
  FROM customers.customer c ${customerDetails(actor)}
  CROSS JOIN (SELECT ${sumOf(actor, WON)} AS won, ${sumOf(actor, OPEN)} AS open, ${sumOf(actor, LOST)} AS lost,
    coalesce(jsonb_agg(DISTINCT jsonb_build_object('currency', g.currency, 'rate', trim_scale(g.rate)::text, 'validFrom', g.valid_from))
      FILTER (WHERE g.rate IS NOT NULL), '[]') AS rates FROM g) sums
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
    const { addresses, contacts, won, open, lost, years, rates, ...record } = row;
    return { customer: toCustomerView(actor, record), addresses, contacts, won, open, lost, years, rates };
  }
}

export const examples = (): Record<string, Statement> => ({
  'one card': card(exampleInputs.team, exampleInputs.id, exampleInputs.today),
});
