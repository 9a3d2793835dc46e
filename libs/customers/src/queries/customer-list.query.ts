import {
  type Actor,
  customConditions,
  type CustomFilter,
  Database,
  decodeCursor,
  encodeCursor,
  joinSql,
  type Page,
  pageSize,
  plannedAnew,
  type Statement,
  sql,
  toPage,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { PriorityClass } from '../domain/customer-facts.js';
import { exampleInputs } from './example-inputs.js';
import {
  type CustomerRecord,
  type CustomerView,
  customerColumns,
  customerDetails,
  toCustomerView,
  visibleCustomers,
} from './customer-view.js';

export interface CustomerFilter {
  /** Part of a name or tax id, without regard to case and marks. */
  readonly text?: string | null;
  readonly ownerIds?: readonly string[] | null;
  readonly teamIds?: readonly string[] | null;
  readonly segmentIds?: readonly string[] | null;
  readonly regionIds?: readonly string[] | null;
  readonly marketIds?: readonly string[] | null;
  readonly priorityClasses?: readonly PriorityClass[] | null;
  /** With any of these tags. */
  readonly tagIds?: readonly string[] | null;
  readonly customFields?: readonly CustomFilter[] | null;
}

export interface CustomerSort {
  readonly field: 'NAME' | 'UPDATED_AT';
  readonly direction: 'ASC' | 'DESC';
}

/** Counts stop here: nobody reads the number of more, and counting all of them costs more than the page. */
export const COUNT_CAP = 10_000;

const BY_NAME: CustomerSort = { field: 'NAME', direction: 'ASC' };

/** The order as SQL; a cursor compares the whole row of keys at once, so that the index is read from its place. */
const ORDERS = {
  NAME: { key: sql`platform.folded(c.name)`, typed: (value: unknown) => sql`${value}::text` },
  UPDATED_AT: { key: sql`c.updated_at`, typed: (value: unknown) => sql`${value}::timestamptz` },
} as const;

const DIRECTIONS = { ASC: { words: sql`ASC`, after: sql`>` }, DESC: { words: sql`DESC`, after: sql`<` } } as const;

/** Part of the text, because PostgreSQL takes an unknown limit for a tenth of the table, and plans accordingly. */
const limitFor = (first: number): Statement =>
  first < 21 ? sql`LIMIT 21` : first < 51 ? sql`LIMIT 51` : sql`LIMIT 101`;

type ListRow = CustomerRecord & { readonly sortKey: string };

/** `%` and `_` of the text stand for themselves. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** A tree's node stands for itself and all below it. */
const withinTree = (table: Statement, ids: readonly string[]): Statement => sql`
  (WITH RECURSIVE below AS (
    SELECT id FROM ${table} WHERE id = ANY(${ids}::uuid[]) UNION SELECT n.id FROM ${table} n JOIN below b ON n.parent_id = b.id)
  SELECT id FROM below)`;

/** An empty list or text narrows nothing. */
const given = <T extends string | readonly string[]>(
  value: T | null | undefined,
  condition: (value: T) => Statement,
): Statement[] => (value === undefined || value === null || value.length === 0 ? [] : [condition(value)]);

function ofText(text: string): Statement {
  const taxId = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const named = sql`platform.folded(c.name) LIKE platform.folded(${containing(text)})`;
  return taxId.length >= 3 && /\d/.test(taxId) ? sql`(${named} OR c.tax_id LIKE ${containing(taxId)})` : named;
}

/** Only the filters that are asked for become part of the statement. */
const filtered = (actor: Actor, filter: CustomerFilter): Statement =>
  joinSql(
    [
      visibleCustomers(actor),
      ...given(filter.text?.trim(), ofText),
      ...given(filter.ownerIds, (ids) => sql`c.owner_id = ANY(${ids}::uuid[])`),
      ...given(filter.teamIds, (ids) => sql`c.team_id = ANY(${ids}::uuid[])`),
      ...given(filter.segmentIds, (ids) => sql`c.segment_id = ANY${withinTree(sql`customers.segment`, ids)}`),
      ...given(filter.regionIds, (ids) => sql`c.region_id = ANY${withinTree(sql`customers.region`, ids)}`),
      ...given(filter.marketIds, (ids) => sql`c.market_id = ANY${withinTree(sql`customers.market`, ids)}`),
      ...given(
        filter.tagIds,
        (ids) =>
          sql`c.id IN (SELECT ct.customer_id FROM customers.customer_tag ct WHERE ct.tag_id = ANY(${ids}::uuid[]))`,
      ),
      ...given(filter.priorityClasses, (classes) => sql`c.priority_class = ANY(${classes}::text[])`),
      ...customConditions('CUSTOMER', sql`customers.customer_custom_value`, sql`c.id`, filter.customFields ?? []),
    ],
    sql` AND `,
  );

/** One page of the list, with at least one row more than the page when there is one. */
export function customerPage(
  actor: Actor,
  filter: CustomerFilter,
  sort: CustomerSort,
  first: number,
  after: string | null,
): Statement<ListRow> {
  const { key, typed } = ORDERS[sort.field];
  const { words, after: beyond } = DIRECTIONS[sort.direction];
  const conditions = [filtered(actor, filter)];
  if (after !== null) {
    const [value, id] = decodeCursor(after, 2);
    conditions.push(sql`(${key}, c.id) ${beyond} (${typed(value)}, ${id}::uuid)`);
  }
  return sql`
    SELECT ${customerColumns}, ${key}::text AS "sortKey"
    FROM (SELECT c.* FROM customers.customer c WHERE ${joinSql(conditions, sql` AND `)}
      ORDER BY ${key} ${words}, c.id ${words} ${limitFor(first)}) c
    ${customerDetails(actor)}
    ORDER BY ${key} ${words}, c.id ${words}`;
}

export const customerCount = (actor: Actor, filter: CustomerFilter): Statement<{ value: number }> => sql`
  SELECT count(*)::int AS value FROM (
    SELECT 1 FROM customers.customer c WHERE ${filtered(actor, filter)} LIMIT ${COUNT_CAP + 1}::int) capped`;

const everyRow = (actor: Actor, filter: CustomerFilter, sort: CustomerSort): Statement<CustomerRecord> => sql`
  SELECT ${customerColumns} FROM customers.customer c ${customerDetails(actor)} WHERE ${filtered(actor, filter)}
  ORDER BY ${ORDERS[sort.field].key} ${DIRECTIONS[sort.direction].words}, c.id ${DIRECTIONS[sort.direction].words}`;

/** Which index is right depends on how rare a text or a value is; only the list without filters has one plan for all. */
const asPlanned = <Row extends object>(filter: CustomerFilter, statement: Statement<Row>): Statement<Row> =>
  Object.values<string | readonly unknown[] | null | undefined>({ ...filter }).some(
    (value) => value !== null && value !== undefined && value.length > 0,
  )
    ? plannedAnew(statement)
    : statement;

@Injectable()
export class CustomerListQuery {
  constructor(private readonly database: Database) {}

  /** Refusals: `PAGE_SIZE_INVALID`, `CURSOR_INVALID`. */
  async page(
    actor: Actor,
    list: { filter?: CustomerFilter | null; sort?: CustomerSort | null; first: number; after?: string | null },
  ): Promise<Page<CustomerView>> {
    const size = pageSize(list.first);
    const after = list.after ?? null;
    const filter = list.filter ?? {};
    const rows = await this.database.many(
      asPlanned(filter, customerPage(actor, filter, list.sort ?? BY_NAME, size, after)),
    );
    return toPage(
      rows.map((row) => toCustomerView(actor, row)),
      size,
      after,
      (row) => [row.sortKey, row.id],
    );
  }

  async count(actor: Actor, filter: CustomerFilter | null): Promise<{ value: number; capped: boolean }> {
    const { value } = (await this.database.one(asPlanned(filter ?? {}, customerCount(actor, filter ?? {})))) ?? {
      value: 0,
    };
    return { value: Math.min(value, COUNT_CAP), capped: value > COUNT_CAP };
  }

  /** All of them in batches, for an export. */
  stream(actor: Actor, filter: CustomerFilter | null, sort: CustomerSort | null): AsyncGenerator<CustomerRecord[]> {
    return this.database.stream(everyRow(actor, filter ?? {}, sort ?? BY_NAME));
  }
}

const everyFilter: CustomerFilter = {
  text: 'żółw 781',
  ownerIds: [exampleInputs.id],
  teamIds: [exampleInputs.id],
  segmentIds: [exampleInputs.id],
  regionIds: [exampleInputs.id],
  marketIds: [exampleInputs.id],
  priorityClasses: ['A'],
  tagIds: [exampleInputs.id],
  customFields: exampleInputs.customFields,
};

export const examples = (): Record<string, Statement> => {
  const { everyone, team } = exampleInputs;
  const after = encodeCursor(['mlecz-pol', exampleInputs.id]);
  return {
    'by name': customerPage(everyone, {}, BY_NAME, 50, null),
    'by name, next page': customerPage(everyone, {}, BY_NAME, 50, after),
    'by name, of a team': customerPage(team, {}, BY_NAME, 50, null),
    'by name, a search': customerPage(everyone, { text: 'mlecz' }, BY_NAME, 50, null),
    'every filter, latest first': customerPage(team, everyFilter, { field: 'UPDATED_AT', direction: 'DESC' }, 50, null),
    'count of a search': customerCount(everyone, { text: 'mlecz' }),
    'all for an export': everyRow(team, {}, BY_NAME),
  };
};
