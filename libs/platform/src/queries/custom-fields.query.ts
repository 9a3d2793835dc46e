import type { CustomField, CustomFieldKind } from '../custom-fields/custom-field.js';
import { type CustomFieldHolders } from '../custom-fields/custom-field-holder.js';
import { customFieldColumns, isFilledIn } from '../custom-fields/custom-field-store.js';
import type { Database } from '../data/database.js';
import { type Statement, sql } from '../data/sql.js';

const fields = (kind: CustomFieldKind, withArchived: boolean): Statement<CustomField> => sql<CustomField>`
  SELECT ${customFieldColumns} FROM platform.custom_field f WHERE f.kind = ${kind} AND (f.active OR ${withArchived}::boolean)
  ORDER BY f.active DESC, f.position, f.id`;

/** The fields that the organisation has defined: its own words, which every member of staff may read. */
export class CustomFieldsQuery {
  constructor(
    private readonly database: Database,
    private readonly holders: CustomFieldHolders,
  ) {}

  /** In their order; with the archived ones, after the others, for who keeps them. */
  of(kind: CustomFieldKind, withArchived = false): Promise<CustomField[]> {
    return this.database.many(fields(kind, withArchived));
  }

  /** Ids of the fields of a kind that any record has a value in: their type stays. */
  async filled(kind: CustomFieldKind): Promise<ReadonlySet<string>> {
    const rows = await this.database.many<{ id: string }>(
      sql`SELECT f.id FROM platform.custom_field f WHERE f.kind = ${kind} AND ${isFilledIn(this.holders)}`,
    );
    return new Set(rows.map(({ id }) => id));
  }
}

export const examples = (): Record<string, Statement> => ({ 'fields of sales': fields('OPPORTUNITY', false) });
