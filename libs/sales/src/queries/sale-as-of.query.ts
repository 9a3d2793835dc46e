import { localDateAt } from '@kontor/kernel';
import { type Actor, type Change, Database, notFound, type Statement, sql, withPersonal } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ACTIVITY_FIELDS } from '../domain/activity.js';
import { REGISTERED_FIELDS } from '../domain/sale.js';
import { customFieldsOf, differenceBetween, type Facts, type RecordState, stateBefore } from '../domain/sale-as-of.js';
import { exampleInputs } from './example-inputs.js';
import type { Moment } from './moment.js';
import { type OpportunityRecordView, recordRows, type RecordTables, recordView } from './opportunity-record.query.js';
import { opportunityRows } from './opportunity-row.js';
import { customNamesOf, labelled, type RegisterChangeView, wordsIn, wordsOf } from './register-words.js';
import {
  activityRow,
  presentActivity,
  presentSale,
  type Row,
  saleRow,
  saleState,
  type SaleStateRow,
} from './sale-state.js';

/** The sale between two instants: what became of its facts, and of the activities that the reader may see. */
export interface SaleDifferenceView {
  readonly from: Date;
  readonly to: Date;
  readonly changes: readonly RegisterChangeView[];
  readonly activities: readonly ActivityDifferenceView[];
}

export interface ActivityDifferenceView {
  readonly id: string;
  readonly subject: string;
  readonly kind: 'ADDED' | 'CHANGED' | 'REMOVED';
  readonly changes: readonly RegisterChangeView[];
}

interface Past {
  readonly row: SaleStateRow;
  readonly sale: RecordState | null;
  readonly activities: readonly { readonly row: Row; readonly isReadable: boolean; readonly state: RecordState }[];
}

const NOTHING: Facts = {};

/** What a sale was, from its present and its register. */
@Injectable()
export class SaleAsOfQuery {
  constructor(private readonly database: Database) {}

  /** The page of the sale as it was; `null` before it was there. Refusal: `NOT_FOUND`. */
  async find(actor: Actor, id: string, at: Date): Promise<OpportunityRecordView | null> {
    const past = await this.past(actor, id, at);
    if (past.sale === null) return null;
    const moment = { now: at, today: localDateAt(at, actor.timeZone) };
    const row = await this.database.one(pageOf(actor, moment, past as Past & { sale: RecordState }));
    if (row === null) return null;
    const view = recordView(actor, moment, row);
    const { lastAt } = past.row;
    return {
      ...view,
      opportunity: lastAt === null ? view.opportunity : { ...view.opportunity, updatedAt: lastAt },
      activities: view.activities.map((activity) => ({ ...activity, canEdit: false })),
      canEdit: false,
    };
  }

  /** What became of the sale from the earlier instant to the later one. Refusal: `NOT_FOUND`. */
  async difference(actor: Actor, id: string, one: Date, other: Date): Promise<SaleDifferenceView> {
    const [from, to] = one <= other ? [one, other] : [other, one];
    const [before, after] = await Promise.all([this.past(actor, id, from), this.past(actor, id, to)]);
    const [was, is] = [before.sale?.facts ?? NOTHING, after.sale?.facts ?? NOTHING];
    const changes = differenceBetween(was, is, [...REGISTERED_FIELDS, ...customFieldsOf(was, is)]);
    const activities = activityDifferences(before, after);
    const words = await wordsIn(
      this.database,
      wordsOf(actor, [...changes, ...activities.flatMap((one) => one.changes)]),
      customNamesOf(
        actor,
        changes.map(({ field }) => ({ subjectKind: 'opportunity', field })),
      ),
    );
    const inWords = (change: Change) => labelled(change, words);
    return {
      from,
      to,
      changes: changes.map(inWords),
      activities: activities.map((activity) => ({ ...activity, changes: activity.changes.map(inWords) })),
    };
  }

  private async past(actor: Actor, id: string, at: Date): Promise<Past> {
    const row = await this.database.one(saleState(actor, id, at));
    if (row === null) throw notFound('opportunity');
    const opened = await withPersonal(
      this.database,
      row.later.flatMap(({ changes }) => changes),
    );
    let next = 0;
    const later = row.later.map((save) => ({ ...save, changes: save.changes.map(() => opened[next++] as Change) }));
    const savesOf = (subject: string) => later.filter(({ subjectId }) => subjectId === subject);
    const activities = row.activities.flatMap((activity) => {
      const saves = savesOf(activity.id);
      const isGone = activity['deleted_at'] !== null && !saves.some(({ action }) => action === 'activity.delete');
      const state = isGone ? null : stateBefore(presentActivity(activity), saves);
      const { isReadable, ...columns } = activity;
      return state === null ? [] : [{ row: { ...columns, deleted_at: null }, isReadable, state }];
    });
    return { row, sale: row.isMade ? stateBefore(presentSale(row), savesOf(id)) : null, activities };
  }
}

function activityDifferences(before: Past, after: Past) {
  const earlier = new Map(before.activities.map(({ row, state }) => [row['id'], state.facts]));
  const later = new Map(after.activities.map(({ row, state }) => [row['id'], state.facts]));
  const readable = [...before.activities, ...after.activities].filter(({ isReadable }) => isReadable);
  return [...new Set(readable.map(({ row }) => row['id'] as string))].flatMap((id) => {
    const [was, is] = [earlier.get(id), later.get(id)];
    const changes = differenceBetween(was ?? NOTHING, is ?? NOTHING, ACTIVITY_FIELDS);
    if (changes.length === 0) return [];
    const kind: ActivityDifferenceView['kind'] = was === undefined ? 'ADDED' : is === undefined ? 'REMOVED' : 'CHANGED';
    const { subject } = (is ?? was) as { readonly subject: string };
    return [{ id, subject, kind, changes }];
  });
}

/** The statement of the page of a sale, over what was instead of what is. */
function pageOf(actor: Actor, moment: Moment, past: Past & { readonly sale: RecordState }) {
  const { row, sale, activities } = past;
  const then = saleRow(row.sale, sale);
  const id = then['id'] as string;
  // The stage says of which version of the process it is and what it means; the move into it, when.
  const from = sql`(SELECT p.* FROM jsonb_populate_record(NULL::sales.opportunity, ${JSON.stringify(then)}::jsonb) o
    JOIN sales.stage s ON s.id = o.stage_id, LATERAL jsonb_populate_record(o, jsonb_build_object('process_version_id', s.process_version_id,
      'meaning', s.meaning, 'stage_entered_at', coalesce((${entered(id, row, moment)}), o.stage_entered_at))) p)`;
  const contacts = (sale.facts['contacts'] as SaleStateRow['contacts'] | null) ?? [];
  const splits = (sale.facts['splits'] as SaleStateRow['splits'] | null) ?? [];
  const tables: RecordTables = {
    sales: from,
    contacts: sql`(SELECT ${id}::uuid AS opportunity_id, c."contactId" AS contact_id, c.role
      FROM jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) AS c("contactId" uuid, role text))`,
    splits: sql`(SELECT ${id}::uuid AS opportunity_id, d."userId" AS user_id, d.share
      FROM jsonb_to_recordset(${JSON.stringify(splits)}::jsonb) AS d("userId" uuid, share numeric))`,
    stageEvents: sql`(SELECT e.* FROM sales.stage_event e WHERE e.opportunity_id = ${id}::uuid AND ${byThen(row, moment)})`,
    activities: activityTable(activities.filter(({ isReadable }) => isReadable)),
    isReadableActivity: () => sql`TRUE`,
    isContact: sql`TRUE`,
  };
  const head = opportunityRows(
    actor,
    moment,
    sql`SELECT o.*, '' AS sort_key, 1 AS place FROM ${from} o`,
    activityTable(activities),
  );
  return recordRows(actor, moment, head, tables);
}

const activityTable = (activities: Past['activities']): Statement =>
  sql`jsonb_populate_recordset(NULL::sales.activity, ${JSON.stringify(activities.map(({ row, state }) => activityRow(row, state)))}::jsonb)`;

/** Moves under `e` that were recorded by then: an event is added before the entry of its save. */
const byThen = ({ lastId, lastAt }: SaleStateRow, { now }: Moment): Statement =>
  lastId === null || lastAt === null
    ? sql`e.recorded_at <= ${now}::timestamptz`
    : sql`(e.recorded_at, e.id) <= (${lastAt}::timestamptz, ${lastId}::uuid)`;

const entered = (id: string, row: SaleStateRow, moment: Moment): Statement => sql`
  SELECT e.occurred_at FROM sales.stage_event e WHERE e.opportunity_id = ${id}::uuid AND e.kind = 'MOVE' AND ${byThen(row, moment)}
  ORDER BY e.recorded_at DESC, e.id DESC LIMIT 1`;

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { team, id, moment } = exampleInputs;
  return { 'a sale and what was saved since': saleState(team, id, moment.now) };
}
