import { joinSql, type Statement, sql } from '../data/sql.js';
import { notFound } from '../data/row-scope.js';
import type { Tx } from '../data/transactions.js';
import type { CustomField, CustomFieldKind, Localised } from './custom-field.js';
import type { CustomFieldHolders } from './custom-field-holder.js';

/** The columns of a field under `f`, its choices in their order. */
export const customFieldColumns: Statement = sql`
  f.id, f.kind, f.key, f.type, f.label, f.help, f.required, f.active, f.version, coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', c.id, 'label', c.label, 'active', c.active) ORDER BY c.position, c.id)
    FROM platform.custom_field_choice c WHERE c.field_id = f.id), '[]') AS choices`;

/** Whether any record has a value in the field under `f`. */
export const isFilledIn = (holders: CustomFieldHolders): Statement =>
  sql`CASE f.kind ${joinSql(
    holders.all().map((holder) => sql`WHEN ${holder.kind} THEN ${holder.isFilled(sql`f.id`)}`),
    sql` `,
    sql`WHEN '' THEN FALSE`,
  )} ELSE FALSE END`;

/** Fields as their keeper loads and saves them: all of a kind at once, which is how names and numbers are judged. */
export class CustomFieldStore {
  constructor(private readonly holders: CustomFieldHolders) {}

  /** Locks the fields of a kind, and waits for whoever writes values of them, until the transaction ends. */
  async lockAll(tx: Tx, kind: CustomFieldKind): Promise<CustomField[]> {
    tx.send(sql`SELECT pg_advisory_xact_lock(hashtextextended('platform.custom-field', 0))`);
    tx.send(sql`SELECT FROM platform.custom_field WHERE kind = ${kind} ORDER BY id FOR UPDATE`);
    const rows = await tx.many<CustomField>(sql`
      SELECT ${customFieldColumns} FROM platform.custom_field f WHERE f.kind = ${kind} ORDER BY f.position, f.id`);
    return rows.map(inOrder);
  }

  /** Refusal: `NOT_FOUND`. */
  require(all: readonly CustomField[], id: string): CustomField {
    const found = all.find((field) => field.id === id);
    if (!found) throw notFound('custom field');
    return found;
  }

  async isFilled(tx: Tx, id: string): Promise<boolean> {
    const row = await tx.one<{ filled: boolean }>(
      sql`SELECT ${isFilledIn(this.holders)} AS filled FROM platform.custom_field f WHERE f.id = ${id}`,
    );
    return row?.filled ?? false;
  }

  /** Writes a field and its choices, in their order. */
  save(tx: Tx, before: CustomField | null, after: CustomField): CustomField {
    const { id, kind, key, type, required, active, version } = after;
    const label = JSON.stringify(after.label);
    const help = after.help && JSON.stringify(after.help);
    tx.send(
      before
        ? sql`
          UPDATE platform.custom_field SET type = ${type}, label = ${label}::jsonb, help = ${help}::jsonb, required = ${required}, active = ${active},
            version = version + 1 WHERE id = ${id} AND version = ${version}`
        : sql`
          INSERT INTO platform.custom_field (id, kind, key, type, label, help, required, active, position)
          SELECT ${id}::uuid, ${kind}, ${key}, ${type}, ${label}::jsonb, ${help}::jsonb, ${required}, ${active}, coalesce(max(position), 0) + 1
          FROM platform.custom_field WHERE kind = ${kind}`,
    );
    const choices = after.choices.map((choice, index) => ({ ...choice, position: index + 1 }));
    tx.send(sql`
      INSERT INTO platform.custom_field_choice (id, field_id, label, position, active)
      SELECT c.id, ${id}::uuid, c.label, c.position, c.active
      FROM jsonb_to_recordset(${JSON.stringify(choices)}::jsonb) AS c(id uuid, label jsonb, position integer, active boolean)
      ON CONFLICT (id) DO UPDATE SET label = EXCLUDED.label, position = EXCLUDED.position, active = EXCLUDED.active`);
    return { ...after, version: version + 1 };
  }

  place(tx: Tx, { id, version }: CustomField, position: number): void {
    tx.send(sql`
      UPDATE platform.custom_field SET position = ${position}, version = version + 1 WHERE id = ${id} AND version = ${version}`);
  }
}

const localised = ({ pl, en }: Localised): Localised => ({ pl, en });

/** Members in one order, so that only what differs is a change. */
const inOrder = (field: CustomField): CustomField => ({
  ...field,
  label: localised(field.label),
  help: field.help && localised(field.help),
  choices: field.choices.map(({ id, label, active }) => ({ id, label: localised(label), active })),
});
