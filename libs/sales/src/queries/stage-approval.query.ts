import { type Actor, Clock, Database, rowScope, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { Localised } from '../domain/localised.js';
import { exampleInputs } from './example-inputs.js';
import { readableSales } from './opportunity-filter.js';
import { type Moment, momentOf } from './moment.js';
import type { NamedRef } from './opportunity-row.js';

/** One request for approval, with enough of its sale to decide by. */
export interface StageApprovalView {
  readonly id: string;
  readonly opportunity: { readonly id: string; readonly number: string; readonly title: string };
  readonly customer: NamedRef | null;
  readonly amount: { readonly amount: string; readonly currency: string } | null;
  readonly owner: NamedRef | null;
  readonly process: Localised;
  readonly stageKey: string;
  readonly stage: Localised;
  readonly roleId: string;
  readonly role: Localised;
  readonly note: string | null;
  readonly requestedBy: NamedRef;
  readonly requestedAt: Date;
  readonly state: 'PENDING' | 'APPROVED' | 'REFUSED';
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionNote: string | null;
}

/** Who may approve for a role, as the gate names them. */
export interface ApproversView {
  readonly roleId: string;
  readonly role: Localised;
  readonly people: readonly NamedRef[];
}

const holdsRole = (actor: Actor): Statement => sql`a.role_id = ANY(ARRAY(
  SELECT r.role_id FROM identity.user_role r WHERE r.user_id = ${actor.userId}::uuid))`;

const approvals = (actor: Actor, condition: Statement): Statement<StageApprovalView> => sql<StageApprovalView>`
  SELECT a.id, jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title) AS opportunity,
    CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name) END AS customer,
    CASE WHEN o.amount IS NOT NULL THEN jsonb_build_object('amount', o.amount::text, 'currency', o.currency) END AS amount,
    CASE WHEN w.id IS NOT NULL THEN jsonb_build_object('id', w.id, 'name', w.name) END AS owner,
    p.name AS process, a.stage_key AS "stageKey",
    coalesce((SELECT s.name FROM sales.stage s WHERE s.process_version_id = o.process_version_id AND s.key = a.stage_key),
      jsonb_build_object('pl', a.stage_key, 'en', a.stage_key)) AS stage,
    a.role_id AS "roleId", r.name AS role, a.note, jsonb_build_object('id', q.id, 'name', q.name) AS "requestedBy",
    a.requested_at AS "requestedAt", a.state, d.name AS "decidedBy", a.decided_at AS "decidedAt", a.decision_note AS "decisionNote"
  FROM sales.stage_approval a
  JOIN sales.opportunity o ON o.id = a.opportunity_id AND o.deleted_at IS NULL
  JOIN sales.process_version v ON v.id = o.process_version_id JOIN sales.process p ON p.id = v.process_id
  JOIN identity.role r ON r.id = a.role_id
  JOIN identity.user_account q ON q.id = a.requested_by
  LEFT JOIN identity.user_account d ON d.id = a.decided_by
  LEFT JOIN identity.user_account w ON w.id = o.owner_id
  LEFT JOIN customers.customer c ON c.id = o.customer_id AND c.deleted_at IS NULL AND ${customersInReach(actor)}
  WHERE ${condition} AND ${readableSales(actor)}`;

const customersInReach = (actor: Actor): Statement =>
  rowScope(actor, 'customer', 'read', { owner: sql`c.owner_id`, team: sql`c.team_id` });

const waiting = (actor: Actor): Statement<StageApprovalView> => sql<StageApprovalView>`
  ${approvals(
    actor,
    sql`a.state = 'PENDING' AND o.meaning = 'OPEN' AND a.requested_by <> ${actor.userId}::uuid AND ${holdsRole(actor)}`,
  )}
  ORDER BY a.requested_at, a.id LIMIT 100`;

const ofSale = (actor: Actor, opportunityId: string): Statement<StageApprovalView> => sql<StageApprovalView>`
  ${approvals(actor, sql`a.opportunity_id = ${opportunityId}::uuid`)} ORDER BY a.requested_at DESC, a.id DESC LIMIT 100`;

/** Active holders of a role who can see the sale: everybody with `ALL`, and with `TEAM` its team and those above it. */
const approvers = (
  actor: Actor,
  { today }: Moment,
  opportunityId: string,
  roleIds: readonly string[],
): Statement<ApproversView> => sql<ApproversView>`
  SELECT r.id AS "roleId", r.name AS role, coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) ORDER BY u.name, u.id) FROM identity.user_account u
    WHERE u.status = 'ACTIVE' AND u.id <> ${actor.userId}::uuid
      AND EXISTS (SELECT FROM identity.user_role h WHERE h.user_id = u.id AND h.role_id = r.id)
      AND EXISTS (
        SELECT FROM identity.user_role h JOIN identity.role g ON g.id = h.role_id WHERE h.user_id = u.id
          AND (g.scopes -> 'opportunity' ->> 'read' = 'ALL' OR u.id = o.owner_id
            OR g.scopes -> 'opportunity' ->> 'read' = 'TEAM' AND EXISTS (
              SELECT FROM identity.team t WHERE t.id = ANY(line.ids) AND (t.leader_id = u.id OR EXISTS (
                SELECT FROM identity.team_membership m WHERE m.team_id = t.id AND m.user_id = u.id
                  AND m.valid_from <= ${today}::date AND (m.valid_to IS NULL OR m.valid_to > ${today}::date))))))
    ), '[]') AS people
  FROM sales.opportunity o, LATERAL (
    WITH RECURSIVE above AS (
      SELECT t.id, t.parent_id FROM identity.team t WHERE t.id = o.team_id
      UNION SELECT t.id, t.parent_id FROM identity.team t JOIN above a ON t.id = a.parent_id)
    SELECT array_agg(a.id) AS ids FROM above a) line, LATERAL (SELECT r.* FROM identity.role r WHERE r.id = ANY(${roleIds}::uuid[])) r
  WHERE o.id = ${opportunityId}::uuid`;

/** Requests for approval: those that wait for the reader, and those of one sale with who may decide. */
@Injectable()
export class StageApprovalQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The oldest first: somebody's sale stands still. */
  waiting(actor: Actor): Promise<StageApprovalView[]> {
    return this.database.many(waiting(actor));
  }

  /** The latest first; none for a sale out of reach. */
  ofSale(actor: Actor, opportunityId: string): Promise<StageApprovalView[]> {
    return this.database.many(ofSale(actor, opportunityId));
  }

  approvers(actor: Actor, opportunityId: string, roleIds: readonly string[]): Promise<ApproversView[]> {
    return this.database.many(approvers(actor, momentOf(actor, this.clock.now()), opportunityId, roleIds));
  }
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { team, moment, id } = exampleInputs;
  return {
    'waiting for the reader': waiting(team),
    'of a sale': ofSale(team, id),
    'who may approve': approvers(team, moment, id, [id]),
  };
}
