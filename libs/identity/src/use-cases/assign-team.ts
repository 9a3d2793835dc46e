import { type LocalDate, localDateAt } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Outbox, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { teamAssigned } from '../contract/events.js';
import { Users } from '../persistence/users.repository.js';
import { userStatement } from '../queries/users.query.js';
import type { UserView } from '../queries/views.js';
import { TeamArranging } from '../security/team-arranging.js';

export interface AssignTeamInput {
  readonly userId: string;
  /** `null` takes the person out of any team. */
  readonly teamId?: string | null;
  readonly from: LocalDate;
}

/**
 * Puts a person into a team from a day on; what was before that day stays as it was.
 * Refusals: `NOT_FOUND`, `RIGHT_LACKING`, `MEMBERSHIP_TOO_EARLY`.
 */
@Injectable()
export class AssignTeam {
  constructor(
    private readonly transactions: Transactions,
    private readonly users: Users,
    private readonly arranging: TeamArranging,
    private readonly register: ChangeRegister,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, { userId, teamId = null, from }: AssignTeamInput): Promise<UserView> {
    return this.transactions.run(async (tx) => {
      const user = await this.users.getForUpdate(tx, userId);
      const formerId = await this.arranging.place(tx, actor, userId, teamId, from);
      const version = await this.users.save(tx, user, {});
      await this.register.record(tx, actor, {
        stream: { kind: 'user', id: userId },
        subject: { kind: 'user', id: userId, version },
        action: 'user.assign-team',
        changes: formerId === teamId ? [] : [{ field: 'teamId', from: formerId, to: teamId }],
        occurredAt: new Date(`${from}T00:00:00Z`),
      });
      await this.outbox.add(tx, teamAssigned(userId, teamId, from));
      const today = localDateAt(this.clock.now(), actor.timeZone);
      return (await tx.one(userStatement(userId, today))) as UserView;
    });
  }
}
