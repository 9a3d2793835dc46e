import {
  type CustomFieldRule,
  type CustomValueInput,
  type CustomValues,
  FieldProblems,
  readCustomValues,
  Refused,
} from '@kontor/kernel';
import type { Database } from '../data/database.js';
import { type Statement, sql } from '../data/sql.js';
import type { ImportField, ImportFieldKind, ImportRow } from '../imports/import-target.js';
import type { CustomField, CustomFieldKind } from './custom-field.js';
import { customFieldColumns } from './custom-field-store.js';
import { customFieldRules } from './custom-value-reading.js';

/** What an import calls the column of a custom field: this and its key. */
const CUSTOM_COLUMN = 'custom:';

export const isCustomColumn = (field: string): boolean => field.startsWith(CUSTOM_COLUMN);

const CELLS: Readonly<Record<CustomField['type'], ImportFieldKind>> = {
  TEXT: 'TEXT',
  NUMBER: 'DECIMAL',
  DATE: 'DATE',
  CHOICE: 'REFERENCE',
  PERSON: 'REFERENCE',
};

/** What a row of a file makes of the values of a record, under the rules of who types them. */
export type CustomValuesAfter = (values: ImportRow['values'], before: CustomValues) => CustomValues;

/**
 * The columns that custom fields give to an import of a kind of record, for the context that it belongs to. Nothing is
 * demanded of a file: it tells of what happened elsewhere.
 */
export class ImportedCustomValues {
  constructor(private readonly database: Database) {}

  async fields(kind: CustomFieldKind): Promise<ImportField[]> {
    const fields = await this.database.many<CustomField>(sql`
      SELECT ${customFieldColumns} FROM platform.custom_field f WHERE f.kind = ${kind} AND f.active ORDER BY f.position, f.id`);
    return fields.map(({ key, type, label }) => ({
      key: `${CUSTOM_COLUMN}${key}`,
      kind: CELLS[type],
      label,
      aliases: [key.replace(/-/g, '')],
      required: false,
      creatable: false,
    }));
  }

  /**
   * Every choice or person that the column may mean, under each of its names: rows of `id`, `label` and `name`.
   * `people` is a relation with `id`, `name`, `email` and `active`.
   */
  candidates(
    kind: CustomFieldKind,
    column: string,
    people: Statement,
  ): Statement<{ id: string; label: string; name: string }> {
    const field = sql`SELECT f.* FROM platform.custom_field f WHERE f.kind = ${kind} AND f.key = ${column.slice(CUSTOM_COLUMN.length)} AND f.active`;
    return sql`
      SELECT c.id, c.label ->> 'en' AS label, n AS name FROM (${field}) f JOIN platform.custom_field_choice c ON c.field_id = f.id AND c.active,
        LATERAL (VALUES (c.label ->> 'pl'), (c.label ->> 'en')) AS names(n) WHERE f.type = 'CHOICE'
      UNION ALL
      SELECT p.id, p.name, n FROM (${field}) f JOIN ${people} p ON p.active, LATERAL (VALUES (p.name), (p.email)) AS names(n) WHERE f.type = 'PERSON'`;
  }

  /** How rows become values. Its refusals name their column by `details.field`. */
  async reading(kind: CustomFieldKind): Promise<CustomValuesAfter> {
    const rules = await this.database.many(customFieldRules(kind));
    return (values, before) => valuesAfter(rules, values, before);
  }
}

function valuesAfter(
  rules: readonly CustomFieldRule[],
  values: ImportRow['values'],
  before: CustomValues,
): CustomValues {
  const given = rules.flatMap(({ key, type }): CustomValueInput[] => {
    const cell = values[`${CUSTOM_COLUMN}${key}`];
    if (cell === undefined) return [];
    const slot = ({ TEXT: 'text', NUMBER: 'number', DATE: 'date', CHOICE: 'choiceId', PERSON: 'personId' } as const)[
      type
    ];
    return [{ field: key, [slot]: cell }];
  });
  if (given.length === 0) return before;
  const problems = new FieldProblems();
  // Whom a cell names was asked when the file was checked.
  const people = new Set(given.flatMap(({ personId }) => (personId ? [personId] : [])));
  const after = readCustomValues(problems, before, given, { rules, people, isNew: false });
  try {
    problems.refuseIfAny();
  } catch (error) {
    const { code, message, details } = error as Refused;
    const path = details.fields?.[0]?.path ?? '';
    throw new Refused(code, message, { field: path.replace(/^custom\./, CUSTOM_COLUMN) });
  }
  return after;
}
