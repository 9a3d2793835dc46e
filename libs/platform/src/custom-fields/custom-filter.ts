import { type CustomFieldType, Refused } from '@kontor/kernel';
import { joinSql, type Statement, sql } from '../data/sql.js';
import type { CustomFieldKind } from './custom-field.js';

/** What narrows a list by one field; what is absent or an empty list does not. All of it must hold. */
export interface CustomFilter {
  readonly field: string;
  /** Part of a text, without case and marks. */
  readonly contains?: string | null | undefined;
  /** The whole text, without case and marks. */
  readonly equals?: string | null | undefined;
  /** Both ends of a range belong to it. */
  readonly numberFrom?: string | null | undefined;
  readonly numberTo?: string | null | undefined;
  readonly dateFrom?: string | null | undefined;
  readonly dateTo?: string | null | undefined;
  readonly choiceIds?: readonly string[] | null | undefined;
  readonly personIds?: readonly string[] | null | undefined;
  readonly isSet?: boolean | null | undefined;
}

type Slot = Exclude<keyof CustomFilter, 'field' | 'isSet'>;

/** How a value of a type is read: from the rows by which values are found, under `v`, or from the record itself. */
interface Reading {
  readonly column: Statement;
  readonly of: (written: Statement) => Statement;
}

const READINGS: { readonly [T in CustomFieldType]: Reading } = {
  TEXT: { column: sql`v.text`, of: (written) => sql`platform.folded(${written})` },
  NUMBER: { column: sql`v.number`, of: (written) => sql`(${written})::numeric` },
  DATE: { column: sql`v.date`, of: (written) => sql`(${written})::date` },
  CHOICE: { column: sql`v.choice_id`, of: (written) => sql`(${written})::uuid` },
  PERSON: { column: sql`v.person_id`, of: (written) => sql`(${written})::uuid` },
};

type Condition<V> = (read: Statement, value: V) => Statement;

/** The closed map from what a client may ask of a field to its type and the SQL that answers it. */
const CONDITIONS: { readonly [K in Slot]-?: [CustomFieldType, Condition<NonNullable<CustomFilter[K]>>] } = {
  contains: [
    'TEXT',
    (read, text) => sql`${read} LIKE platform.folded(${`%${text.trim().replace(/[\\%_]/g, '\\$&')}%`}::text)`,
  ],
  equals: ['TEXT', (read, text) => sql`${read} = platform.folded(${text.trim()}::text)`],
  numberFrom: ['NUMBER', (read, number) => sql`${read} >= ${number}::numeric`],
  numberTo: ['NUMBER', (read, number) => sql`${read} <= ${number}::numeric`],
  dateFrom: ['DATE', (read, date) => sql`${read} >= ${date}::date`],
  dateTo: ['DATE', (read, date) => sql`${read} <= ${date}::date`],
  choiceIds: ['CHOICE', (read, ids) => sql`${read} = ANY(${ids}::uuid[])`],
  personIds: ['PERSON', (read, ids) => sql`${read} = ANY(${ids}::uuid[])`],
};

/** One question to one field: of a type, or whether there is a value at all. */
interface Asked {
  readonly field: string;
  readonly type: CustomFieldType | null;
  readonly holds: (read: (type: CustomFieldType) => Statement) => Statement[];
  readonly isSet: boolean;
}

const MOST_FILTERS = 20;
const MOST_ALTERNATIVES = 200;

/** Refusal: `INVALID_INPUT`. */
function askedOf(filters: readonly CustomFilter[]): Asked[] {
  if (filters.length > MOST_FILTERS) throw tooMany(`Filter by at most ${MOST_FILTERS} fields at once.`);
  return filters.flatMap((filter) => {
    const slots = (Object.keys(CONDITIONS) as Slot[]).filter((slot) => (filter[slot] ?? '').length > 0);
    for (const slot of slots) {
      const value = filter[slot];
      if (!Array.isArray(value) || value.length <= MOST_ALTERNATIVES) continue;
      throw tooMany(`Choose at most ${MOST_ALTERNATIVES} values for one filter.`);
    }
    const { field } = filter;
    const types = [...new Set(slots.map((slot) => CONDITIONS[slot][0]))];
    const ofTypes = types.map((type): Asked => {
      const own = slots.filter((slot) => CONDITIONS[slot][0] === type);
      const holds: Asked['holds'] = (read) =>
        own.map((slot) => (CONDITIONS[slot][1] as Condition<unknown>)(read(type), filter[slot]));
      return { field, type, holds, isSet: true };
    });
    const isSet = filter.isSet ?? null;
    return [...ofTypes, ...(isSet === null ? [] : [{ field, type: null, holds: () => [], isSet }])];
  });
}

function tooMany(message: string): Refused {
  return new Refused('INVALID_INPUT', message, {
    fields: [{ path: 'filter.customFields', code: 'INVALID_INPUT', message }],
  });
}

/** Raises for a field that is not there and for one of another type. */
const fieldId = (kind: CustomFieldKind, { field, type }: Asked): Statement =>
  sql`platform.custom_field_id(${kind}, ${field}, ${type}::text)`;

const found = (kind: CustomFieldKind, table: Statement, asked: Asked): Statement =>
  sql`SELECT v.record_id FROM ${table} v WHERE ${joinSql(
    [sql`v.field_id = ${fieldId(kind, asked)}`, ...asked.holds((type) => READINGS[type].column)],
    sql` AND `,
  )}`;

/**
 * Conditions on the record whose id is `record`, by the rows of its values in `table`: for sets that are read whole.
 * Refusals: `INVALID_INPUT`, and from the database `CUSTOM_FIELD_UNKNOWN` and `CUSTOM_FIELD_TYPE`.
 */
export const customConditions = (
  kind: CustomFieldKind,
  table: Statement,
  record: Statement,
  filters: readonly CustomFilter[],
): Statement[] =>
  askedOf(filters).map((asked) =>
    asked.isSet
      ? sql`${record} IN (${found(kind, table, asked)})`
      : sql`NOT EXISTS (${found(kind, table, asked)} AND v.record_id = ${record})`,
  );

/**
 * The same conditions on the values that the record has in its column `custom`: for lists that are read in their order.
 * Each is a CASE, of which PostgreSQL expects that every other record fulfils it: such a list has many that do.
 */
export const customRowConditions = (
  kind: CustomFieldKind,
  custom: Statement,
  filters: readonly CustomFilter[],
): Statement[] =>
  askedOf(filters).flatMap((asked) => {
    const written = sql`${custom} ->> ${asked.field}::text`;
    const presence = asked.isSet ? sql`${written} IS NOT NULL` : sql`${written} IS NULL`;
    const holds = asked.holds((type) => READINGS[type].of(written));
    const conditions = holds.length > 0 ? holds : [presence];
    return [
      sql`${fieldId(kind, asked)} IS NOT NULL`,
      ...conditions.map((condition) => sql`CASE WHEN ${condition} THEN TRUE END`),
    ];
  });

/** So many records are read one by one and sorted sooner than found in the order of a list. */
const FEW = 2_000;

/**
 * The ids of all records that one of the filters leaves, where they are few, as `uuid[]`; NULL where each leaves many.
 * What is rare is then fetched by its keys, and what is common comes up soon in any order: no statistics of mixed
 * columns decide, which know the fields apart from their values. `null` where no filter can be looked up.
 */
export function fewByCustomFields(
  kind: CustomFieldKind,
  table: Statement,
  filters: readonly CustomFilter[],
): Statement | null {
  const asked = askedOf(filters).filter(({ isSet }) => isSet);
  if (asked.length === 0) return null;
  const probes = asked.map(
    (one) =>
      sql`(SELECT array_agg(f.record_id) AS ids, count(*) AS number FROM (${found(kind, table, one)} LIMIT ${FEW + 1}::int) f)`,
  );
  return sql`SELECT coalesce(p.ids, '{}') AS ids FROM (${joinSql(probes, sql` UNION ALL `)}) p WHERE p.number <= ${FEW}::int ORDER BY p.number LIMIT 1`;
}
