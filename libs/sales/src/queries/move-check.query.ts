import { orRefuse } from '@kontor/kernel';
import { type Actor, Database, joinSql, notFound, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type ExitCriterionKind, ExitCriterionKinds } from '../contract/exit-criterion-kind.js';
import type { ExitCriterion, GateFacts } from '../domain/exit-criterion.js';
import type { Localised } from '../domain/localised.js';
import { filledFields, type Sale } from '../domain/sale.js';
import { needsOfMove, type UnmetCriterion } from '../domain/stage-gate.js';
import { exampleInputs } from './example-inputs.js';
import { readableSales } from './opportunity-filter.js';
import type { NamedRef } from './opportunity-row.js';
import { type StageView, stageJson } from './process.query.js';
import { StageApprovalQuery, type StageApprovalView } from './stage-approval.query.js';

export interface MoveCheckView {
  readonly unmet: readonly {
    readonly criterion: ExitCriterion;
    readonly stage: StageView;
    /** How to fulfil a criterion of another context. */
    readonly hint: Localised | null;
  }[];
  /** One for each approval that is missing. */
  readonly approvals: readonly MissingApproval[];
  readonly needsReason: boolean;
  readonly needsLostReason: boolean;
}

export interface MissingApproval {
  readonly stageId: string;
  readonly roleId: string;
  readonly role: Localised;
  /** Who may give it; nobody where no other holder of the role sees the sale. */
  readonly people: readonly NamedRef[];
  /** The latest request: one that waits, or one that was refused. */
  readonly request: StageApprovalView | null;
}

/** What a gate looks at besides the sale's own facts. */
export interface GateEvidence {
  readonly stages: readonly StageView[];
  readonly doneKinds: readonly string[];
  readonly contactRoles: readonly string[];
  /** `approvalKey`s. */
  readonly approvals: readonly string[];
  readonly extensions: readonly string[];
}

/** Which of the kinds that other contexts have brought hold for the sale under `o`. */
function extensionsOf(kinds: readonly ExitCriterionKind[]): Statement {
  if (kinds.length === 0) return sql`'{}'::text[]`;
  const each = kinds.map((kind) => sql`(${kind.key}::text, ${kind.isMet(sql`o.id`)})`);
  return sql`ARRAY(SELECT k.key FROM (VALUES ${joinSql(each, sql`, `)}) AS k (key, holds) WHERE k.holds)`;
}

const evidence = (kinds: readonly ExitCriterionKind[]): Statement => sql`
  (SELECT jsonb_agg(${stageJson} ORDER BY s.position) FROM sales.stage s WHERE s.process_version_id = o.process_version_id) AS stages,
  ARRAY(SELECT DISTINCT a.kind FROM sales.activity a WHERE a.opportunity_id = o.id AND a.deleted_at IS NULL AND a.done_at IS NOT NULL) AS "doneKinds",
  ARRAY(SELECT DISTINCT c.role FROM sales.opportunity_contact c WHERE c.opportunity_id = o.id) AS "contactRoles",
  ARRAY(SELECT a.stage_key || '/' || a.role_id FROM sales.stage_approval a
    WHERE a.opportunity_id = o.id AND a.state = 'APPROVED' AND a.used_at IS NULL) AS approvals,
  ${extensionsOf(kinds)} AS extensions`;

export const gateEvidence = (kinds: ExitCriterionKinds, opportunityId: string): Statement<GateEvidence> =>
  sql<GateEvidence>`SELECT ${evidence(kinds.all())} FROM sales.opportunity o WHERE o.id = ${opportunityId}::uuid`;

type SaleAtGate = Parameters<typeof filledFields>[0] & Pick<Sale, 'classification'>;

/** Of a sale that is not there: the refusal is its reader's. */
export const NO_EVIDENCE: GateEvidence = {
  stages: [],
  doneKinds: [],
  contactRoles: [],
  approvals: [],
  extensions: [],
};

export const factsOfGate = (sale: SaleAtGate, found: GateEvidence): GateFacts => ({
  filledFields: filledFields(sale),
  doneActivityKinds: new Set(found.doneKinds),
  contactRoles: new Set(found.contactRoles),
  approvals: new Set(found.approvals),
  dimensionIds: new Set(Object.keys(sale.classification)),
  extensions: new Set(found.extensions),
});

type CheckRow = GateEvidence & SaleAtGate & { readonly stageId: string };

const check = (actor: Actor, kinds: ExitCriterionKinds, id: string): Statement<CheckRow> => sql<CheckRow>`
  SELECT o.stage_id AS "stageId", o.customer_id AS "customerId", o.amount, o.expected_close_date AS "expectedCloseDate",
    o.next_step AS "nextStep", o.description, o.region_id AS "regionId", o.market_id AS "marketId",
    o.source_id AS "sourceId", o.competitor_id AS "competitorId", o.classification,
    ${evidence(kinds.all())}
  FROM sales.opportunity o WHERE o.id = ${id}::uuid AND o.deleted_at IS NULL AND ${readableSales(actor)}`;

/** What a move would need, asked before it is tried. */
@Injectable()
export class MoveCheckQuery {
  constructor(
    private readonly database: Database,
    private readonly kinds: ExitCriterionKinds,
    private readonly approvals: StageApprovalQuery,
  ) {}

  /** Refusals: `NOT_FOUND`, `STAGE_UNKNOWN`, `STAGE_UNCHANGED`, `REOPEN_FIRST`. */
  async of(actor: Actor, input: { readonly id: string; readonly stageId: string }): Promise<MoveCheckView> {
    const row = await this.database.one(check(actor, this.kinds, input.id));
    if (row === null) throw notFound('opportunity');
    const needs = orRefuse(needsOfMove(row.stages, row.stageId, input.stageId, factsOfGate(row, row)));
    const { unmet, needsReason, needsLostReason } = needs;
    return {
      unmet: unmet.map(({ criterion, stage }) => ({ criterion, stage, hint: this.hintOf(criterion) })),
      approvals: await this.missingApprovals(actor, input.id, unmet),
      needsReason,
      needsLostReason,
    };
  }

  private hintOf(criterion: ExitCriterion): Localised | null {
    return criterion.kind === 'EXTENSION' ? (this.kinds.find(criterion.extension)?.hint ?? null) : null;
  }

  private async missingApprovals(
    actor: Actor,
    opportunityId: string,
    unmet: readonly UnmetCriterion<StageView>[],
  ): Promise<MissingApproval[]> {
    const missing = unmet.flatMap(({ criterion, stage }) =>
      criterion.kind === 'APPROVAL' ? [{ stage, roleId: criterion.roleId }] : [],
    );
    if (missing.length === 0) return [];
    const [approvers, requests] = await Promise.all([
      this.approvals.approvers(actor, opportunityId, [...new Set(missing.map(({ roleId }) => roleId))]),
      this.approvals.ofSale(actor, opportunityId),
    ]);
    return missing.flatMap(({ stage, roleId }) => {
      const who = approvers.find((entry) => entry.roleId === roleId);
      const request = requests.find((entry) => entry.stageKey === stage.key && entry.roleId === roleId);
      const isOpen = request !== undefined && request.state !== 'APPROVED';
      return who
        ? [{ stageId: stage.id, roleId, role: who.role, people: who.people, request: isOpen ? request : null }]
        : [];
    });
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({
  check: check(exampleInputs.team, new ExitCriterionKinds(), exampleInputs.id),
  evidence: gateEvidence(new ExitCriterionKinds(), exampleInputs.id),
});
