import { orRefuse } from '@kontor/kernel';
import { type Actor, Database, notFound, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { ExitCriterion, GateFacts } from '../domain/exit-criterion.js';
import { filledFields } from '../domain/sale.js';
import { needsOfMove } from '../domain/stage-gate.js';
import { exampleInputs } from './example-inputs.js';
import { readableSales } from './opportunity-filter.js';
import { type StageView, stageJson } from './process.query.js';

export interface MoveCheckView {
  readonly unmet: readonly { readonly criterion: ExitCriterion; readonly stage: StageView }[];
  readonly needsReason: boolean;
  readonly needsLostReason: boolean;
}

/** What a gate looks at besides the sale's own facts. */
export interface GateEvidence {
  readonly stages: readonly StageView[];
  readonly doneKinds: readonly string[];
  readonly contactRoles: readonly string[];
}

const EVIDENCE = sql`
  (SELECT jsonb_agg(${stageJson} ORDER BY s.position) FROM sales.stage s WHERE s.process_version_id = o.process_version_id) AS stages,
  ARRAY(SELECT DISTINCT a.kind FROM sales.activity a WHERE a.opportunity_id = o.id AND a.deleted_at IS NULL AND a.done_at IS NOT NULL) AS "doneKinds",
  ARRAY(SELECT DISTINCT c.role FROM sales.opportunity_contact c WHERE c.opportunity_id = o.id) AS "contactRoles"`;

export const gateEvidence = (opportunityId: string): Statement<GateEvidence> =>
  sql<GateEvidence>`SELECT ${EVIDENCE} FROM sales.opportunity o WHERE o.id = ${opportunityId}::uuid`;

export const factsOfGate = (sale: Parameters<typeof filledFields>[0], evidence: GateEvidence): GateFacts => ({
  filledFields: filledFields(sale),
  doneActivityKinds: new Set(evidence.doneKinds),
  contactRoles: new Set(evidence.contactRoles),
});

type CheckRow = GateEvidence & Parameters<typeof filledFields>[0] & { readonly stageId: string };

const check = (actor: Actor, id: string): Statement<CheckRow> => sql<CheckRow>`
  SELECT o.stage_id AS "stageId", o.customer_id AS "customerId", o.amount, o.expected_close_date AS "expectedCloseDate",
    o.next_step AS "nextStep", o.description, o.region_id AS "regionId", o.market_id AS "marketId",
    o.source_id AS "sourceId", o.competitor_id AS "competitorId", ${EVIDENCE}
  FROM sales.opportunity o WHERE o.id = ${id}::uuid AND o.deleted_at IS NULL AND ${readableSales(actor)}`;

/** What a move would need, asked before it is tried. */
@Injectable()
export class MoveCheckQuery {
  constructor(private readonly database: Database) {}

  /** Refusals: `NOT_FOUND`, `STAGE_UNKNOWN`, `STAGE_UNCHANGED`, `REOPEN_FIRST`. */
  async of(actor: Actor, input: { readonly id: string; readonly stageId: string }): Promise<MoveCheckView> {
    const row = await this.database.one(check(actor, input.id));
    if (row === null) throw notFound('opportunity');
    const needs = orRefuse(needsOfMove(row.stages, row.stageId, input.stageId, factsOfGate(row, row)));
    return { unmet: needs.unmet, needsReason: needs.needsReason, needsLostReason: needs.needsLostReason };
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({
  check: check(exampleInputs.team, exampleInputs.id),
  evidence: gateEvidence(exampleInputs.id),
});
