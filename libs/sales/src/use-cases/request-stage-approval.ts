import { Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Ids, notFound, requireWritable, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { Stage } from '../domain/stage.js';
import { readReason } from './reason.js';

export interface RequestStageApprovalInput {
  readonly opportunityId: string;
  /** A stage of the sale's process version that asks for the approval. */
  readonly stageId: string;
  readonly roleId: string;
  readonly note?: string | null | undefined;
}

interface AskedRow {
  readonly version: number;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly stage: Pick<Stage, 'key' | 'exitCriteria'> | null;
}

/**
 * Asks for the approval that a stage demands before a sale leaves it. Refusals: `NOT_FOUND`, `FORBIDDEN`,
 * `STAGE_UNKNOWN`, `APPROVAL_NOT_ASKED_FOR`, `APPROVAL_ASKED_ALREADY`, those of the note.
 */
@Injectable()
export class RequestStageApproval {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(actor: Actor, input: RequestStageApprovalInput): Promise<{ id: string }> {
    const note = readReason(input.note, 'note');
    const { opportunityId, stageId, roleId } = input;
    return this.transactions.run(async (tx) => {
      const sale = await tx.one<AskedRow>(sql`
        SELECT o.version, o.owner_id AS "ownerId", o.team_id AS "teamId",
          (SELECT jsonb_build_object('key', s.key, 'exitCriteria', s.exit_criteria) FROM sales.stage s
            WHERE s.id = ${stageId}::uuid AND s.process_version_id = o.process_version_id) AS stage
        FROM sales.opportunity o WHERE o.id = ${opportunityId}::uuid AND o.deleted_at IS NULL`);
      if (sale === null) throw notFound('opportunity');
      requireWritable(actor, 'opportunity', sale);
      const { key } = requireDemand(sale.stage, roleId);
      const id = this.ids.next();
      const asked = await tx.one(sql`
        INSERT INTO sales.stage_approval (id, opportunity_id, stage_key, role_id, note, requested_by, requested_at)
        SELECT ${id}::uuid, ${opportunityId}::uuid, ${key}, ${roleId}::uuid, ${note}, ${actor.userId}::uuid, ${this.clock.now()}
        WHERE NOT EXISTS (SELECT FROM sales.stage_approval a WHERE a.opportunity_id = ${opportunityId}::uuid AND a.stage_key = ${key}
          AND a.role_id = ${roleId}::uuid AND a.state = 'APPROVED' AND a.used_at IS NULL)
        ON CONFLICT DO NOTHING RETURNING id`);
      if (asked === null) {
        throw new Refused(
          'APPROVAL_ASKED_ALREADY',
          'This approval has been asked for already. Wait for the answer, or remind whoever decides.',
        );
      }
      await this.register.record(tx, actor, {
        stream: { kind: 'sale', id: opportunityId },
        subject: { kind: 'stage-approval', id, version: 1 },
        action: 'approval.request',
        changes: [
          { field: 'stage', from: null, to: stageId },
          { field: 'role', from: null, to: roleId },
        ],
        reason: note,
      });
      return { id };
    });
  }
}

function requireDemand(stage: AskedRow['stage'], roleId: string): NonNullable<AskedRow['stage']> {
  if (stage === null) {
    throw new Refused(
      'STAGE_UNKNOWN',
      'This stage does not belong to the process of the sale. Reload the page and choose again.',
    );
  }
  if (!stage.exitCriteria.some((criterion) => criterion.kind === 'APPROVAL' && criterion.roleId === roleId)) {
    throw new Refused('APPROVAL_NOT_ASKED_FOR', 'This stage needs no approval of this role. Move the sale without it.');
  }
  return stage;
}
