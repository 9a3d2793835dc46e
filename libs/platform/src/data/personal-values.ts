import { createHash, randomBytes } from 'node:crypto';
import type { Change } from './change.js';
import type { Database } from './database.js';
import { type Statement, sql } from './sql.js';

/** What stands in an entry for something said of a person: where it is kept, and what it was, for whoever has it. */
export interface PersonalReference {
  readonly personal: string;
  /** SHA-256 of the salt and the value as JSON: a kept value can be checked, an erased one not be guessed. */
  readonly digest: string;
}

/** What is shown of a value that was erased, in any language. */
export const ERASED = '▒▒▒▒';

export interface KeptValue {
  readonly id: string;
  readonly subject_id: string;
  readonly salt: string;
  readonly value: unknown;
}

export const isPersonal = (value: unknown): value is PersonalReference =>
  typeof value === 'object' && value !== null && typeof (value as { personal?: unknown }).personal === 'string';

/** Replaces what changes say of a person by references; answers both. */
export function withoutPersonal(
  changes: readonly Change[],
  personal: { readonly of: string; readonly fields: readonly string[] } | undefined,
  nextId: () => string,
): { readonly changes: readonly Change[]; readonly kept: readonly KeptValue[] } {
  if (personal === undefined) return { changes, kept: [] };
  const kept: KeptValue[] = [];
  const refer = (value: unknown): unknown => {
    if (value === null || value === undefined) return null;
    const one = { id: nextId(), subject_id: personal.of, salt: randomBytes(16).toString('hex'), value };
    kept.push(one);
    return { personal: one.id, digest: digestOf(one.salt, value) } satisfies PersonalReference;
  };
  const said = changes.map((change) =>
    personal.fields.includes(change.field)
      ? { field: change.field, from: refer(change.from), to: refer(change.to) }
      : change,
  );
  return { changes: said, kept };
}

export const digestOf = (salt: string, value: unknown): string =>
  createHash('sha256')
    .update(`${salt}${JSON.stringify(value)}`)
    .digest('hex');

export const keepValues = (kept: readonly KeptValue[]): Statement => sql`
  INSERT INTO platform.personal_value (id, subject_id, salt, value)
  SELECT id, subject_id, salt, value FROM jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
    AS r(id uuid, subject_id uuid, salt text, value jsonb)`;

const keptValues = (ids: readonly string[]): Statement<{ id: string; value: unknown }> => sql`
  SELECT id, value FROM platform.personal_value WHERE id = ANY(${ids}::uuid[])`;

/** Changes as a reader may see them: references are the values again, those erased are blocked out. */
export async function withPersonal<T extends Change>(database: Database, changes: readonly T[]): Promise<T[]> {
  const ids = changes.flatMap(({ from, to }) => [from, to].filter(isPersonal).map(({ personal }) => personal));
  const found = ids.length === 0 ? [] : await database.many(keptValues([...new Set(ids)]));
  const values = new Map(found.map(({ id, value }) => [id, value]));
  const open = (value: unknown): unknown =>
    isPersonal(value) ? (values.has(value.personal) ? values.get(value.personal) : ERASED) : value;
  return changes.map((change) => ({ ...change, from: open(change.from), to: open(change.to) }));
}
