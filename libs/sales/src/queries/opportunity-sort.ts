import { Refused } from '@kontor/kernel';
import { type Actor, decodeCursor, type Keys, type Statement, sql } from '@kontor/platform';
import { saleInBase } from './base-amount.js';
import type { Moment } from './moment.js';
import { customerScope, type OpportunityRow } from './opportunity-row.js';

export type OpportunitySortField =
  | 'UPDATED_AT'
  | 'NUMBER'
  | 'TITLE'
  | 'AMOUNT'
  | 'EXPECTED_CLOSE_DATE'
  | 'OPENED_ON'
  | 'CLOSED_ON'
  | 'CUSTOMER';

export interface OpportunitySort {
  readonly field: OpportunitySortField;
  readonly direction: 'ASC' | 'DESC';
}

export const LATEST_FIRST: OpportunitySort = { field: 'UPDATED_AT', direction: 'DESC' };

/** Sales that one index, or one small set, yields in order. The branches of a sort are disjoint and make up all sales. */
interface Branch {
  /** Never NULL, so that a position in the list is one comparison. A missing date is the latest, a missing amount or customer the least. */
  readonly key: Statement;
  /** What the key needs beside the sale under `o`. */
  readonly join: Statement;
  readonly within: Statement;
}

interface Sort {
  readonly cast: Statement;
  readonly branches: (actor: Actor, moment: Moment) => readonly Branch[];
}

const byColumn = (cast: Statement, key: Statement): Sort => ({
  cast,
  branches: () => [{ key, join: sql``, within: sql`TRUE` }],
});

/** The closed map from what a client may sort by to the expressions that indexes follow. */
const SORTS: { readonly [F in OpportunitySortField]: Sort } = {
  UPDATED_AT: byColumn(sql`timestamptz`, sql`o.updated_at`),
  NUMBER: byColumn(sql`text`, sql`o.number`),
  TITLE: byColumn(sql`text`, sql`o.title_folded`),
  EXPECTED_CLOSE_DATE: byColumn(sql`date`, sql`coalesce(o.expected_close_date, 'infinity'::date)`),
  OPENED_ON: byColumn(sql`date`, sql`o.opened_on`),
  CLOSED_ON: byColumn(sql`date`, sql`coalesce(o.closed_on, 'infinity'::date)`),
  AMOUNT: { cast: sql`numeric`, branches: byAmount },
  CUSTOMER: { cast: sql`text`, branches: byCustomer },
};

/** What is in the base currency stands in its index in order; only the rest has to be converted first. */
function byAmount(actor: Actor, moment: Moment): Branch[] {
  const base = saleInBase(actor, moment.today);
  return [
    { key: sql`coalesce(o.amount, -1)`, join: sql``, within: sql`o.currency = ${actor.baseCurrency}` },
    {
      key: sql`coalesce(${base.amount}, -1)`,
      join: base.join,
      within: sql`(o.currency < ${actor.baseCurrency} OR o.currency > ${actor.baseCurrency})`,
    },
  ];
}

/** Who sees all customers misses only those that are deleted: their sales are found by them. */
const FEW_HIDDEN = sql`(o.customer_id IS NULL OR o.customer_id = ANY(ARRAY(
  SELECT c.id FROM customers.customer c WHERE c.deleted_at IS NOT NULL)))`;

/** Who sees some misses most: the first sales in the order of ids have such a customer sooner than a list of them is made. */
const hidden = (scope: Statement): Statement => sql`NOT EXISTS (
  SELECT FROM customers.customer c WHERE c.id = o.customer_id AND c.deleted_at IS NULL AND ${scope})`;

/** Customers are read in the order of their names, and the sales of each; one that the reader may not see is none. */
function byCustomer(actor: Actor): Branch[] {
  const scope = customerScope(actor);
  return [
    {
      key: sql`platform.folded(c.name)`,
      join: sql`JOIN customers.customer c ON c.id = o.customer_id`,
      within: sql`c.deleted_at IS NULL AND ${scope}`,
    },
    {
      key: sql`''::text`,
      join: sql``,
      within: actor.scopes.customer?.read === 'ALL' ? FEW_HIDDEN : hidden(scope),
    },
  ];
}

export interface SortOrder {
  /** Each with its order over the sale under `o`, beyond the cursor. */
  readonly branches: readonly (Branch & { readonly orderBy: Statement })[];
  /** The same order over the columns `sort_value` and `id` of a result. */
  readonly orderByValue: Statement;
}

/** How a list is ordered and where it goes on. Refusal: `CURSOR_INVALID` for a cursor of another order. */
export function sortOrder(actor: Actor, moment: Moment, sort: OpportunitySort, after: string | null): SortOrder {
  const { cast, branches } = SORTS[sort.field];
  const isDown = sort.direction === 'DESC';
  const position = after === null ? null : positionIn(sort, after);
  return {
    branches: branches(actor, moment).map(({ key, join, within }) => ({
      key,
      join,
      within: position ? sql`${within} AND ${beyond(key, cast, sort, position)}` : within,
      orderBy: isDown ? sql`ORDER BY ${key} DESC, o.id DESC` : sql`ORDER BY ${key}, o.id`,
    })),
    orderByValue: isDown ? sql`ORDER BY sort_value DESC, id DESC` : sql`ORDER BY sort_value, id`,
  };
}

interface Position {
  readonly value: string;
  readonly id: string;
}

function positionIn(sort: OpportunitySort, after: string): Position {
  const [order, value, id] = decodeCursor(after, 3);
  if (order !== nameOf(sort) || typeof value !== 'string' || typeof id !== 'string') {
    throw new Refused('CURSOR_INVALID', 'This position belongs to another order. Read the list from its beginning.');
  }
  return { value, id };
}

const beyond = (key: Statement, cast: Statement, { direction }: OpportunitySort, { value, id }: Position): Statement =>
  direction === 'DESC'
    ? sql`(${key}, o.id) < (${value}::text::${cast}, ${id}::uuid)`
    : sql`(${key}, o.id) > (${value}::text::${cast}, ${id}::uuid)`;

const nameOf = ({ field, direction }: OpportunitySort): string => `${field} ${direction}`;

/** The position of a row in the list, for its cursor. */
export const positionOf =
  (sort: OpportunitySort) =>
  (row: OpportunityRow): Keys => [nameOf(sort), row.sort_key, row.id];
