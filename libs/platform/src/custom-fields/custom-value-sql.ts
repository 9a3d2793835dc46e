import type { CustomFieldType } from '@kontor/kernel';
import { type Statement, sql } from '../data/sql.js';
import type { CustomFieldKind, Localised } from './custom-field.js';

/** A value as screens and programs read it. */
export interface CustomValueView {
  readonly key: string;
  readonly type: CustomFieldType;
  readonly label: Localised;
  /** As it is kept: a text, plain digits, a date, an id. */
  readonly value: string;
  readonly choice: { readonly id: string; readonly name: Localised } | null;
  readonly person: { readonly id: string; readonly name: string } | null;
}

/**
 * Values of the fields in use that the column `custom` holds, in the order of the fields, as `jsonb`. `people` is a
 * relation with `id` and `name`: whom a value may name is not the platform's to know.
 */
export const customValuesJson = (kind: CustomFieldKind, custom: Statement, people: Statement): Statement => sql`
  CASE WHEN ${custom} = '{}'::jsonb THEN '[]'::jsonb ELSE (
    SELECT coalesce(jsonb_agg(jsonb_build_object('key', f.key, 'type', f.type, 'label', f.label, 'value', e.value,
        'choice', CASE WHEN ch.id IS NOT NULL THEN jsonb_build_object('id', ch.id, 'name', ch.label) END,
        'person', CASE WHEN pe.id IS NOT NULL THEN jsonb_build_object('id', pe.id, 'name', pe.name) END)
      ORDER BY f.position, f.id), '[]')
    FROM jsonb_each_text(${custom}) e JOIN platform.custom_field f ON f.kind = ${kind} AND f.key = e.key AND f.active
    LEFT JOIN platform.custom_field_choice ch ON ch.id = CASE WHEN f.type = 'CHOICE' THEN e.value::uuid END
    LEFT JOIN ${people} pe ON pe.id = CASE WHEN f.type = 'PERSON' THEN e.value::uuid END) END`;

/**
 * SQL of a migration: the column `custom` of a table, and the rows by which its values are found, which a trigger
 * keeps. `people` is the table of those whom a value may name.
 */
export const customValueTable = (kind: CustomFieldKind, table: string, people: string): string => /* sql */ `
  ALTER TABLE ${table} ADD COLUMN custom jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom) = 'object');
  CREATE TABLE ${table}_custom_value (
    record_id uuid NOT NULL REFERENCES ${table} ON DELETE CASCADE,
    field_id uuid NOT NULL REFERENCES platform.custom_field,
    -- Folded, as people search it.
    text text,
    number numeric,
    date date,
    choice_id uuid REFERENCES platform.custom_field_choice,
    person_id uuid REFERENCES ${people},
    PRIMARY KEY (record_id, field_id),
    CHECK (num_nonnulls(text, number, date, choice_id, person_id) = 1)
  );
  CREATE INDEX ON ${table}_custom_value (field_id, record_id);
  CREATE INDEX ON ${table}_custom_value USING gin (text gin_trgm_ops) WHERE text IS NOT NULL;
  CREATE INDEX ON ${table}_custom_value (field_id, number, record_id) WHERE number IS NOT NULL;
  CREATE INDEX ON ${table}_custom_value (field_id, date, record_id) WHERE date IS NOT NULL;
  CREATE INDEX ON ${table}_custom_value (choice_id, record_id) WHERE choice_id IS NOT NULL;
  CREATE INDEX ON ${table}_custom_value (person_id, field_id, record_id) WHERE person_id IS NOT NULL;
  CREATE TRIGGER custom_values_new AFTER INSERT ON ${table} FOR EACH ROW WHEN (NEW.custom <> '{}')
    EXECUTE FUNCTION platform.follow_custom_values('${kind}', '${table}_custom_value');
  CREATE TRIGGER custom_values_changed AFTER UPDATE ON ${table} FOR EACH ROW WHEN (OLD.custom IS DISTINCT FROM NEW.custom)
    EXECUTE FUNCTION platform.follow_custom_values('${kind}', '${table}_custom_value');`;
