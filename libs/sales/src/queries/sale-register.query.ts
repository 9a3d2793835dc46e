import {
  type Actor,
  type Change,
  Database,
  decodeCursor,
  joinSql,
  notFound,
  type Page,
  pageSize,
  rowScope,
  type Statement,
  sql,
  toPage,
  withPersonal,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { exampleInputs } from './example-inputs.js';
import { readableSales } from './opportunity-filter.js';
import { limitFor } from './opportunity-page.js';
import { customNamesOf, labelled, type RegisterChangeView, wordsIn, wordsOf } from './register-words.js';

/** One save, with the values in words where they are ids. */
export interface RegisterEntryView {
  readonly id: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectVersion: number;
  readonly changes: readonly RegisterChangeView[];
  readonly reason: string | null;
  readonly actorName: string;
  readonly channel: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

/** Which entries; what is left out does not narrow. All that is named must hold. */
export interface RegisterFilter {
  readonly actions?: readonly string[] | null | undefined;
  readonly actorIds?: readonly string[] | null | undefined;
  /** Entries that changed any of these fields. */
  readonly fields?: readonly string[] | null | undefined;
  readonly subjectKinds?: readonly string[] | null | undefined;
  /** From this instant on. */
  readonly from?: Date | null | undefined;
  /** Up to this instant, which is not in it. */
  readonly to?: Date | null | undefined;
}

export type RegisterStream = 'sale' | 'customer';

export interface RegisterPageInput {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly filter?: RegisterFilter | null | undefined;
}

type EntryRow = RegisterEntryView & { readonly id: string | null };

const STREAMS: { readonly [S in RegisterStream]: (actor: Actor, id: string) => Statement } = {
  sale: (actor, id) => sql`
    SELECT o.id FROM sales.opportunity o WHERE o.id = ${id}::uuid AND o.deleted_at IS NULL AND ${readableSales(actor)}`,
  customer: (actor, id) => sql`
    SELECT c.id FROM customers.customer c WHERE c.id = customers.survivor_of(${id}::uuid) AND c.deleted_at IS NULL
      AND ${rowScope(actor, 'customer', 'read', { owner: sql`c.owner_id`, team: sql`c.team_id` })}`,
};

/** What was merged into a customer is part of its past. */
const STREAM_IDS: Readonly<Record<RegisterStream, Statement>> = {
  sale: sql`r.stream_id = record.id`,
  customer: sql`r.stream_id = ANY(ARRAY(SELECT customers.with_merged(record.id)))`,
};

/** Activities that the reader may not see stay out of the registers of what they belong to. */
export function readableEntries(actor: Actor): Statement {
  if (!actor.permissions.has('activity.read')) return sql`r.subject_kind <> 'activity'`;
  if (actor.scopes.activity?.read === 'ALL') return sql`TRUE`;
  return sql`(r.subject_kind <> 'activity' OR EXISTS (SELECT FROM sales.activity a WHERE a.id = r.subject_id
    AND ${rowScope(actor, 'activity', 'read', { owner: sql`a.owner_id`, team: sql`a.team_id` })}))`;
}

const narrowed = ({ actions, actorIds, fields, subjectKinds, from, to }: RegisterFilter): Statement =>
  joinSql(
    [
      actions ? sql`r.action = ANY(${actions}::text[])` : null,
      actorIds ? sql`r.actor_id = ANY(${actorIds}::uuid[])` : null,
      fields
        ? sql`EXISTS (SELECT FROM jsonb_array_elements(r.changes) change WHERE change ->> 'field' = ANY(${fields}::text[]))`
        : null,
      subjectKinds ? sql`r.subject_kind = ANY(${subjectKinds}::text[])` : null,
      from ? sql`r.recorded_at >= ${from}::timestamptz` : null,
      to ? sql`r.recorded_at < ${to}::timestamptz` : null,
    ].map((condition) => condition ?? sql`TRUE`),
    sql` AND `,
  );

/** No row when the record is out of reach; one without an id when it is there and nothing was ever saved. */
export function registerPage(
  actor: Actor,
  stream: RegisterStream,
  id: string,
  { first, after = null, filter }: RegisterPageInput,
): Statement<EntryRow> {
  const beyond = after === null || after === undefined ? sql`TRUE` : sql`r.id < ${decodeCursor(after, 1)[0]}::uuid`;
  return sql<EntryRow>`
    SELECT r.* FROM (${STREAMS[stream](actor, id)}) record LEFT JOIN LATERAL (
      SELECT r.id, r.action, r.subject_kind AS "subjectKind", r.subject_id AS "subjectId", r.subject_version AS "subjectVersion",
        r.changes, r.reason, r.actor_name AS "actorName", r.channel, r.occurred_at AS "occurredAt", r.recorded_at AS "recordedAt"
      FROM platform.register_entry r
      WHERE ${STREAM_IDS[stream]} AND r.stream_kind = ${stream} AND ${readableEntries(actor)} AND ${narrowed(filter ?? {})} AND ${beyond}
      ORDER BY r.id DESC ${limitFor(first)}) r ON TRUE`;
}

/** What happened to a sale or a customer, the latest first, in words. */
@Injectable()
export class SaleRegisterQuery {
  constructor(private readonly database: Database) {}

  /** Refusals: `NOT_FOUND`, `PAGE_SIZE_INVALID`, `CURSOR_INVALID`. */
  async page(
    actor: Actor,
    stream: RegisterStream,
    id: string,
    input: RegisterPageInput,
  ): Promise<Page<RegisterEntryView>> {
    const first = pageSize(input.first);
    const after = input.after ?? null;
    const rows = await this.database.many(registerPage(actor, stream, id, { ...input, first }));
    if (rows.length === 0) throw notFound(stream === 'sale' ? 'opportunity' : 'customer');
    const page = toPage(
      rows.filter((row) => row.id !== null),
      first,
      after,
      (row) => [row.id],
    );
    const changes = await withPersonal(
      this.database,
      page.rows.flatMap(({ row }) => row.changes.map((change) => ({ ...change, subjectKind: row.subjectKind }))),
    );
    let at = 0;
    const words = await wordsIn(this.database, wordsOf(actor, changes), customNamesOf(actor, changes));
    return {
      ...page,
      rows: page.rows.map(({ cursor, row }) => ({
        cursor,
        row: { ...row, changes: row.changes.map(() => labelled(changes[at++] as Change, words, row.subjectKind)) },
      })),
    };
  }
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { team, id, moment } = exampleInputs;
  const change = { field: 'owner', from: null, to: id };
  return {
    'register of a sale': registerPage(team, 'sale', id, {
      first: 50,
      filter: {
        actions: ['opportunity.change'],
        actorIds: [id],
        fields: ['owner'],
        subjectKinds: ['opportunity'],
        from: moment.now,
        to: moment.now,
      },
    }),
    'register of a customer': registerPage(team, 'customer', id, { first: 50 }),
    'values in words': wordsOf(team, [
      change,
      { ...change, field: 'stage' },
      { ...change, field: 'custom.film-type' },
    ]) as Statement,
    'names of custom fields': customNamesOf(team, [
      { subjectKind: 'opportunity', field: 'custom.film-type' },
    ]) as Statement,
  };
}
