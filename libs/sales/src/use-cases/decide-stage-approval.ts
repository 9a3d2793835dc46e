import { Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, inRowScope, notFound, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { readReason } from './reason.js';

export interface DecideStageApprovalInput {
  readonly id: string;
  readonly approved: boolean;
  /** Needed to refuse: whoever asked has to know what to do next. */
  readonly note?: string | null | undefined;
}

interface DecidedRow {
  readonly opportunityId: string;
  readonly requestedBy: string;
  readonly state: string;
  readonly isOfRole: boolean;
  readonly ownerId: string | null;
  readonly teamId: string | null;
}

/**
 * Lets a sale leave its stage, or does not. Only another holder of the role that the stage names may. Refusals:
 * `NOT_FOUND`, `APPROVAL_ROLE_NEEDED`, `APPROVAL_OF_OWN`, `APPROVAL_DECIDED`, `REASON_NEEDED`, those of the note.
 */
@Injectable()
export class DecideStageApproval {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: DecideStageApprovalInput): Promise<{ id: string }> {
    const note = readReason(input.note, 'note');
    const { id, approved } = input;
    if (!approved && note === null) throw noteNeeded();
    return this.transactions.run(async (tx) => {
      tx.send(sql`SELECT FROM sales.stage_approval WHERE id = ${id}::uuid FOR UPDATE`);
      const asked = await tx.one<DecidedRow>(sql`
        SELECT a.opportunity_id AS "opportunityId", a.requested_by AS "requestedBy", a.state, o.owner_id AS "ownerId", o.team_id AS "teamId",
          EXISTS (SELECT FROM identity.user_role r WHERE r.user_id = ${actor.userId}::uuid AND r.role_id = a.role_id) AS "isOfRole"
        FROM sales.stage_approval a JOIN sales.opportunity o ON o.id = a.opportunity_id AND o.deleted_at IS NULL
        WHERE a.id = ${id}::uuid`);
      if (asked === null || !inRowScope(actor, 'opportunity', 'read', asked)) throw notFound('approval');
      refuseOthers(actor, asked);
      const state = approved ? 'APPROVED' : 'REFUSED';
      tx.send(sql`
        UPDATE sales.stage_approval SET state = ${state}, decided_by = ${actor.userId}::uuid, decided_at = ${this.clock.now()}, decision_note = ${note}
        WHERE id = ${id}::uuid`);
      await this.register.record(tx, actor, {
        stream: { kind: 'sale', id: asked.opportunityId },
        subject: { kind: 'stage-approval', id, version: 2 },
        action: approved ? 'approval.give' : 'approval.refuse',
        changes: [{ field: 'approval', from: 'PENDING', to: state }],
        reason: note,
      });
      return { id };
    });
  }
}

function refuseOthers(actor: Actor, { isOfRole, requestedBy, state }: DecidedRow): void {
  if (!isOfRole) {
    throw new Refused(
      'APPROVAL_ROLE_NEEDED',
      'Only people of the role that the stage names decide this. Ask one of them.',
    );
  }
  if (requestedBy === actor.userId) {
    throw new Refused('APPROVAL_OF_OWN', 'You have asked for this approval yourself, so somebody else decides it.');
  }
  if (state !== 'PENDING') throw new Refused('APPROVAL_DECIDED', 'Somebody has decided this already. Reload the page.');
}

function noteNeeded(): Refused {
  const code = 'REASON_NEEDED';
  const message = 'Say why not, so that whoever asked knows what to do next.';
  return new Refused(code, message, { fields: [{ path: 'note', code, message }] });
}
