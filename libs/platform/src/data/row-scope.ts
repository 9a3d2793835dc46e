import { Refused } from '@kontor/kernel';
import type { Actor, ScopedKind } from '../actor.js';
import { type Statement, sql } from './sql.js';

export interface OwnedColumns {
  readonly owner: Statement;
  readonly team: Statement;
}

const NOTHING = sql`FALSE`;
const EVERYTHING = sql`TRUE`;

/**
 * The one predicate by which a person's reach is applied: to get, list, nested edge, update, delete, export, search,
 * count and report alike. `columns` name the owner's and the team's column in the statement at hand.
 */
export function rowScope(actor: Actor, kind: ScopedKind, verb: 'read' | 'write', columns: OwnedColumns): Statement {
  const reach = actor.scopes[kind]?.[verb];
  if (reach === undefined) return NOTHING;
  if (reach === 'ALL') return EVERYTHING;
  if (reach === 'OWN') return sql`${columns.owner} = ${actor.userId}::uuid`;
  return sql`(${columns.team} = ANY(${actor.teamIds}::uuid[]) OR ${columns.owner} = ${actor.userId}::uuid)`;
}

/** The same rule for a row at hand. */
export function inRowScope(
  actor: Actor,
  kind: ScopedKind,
  verb: 'read' | 'write',
  row: { readonly ownerId: string | null; readonly teamId: string | null },
): boolean {
  const reach = actor.scopes[kind]?.[verb];
  if (reach === undefined) return false;
  if (reach === 'ALL') return true;
  const own = row.ownerId !== null && row.ownerId === actor.userId;
  return reach === 'OWN' ? own : own || (row.teamId !== null && actor.teamIds.includes(row.teamId));
}

/** Another team's record answers exactly as a missing one; a record one may read but not change says so. */
export function requireWritable(
  actor: Actor,
  kind: ScopedKind,
  row: { readonly ownerId: string | null; readonly teamId: string | null },
): void {
  if (!inRowScope(actor, kind, 'read', row)) throw notFound(kind);
  if (!inRowScope(actor, kind, 'write', row)) {
    throw new Refused('FORBIDDEN', `You may read this ${kind} but not change it; ask its owner or an administrator.`, {
      kind,
    });
  }
}

export const notFound = (kind: string): Refused =>
  new Refused('NOT_FOUND', `There is no such ${kind}, or you may not see it. Go back to the list and choose another.`, {
    kind,
  });
