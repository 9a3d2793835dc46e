import { type Actor, Clock, Database, inRowScope, notFound, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { exampleInputs } from './example-inputs.js';
import { type Moment, momentOf } from './moment.js';
import { readableSales } from './opportunity-filter.js';
import {
  type NamedRef,
  type OpportunityRow,
  opportunityRows,
  type OpportunityView,
  opportunityViews,
} from './opportunity-row.js';

/** A sale that somebody gave the reader, with the word that came with it. */
export interface HandOverView {
  readonly id: string;
  readonly opportunity: OpportunityView;
  readonly by: NamedRef | null;
  readonly note: string | null;
  /** How many open activities came along. */
  readonly activities: number;
  readonly handedAt: Date;
}

/** What giving a sale to somebody would mean, asked before it is done. */
export interface HandOverCheckView {
  /** The giver would not see the sale any more. */
  readonly losesSight: boolean;
  readonly openActivities: number;
  /** The share of whoever has the sale now; `null` without one. */
  readonly share: string | null;
}

type HandOverRow = Omit<HandOverView, 'opportunity'>;

const MOST = 50;

/** Those that are waiting for the reader, of sales that they still have. */
const waiting = (actor: Actor): Statement => sql`
  SELECT h.* FROM sales.hand_over h JOIN sales.opportunity o ON o.id = h.opportunity_id
  WHERE h.to_user_id = ${actor.userId}::uuid AND h.seen_at IS NULL AND o.deleted_at IS NULL AND o.owner_id = h.to_user_id
    AND ${readableSales(actor)} ORDER BY h.handed_at DESC, h.id DESC LIMIT ${MOST}::int`;

const handedSales = (actor: Actor, moment: Moment): Statement<OpportunityRow> =>
  opportunityRows(
    actor,
    moment,
    sql`SELECT o.*, h.id::text AS sort_key, row_number() OVER (ORDER BY h.handed_at DESC, h.id DESC) AS place
      FROM (${waiting(actor)}) h JOIN sales.opportunity o ON o.id = h.opportunity_id`,
  );

const handOvers = (actor: Actor): Statement<HandOverRow> => sql<HandOverRow>`
  SELECT h.id, CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS by, h.note, h.activities, h.handed_at AS "handedAt"
  FROM (${waiting(actor)}) h LEFT JOIN identity.user_account u ON u.id = h.by_user_id`;

interface CheckRow {
  readonly ownerTeamId: string | null;
  readonly openActivities: number;
  readonly share: string | null;
}

const check = (actor: Actor, { today }: Moment, id: string, toUserId: string): Statement<CheckRow> => sql<CheckRow>`
  SELECT (SELECT m.team_id FROM identity.team_membership m WHERE m.user_id = ${toUserId}::uuid
      AND m.valid_from <= ${today}::date AND (m.valid_to IS NULL OR m.valid_to > ${today}::date)) AS "ownerTeamId",
    (SELECT count(*)::int FROM sales.activity a WHERE a.opportunity_id = o.id AND a.owner_id = o.owner_id AND a.deleted_at IS NULL AND a.done_at IS NULL) AS "openActivities",
    (SELECT trim_scale(s.share)::text FROM sales.split s WHERE s.opportunity_id = o.id AND s.user_id = o.owner_id) AS share
  FROM sales.opportunity o WHERE o.id = ${id}::uuid AND o.deleted_at IS NULL AND ${readableSales(actor)}`;

/** Sales on their way from hand to hand. */
@Injectable()
export class HandOverQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async waiting(actor: Actor): Promise<HandOverView[]> {
    const moment = momentOf(actor, this.clock.now());
    const [rows, sales] = await Promise.all([
      this.database.many(handOvers(actor)),
      this.database.many(handedSales(actor, moment)),
    ]);
    const views = opportunityViews(actor, moment)(sales);
    return sales.flatMap((sale, index) => {
      const row = rows.find(({ id }) => id === sale.sort_key);
      const opportunity = views[index];
      return row && opportunity ? [{ ...row, opportunity }] : [];
    });
  }

  /** Refusal: `NOT_FOUND`. */
  async check(actor: Actor, id: string, toUserId: string): Promise<HandOverCheckView> {
    const row = await this.database.one(check(actor, momentOf(actor, this.clock.now()), id, toUserId));
    if (row === null) throw notFound('opportunity');
    const after = { ownerId: toUserId, teamId: row.ownerTeamId };
    return {
      losesSight: !inRowScope(actor, 'opportunity', 'read', after),
      openActivities: row.openActivities,
      share: row.share,
    };
  }
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { team, moment, id } = exampleInputs;
  return { sales: handedSales(team, moment), waiting: handOvers(team), check: check(team, moment, id, id) };
}
