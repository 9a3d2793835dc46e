import { assert, daysBetween, localDate } from '@kontor/kernel';
import { colleagues } from '@kontor/identity/contract';
import {
  type Actor,
  Clock,
  customValuesJson,
  type CustomValueView,
  Database,
  inRowScope,
  rowScope,
  type Statement,
  sql,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { ContactRole } from '../domain/exit-criterion.js';
import type { Localised } from '../domain/localised.js';
import {
  type ActivityRow,
  type ActivityView,
  activityRows,
  readableActivities,
  toActivityView,
} from './activity-row.js';
import { exampleInputs } from './example-inputs.js';
import { opportunityById } from './opportunity-by-id.js';
import { type Moment, momentOf } from './moment.js';
import {
  type NamedRef,
  type OpportunityRow,
  type OpportunityView,
  opportunityViews,
  type StageRefView,
} from './opportunity-row.js';
import { type StageView, stageJson } from './process.query.js';

export interface PickedView {
  readonly id: string;
  readonly name: Localised;
  readonly active: boolean;
}

export interface TreeNodeView extends NamedRef {
  readonly parentId: string | null;
  readonly version: number;
}

export interface SaleContactView {
  readonly role: ContactRole;
  readonly contact: {
    readonly id: string;
    readonly customerId: string;
    readonly name: string;
    readonly jobTitle: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly roles: readonly ContactRole[];
    readonly language: 'pl' | 'en';
    readonly customFields: readonly CustomValueView[];
    readonly version: number;
  };
}

export interface StageEventView {
  readonly id: string;
  readonly from: StageRefView | null;
  readonly to: StageRefView;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly actor: NamedRef | null;
  readonly reason: string | null;
}

interface RecordParts {
  readonly description: string | null;
  readonly region: TreeNodeView | null;
  readonly market: TreeNodeView | null;
  readonly source: PickedView | null;
  readonly competitor: PickedView | null;
  readonly lostReason: PickedView | null;
  readonly lostNote: string | null;
  /** Only those of customers that the reader may see. */
  readonly contacts: readonly SaleContactView[];
  readonly splits: readonly { readonly user: NamedRef; readonly share: string }[];
  /** Those who follow the sale besides its owner, by their names. */
  readonly followers: readonly NamedRef[];
  /** Of the sale's own process version, in order. */
  readonly stages: readonly StageView[];
  /** The latest first. */
  readonly stageEvents: readonly StageEventView[];
}

/** The page of one sale. */
export interface OpportunityRecordView extends RecordParts {
  readonly opportunity: OpportunityView;
  /** Open ones by their due date, then done ones, the latest first; those that the reader may see. */
  readonly activities: readonly ActivityView[];
  /** From opening to the end, or to today. */
  readonly daysOpen: number;
  readonly canEdit: boolean;
}

/** From where the page of a sale is read: what is, or what was. */
export interface RecordTables {
  readonly sales: Statement;
  readonly contacts: Statement;
  readonly splits: Statement;
  readonly stageEvents: Statement;
  readonly activities: Statement;
  readonly isReadableActivity: (actor: Actor) => Statement;
  /** Which contacts under `k` are shown: those deleted since took part then. */
  readonly isContact: Statement;
}

const PRESENT: RecordTables = {
  sales: sql`sales.opportunity`,
  contacts: sql`sales.opportunity_contact`,
  splits: sql`sales.split`,
  stageEvents: sql`sales.stage_event`,
  activities: sql`sales.activity`,
  isReadableActivity: readableActivities,
  isContact: sql`k.deleted_at IS NULL`,
};

export type RecordRow = OpportunityRow & RecordParts & { readonly activities: readonly ActivityRow[] };

const node = (alias: Statement): Statement =>
  sql`CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'parentId', ${alias}.parent_id, 'version', ${alias}.version) END`;

const pick = (alias: Statement): Statement =>
  sql`CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'active', ${alias}.active) END`;

const stageRef = (
  alias: Statement,
): Statement => sql`jsonb_build_object('id', ${alias}.id, 'key', ${alias}.key, 'position', ${alias}.position,
  'name', ${alias}.name, 'meaning', ${alias}.meaning, 'probability', trim_scale(${alias}.probability)::text, 'expectedDays', ${alias}.expected_days)`;

/** The extra facts of a sale under `x`, each as the page shows it. */
function parts(actor: Actor, moment: Moment, tables: RecordTables): Statement {
  const activities = sql`SELECT a.*, '' AS sort_key,
      row_number() OVER (ORDER BY a.done_at IS NOT NULL, CASE WHEN a.done_at IS NULL THEN a.due_at END, a.done_at DESC, a.id) AS place
    FROM ${tables.activities} a WHERE a.opportunity_id = x.id AND ${tables.isReadableActivity(actor)}`;
  const seesActivities = actor.permissions.has('activity.read') ? sql`TRUE` : sql`FALSE`;
  return sql`
    x.description, x.lost_note AS "lostNote",
    ${node(sql`rg`)} AS region, ${node(sql`mk`)} AS market,
    ${pick(sql`src`)} AS source, ${pick(sql`cmp`)} AS competitor, ${pick(sql`lst`)} AS "lostReason",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'contact', jsonb_build_object('id', k.id, 'customerId', k.customer_id,
        'name', k.name, 'jobTitle', k.job_title, 'email', k.email, 'phone', k.phone, 'roles', k.roles, 'language', k.language,
        'customFields', ${customValuesJson('CONTACT', sql`k.custom`, colleagues)}, 'version', k.version)) ORDER BY k.name, k.id), '[]')
      FROM ${tables.contacts} r JOIN customers.contact k ON k.id = r.contact_id AND ${tables.isContact}
      JOIN customers.customer c ON c.id = k.customer_id AND c.deleted_at IS NULL
        AND ${rowScope(actor, 'customer', 'read', { owner: sql`c.owner_id`, team: sql`c.team_id` })}
      WHERE r.opportunity_id = x.id) AS contacts,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('user', jsonb_build_object('id', u.id, 'name', u.name), 'share', trim_scale(d.share)::text)
        ORDER BY d.share DESC, u.name), '[]')
      FROM ${tables.splits} d JOIN identity.user_account u ON u.id = d.user_id WHERE d.opportunity_id = x.id) AS splits,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) ORDER BY u.name, u.id), '[]')
      FROM sales.opportunity_follower f JOIN identity.user_account u ON u.id = f.user_id WHERE f.opportunity_id = x.id) AS followers,
    (SELECT jsonb_agg(${stageJson} ORDER BY s.position) FROM sales.stage s WHERE s.process_version_id = x.process_version_id) AS stages,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'from', CASE WHEN b.id IS NOT NULL THEN ${stageRef(sql`b`)} END,
        'to', ${stageRef(sql`s`)}, 'occurredAt', e.occurred_at, 'recordedAt', e.recorded_at,
        'actor', CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END, 'reason', e.reason)
        ORDER BY e.occurred_at DESC, e.id DESC), '[]')
      FROM ${tables.stageEvents} e JOIN sales.stage s ON s.id = e.to_stage_id LEFT JOIN sales.stage b ON b.id = e.from_stage_id
      LEFT JOIN identity.user_account u ON u.id = e.actor_id
      WHERE e.opportunity_id = x.id AND e.kind = 'MOVE') AS "stageEvents",
    (SELECT coalesce(jsonb_agg(to_jsonb(act)), '[]') FROM (${activityRows(actor, moment, activities, tables === PRESENT ? null : tables.sales)}) act WHERE ${seesActivities}) AS activities`;
}

/** Everything that the page shows of the sale that `head` yields, in one statement. */
export const recordRows = (
  actor: Actor,
  moment: Moment,
  head: Statement<OpportunityRow>,
  tables: RecordTables = PRESENT,
): Statement<RecordRow> => sql<RecordRow>`
  SELECT head.*, ${parts(actor, moment, tables)}
  FROM (${head}) head
  JOIN ${tables.sales} x ON x.id = head.id
  LEFT JOIN customers.region rg ON rg.id = x.region_id
  LEFT JOIN customers.market mk ON mk.id = x.market_id
  LEFT JOIN sales.pick_list_value src ON src.id = x.source_id
  LEFT JOIN sales.pick_list_value cmp ON cmp.id = x.competitor_id
  LEFT JOIN sales.pick_list_value lst ON lst.id = x.lost_reason_id`;

/** The page of one sale, by one statement. */
@Injectable()
export class OpportunityRecordQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `null` for a sale that is not there or not within reach. */
  async find(actor: Actor, id: string): Promise<OpportunityRecordView | null> {
    const moment = momentOf(actor, this.clock.now());
    const row = await this.database.one(recordRows(actor, moment, opportunityById(actor, moment, id)));
    return row && recordView(actor, moment, row);
  }
}

export function recordView(actor: Actor, moment: Moment, row: RecordRow): OpportunityRecordView {
  const [opportunity] = opportunityViews(actor, moment)([row]);
  assert(opportunity, 'a row has a view');
  const { description, region, market, source, competitor, lostReason, lostNote } = row;
  const owned = { ownerId: row.owner_id, teamId: row.team_id };
  return {
    opportunity,
    description,
    region,
    market,
    source,
    competitor,
    lostReason,
    lostNote,
    contacts: row.contacts,
    splits: row.splits,
    followers: row.followers,
    stages: row.stages,
    stageEvents: row.stageEvents.map((event) => ({
      ...event,
      occurredAt: new Date(event.occurredAt),
      recordedAt: new Date(event.recordedAt),
    })),
    activities: row.activities.map((activity) => toActivityView(actor, withInstants(activity))),
    daysOpen: Math.max(0, daysBetween(localDate(row.opened_on), localDate(row.closed_on ?? moment.today))),
    canEdit: actor.permissions.has('opportunity.write') && inRowScope(actor, 'opportunity', 'write', owned),
  };
}

/** JSON has carried its instants as text. */
const withInstants = (row: ActivityRow): ActivityRow => ({
  ...row,
  dueAt: row.dueAt && new Date(row.dueAt),
  doneAt: row.doneAt && new Date(row.doneAt),
});

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({
  record: recordRows(
    exampleInputs.team,
    exampleInputs.moment,
    opportunityById(exampleInputs.team, exampleInputs.moment, exampleInputs.id),
  ),
});
