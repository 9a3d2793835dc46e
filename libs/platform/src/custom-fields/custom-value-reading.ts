import {
  type CustomFieldRule,
  type CustomValueInput,
  type CustomValues,
  FieldProblems,
  readCustomValues,
} from '@kontor/kernel';
import type { Actor } from '../actor.js';
import { type Statement, sql } from '../data/sql.js';
import type { Tx } from '../data/transactions.js';
import type { CustomFieldKind } from './custom-field.js';

export interface WrittenCustomValues {
  readonly kind: CustomFieldKind;
  /** `null` for a record that is new. */
  readonly before: CustomValues | null;
  readonly given: readonly CustomValueInput[] | null | undefined;
  /** A relation with `id` and `active`: whom a value may name. */
  readonly people: Statement;
}

/** The rules of the fields of a kind that are in use, and whom of some persons a value may name. */
export const customFieldRules = (kind: CustomFieldKind): Statement<CustomFieldRule> => sql<CustomFieldRule>`
  SELECT f.key, f.type, f.required, ARRAY(
    SELECT c.id::text FROM platform.custom_field_choice c WHERE c.field_id = f.id AND c.active) AS "choiceIds"
  FROM platform.custom_field f WHERE f.kind = ${kind} AND f.active`;

/**
 * The rules of the fields that are named, and of those that a new record owes. What is named is held, so that no field
 * changes its type between the reading and the save; to owe nothing, nothing is held.
 */
const rulesOf = (kind: CustomFieldKind, named: readonly string[]): Statement<CustomFieldRule> => sql<CustomFieldRule>`
  ${customFieldRules(kind)} AND (f.required OR f.key = ANY(${named}::text[])) ${named.length > 0 ? sql`FOR SHARE OF f` : sql``}`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Reads the values that somebody gives a record, in the transaction of its save. Whoever makes a record by hand or as a
 * program owes the required fields; a job, an import and the set-up tell of what happened elsewhere, and owe nothing.
 * Refusals, each on `custom.<key>`: `CUSTOM_FIELD_UNKNOWN`, `CUSTOM_FIELD_TWICE`, `CUSTOM_FIELD_TYPE`,
 * `CUSTOM_FIELD_REQUIRED`, `CUSTOM_CHOICE_UNKNOWN`, `CUSTOM_PERSON_UNKNOWN`, those of texts, numbers and dates.
 */
export class CustomValueReading {
  async read(tx: Tx, actor: Actor, { kind, before, given, people }: WrittenCustomValues): Promise<CustomValues> {
    const owes = before === null && (actor.channel === 'WEB' || actor.channel === 'API');
    const named = given ?? [];
    if (!owes && named.length === 0) return before ?? {};
    const ids = named.flatMap(({ personId }) => (personId && UUID.test(personId) ? [personId.toLowerCase()] : []));
    const [rules, found] = await Promise.all([
      tx.many(rulesOf(kind, [...new Set(named.map(({ field }) => field))])),
      ids.length === 0
        ? []
        : tx.many<{ id: string }>(
            sql`SELECT p.id::text AS id FROM ${people} p WHERE p.active AND p.id = ANY(${ids}::uuid[])`,
          ),
    ]);
    const problems = new FieldProblems();
    const values = readCustomValues(problems, before ?? {}, named, {
      rules,
      people: new Set(found.map(({ id }) => id)),
      isNew: owes,
    });
    problems.refuseIfAny();
    return values;
  }
}
