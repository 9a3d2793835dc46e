import {
  Database,
  decodeCursor,
  joinSql,
  type Keys,
  type Page,
  pageSize,
  type Statement,
  sql,
  toPage,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { SecurityEventKind } from '../security/security-log.js';
import type { LocalisedWords, NamedRef } from './views.js';

export interface SecurityEventFilter {
  readonly kinds?: readonly SecurityEventKind[] | null;
  /** Whom it concerns, or who did it. */
  readonly personId?: string | null;
  /** From this instant on. */
  readonly from?: Date | null;
  /** Before this instant. */
  readonly to?: Date | null;
  /** The whole network address. */
  readonly address?: string | null;
}

export interface SecurityEventView {
  readonly id: string;
  readonly kind: SecurityEventKind;
  readonly at: Date;
  /** Whom it concerns; null when that is nobody that we know. */
  readonly person: NamedRef | null;
  /** Who did it, where that is somebody else. */
  readonly by: NamedRef | null;
  readonly address: string | null;
  /** Roles that were given or changed. */
  readonly roles: readonly LocalisedWords[];
  /** A status, a purpose or the beginning of a key. */
  readonly about: string | null;
}

/** `by` is a person's id, or a word for a way (mail, administrator) that names nobody. */
const actorId = sql`CASE WHEN event.detail ->> 'by' ~ '^[0-9a-f-]{36}$' THEN (event.detail ->> 'by')::uuid END`;

function conditions(filter: SecurityEventFilter): Statement {
  const { kinds, personId, from, to, address } = filter;
  const all: Statement[] = [];
  if (kinds) all.push(sql`event.kind = ANY(${kinds}::text[])`);
  if (personId) all.push(sql`(event.user_id = ${personId}::uuid OR event.detail ->> 'by' = ${personId}::text)`);
  if (from) all.push(sql`event.at >= ${from}::timestamptz`);
  if (to) all.push(sql`event.at < ${to}::timestamptz`);
  if (address) all.push(sql`event.address = ${address}::text`);
  return joinSql(all, sql` AND `, sql`TRUE`);
}

export const securityEventsStatement = (
  filter: SecurityEventFilter,
  page: { first: number; after: Keys | null },
): Statement<SecurityEventView> => sql`
  SELECT event.id, event.kind, event.at, event.address,
    CASE WHEN person.id IS NOT NULL THEN jsonb_build_object('id', person.id, 'name', person.name) END AS person,
    CASE WHEN actor.id <> event.user_id THEN jsonb_build_object('id', actor.id, 'name', actor.name) END AS by,
    (
      SELECT coalesce(jsonb_agg(role.name ORDER BY role.key), '[]') FROM identity.role
      WHERE role.key = event.detail ->> 'role' OR event.detail -> 'roles' ? role.key
    ) AS roles,
    coalesce(event.detail ->> 'status', event.detail ->> 'purpose', event.detail ->> 'prefix') AS about
  FROM identity.security_event AS event
  LEFT JOIN identity.user_account AS person ON person.id = event.user_id
  LEFT JOIN identity.user_account AS actor ON actor.id = ${actorId}
  WHERE ${conditions(filter)}
    AND ${page.after ? sql`(event.at, event.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql`TRUE`}
  ORDER BY event.at DESC, event.id DESC LIMIT ${page.first + 1}::int`;

/** What happened around log-ins, rights and keys, the newest first. */
@Injectable()
export class SecurityEventsQuery {
  constructor(private readonly database: Database) {}

  /** Refusals: `CURSOR_INVALID`, `PAGE_SIZE_INVALID`. */
  async page(filter: SecurityEventFilter, first: number, after: string | null): Promise<Page<SecurityEventView>> {
    const keys = after === null ? null : decodeCursor(after, 2);
    const size = pageSize(first);
    const rows = await this.database.many(securityEventsStatement(filter, { first: size, after: keys }));
    return toPage(rows, size, after, (row) => [row.at.toISOString(), row.id]);
  }
}

const SOME_ID = '01930000-0000-7000-8000-000000000001';
const SOME_INSTANT = new Date('2026-11-23T10:00:00Z');

export const examples = (): Record<string, Statement> => ({
  'the newest': securityEventsStatement({}, { first: 50, after: null }),
  filtered: securityEventsStatement(
    { kinds: ['log-in.failed'], personId: SOME_ID, from: SOME_INSTANT, to: SOME_INSTANT, address: '192.0.2.1' },
    { first: 50, after: [SOME_INSTANT.toISOString(), SOME_ID] },
  ),
});
