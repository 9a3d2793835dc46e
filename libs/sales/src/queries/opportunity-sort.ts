import { Refused } from '@kontor/kernel';
import { type Actor, decodeCursor, type Keys, type Statement, sql } from '@kontor/platform';
import { saleInBase } from './base-amount.js';
import { type Moment, type OpportunityRow, readableCustomer } from './opportunity-row.js';

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

interface SortKey {
  /** Never NULL, so that a position in the list is one comparison. A missing date is the latest, a missing amount the least. */
  readonly key: Statement;
  readonly cast: Statement;
  /** What the key needs beside the sale under `o`. */
  readonly join: Statement;
}

const NOTHING = sql``;

/** The closed map from what a client may sort by to the expression that an index follows. */
const SORTS: { readonly [F in OpportunitySortField]: (actor: Actor, moment: Moment) => SortKey } = {
  UPDATED_AT: () => ({ key: sql`o.updated_at`, cast: sql`timestamptz`, join: NOTHING }),
  NUMBER: () => ({ key: sql`o.number`, cast: sql`text`, join: NOTHING }),
  TITLE: () => ({ key: sql`o.title_folded`, cast: sql`text`, join: NOTHING }),
  AMOUNT: (actor, moment) => {
    const base = saleInBase(actor, moment.today);
    return { key: sql`coalesce(${base.amount}, -1)`, cast: sql`numeric`, join: base.join };
  },
  EXPECTED_CLOSE_DATE: () => ({
    key: sql`coalesce(o.expected_close_date, 'infinity'::date)`,
    cast: sql`date`,
    join: NOTHING,
  }),
  OPENED_ON: () => ({ key: sql`o.opened_on`, cast: sql`date`, join: NOTHING }),
  CLOSED_ON: () => ({ key: sql`coalesce(o.closed_on, 'infinity'::date)`, cast: sql`date`, join: NOTHING }),
  CUSTOMER: (actor) => ({
    key: sql`(CASE WHEN c.id IS NULL THEN '2' ELSE '1' || platform.folded(c.name) END)`,
    cast: sql`text`,
    join: readableCustomer(actor),
  }),
};

export interface SortOrder {
  /** Of the sale under `o`. */
  readonly key: Statement;
  readonly join: Statement;
  readonly orderBy: Statement;
  /** The same order over the columns `sort_value` and `id` of a result. */
  readonly orderByValue: Statement;
  /** Beyond the cursor; TRUE without one. */
  readonly beyond: Statement;
}

/** How a list is ordered and where it goes on. Refusal: `CURSOR_INVALID` for a cursor of another order. */
export function sortOrder(actor: Actor, moment: Moment, sort: OpportunitySort, after: string | null): SortOrder {
  const { key, cast, join } = SORTS[sort.field](actor, moment);
  const isDown = sort.direction === 'DESC';
  return {
    key,
    join,
    orderBy: isDown ? sql`ORDER BY ${key} DESC, o.id DESC` : sql`ORDER BY ${key}, o.id`,
    orderByValue: isDown ? sql`ORDER BY sort_value DESC, id DESC` : sql`ORDER BY sort_value, id`,
    beyond: after === null ? sql`TRUE` : beyondCursor(key, cast, sort, after),
  };
}

function beyondCursor(key: Statement, cast: Statement, sort: OpportunitySort, after: string): Statement {
  const [order, value, id] = decodeCursor(after, 3);
  if (order !== nameOf(sort) || typeof value !== 'string' || typeof id !== 'string') {
    throw new Refused('CURSOR_INVALID', 'This position belongs to another order. Read the list from its beginning.');
  }
  return sort.direction === 'DESC'
    ? sql`(${key}, o.id) < (${value}::text::${cast}, ${id}::uuid)`
    : sql`(${key}, o.id) > (${value}::text::${cast}, ${id}::uuid)`;
}

const nameOf = ({ field, direction }: OpportunitySort): string => `${field} ${direction}`;

/** The position of a row in the list, for its cursor. */
export const positionOf =
  (sort: OpportunitySort) =>
  (row: OpportunityRow): Keys => [nameOf(sort), row.sort_key, row.id];
