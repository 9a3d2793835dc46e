import { type LocalDate, orRefuse, Refused } from '@kontor/kernel';
import { type Actor, Ids, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { reassign } from '../domain/memberships.js';
import { mayArrangeTeam } from '../domain/rights.js';
import { Teams } from '../persistence/teams.repository.js';

/** Puts people into teams, as far as whoever does it may. */
@Injectable()
export class TeamArranging {
  constructor(
    private readonly teams: Teams,
    private readonly ids: Ids,
  ) {}

  /** Refusal: `RIGHT_LACKING` when the actor's own reach is limited to other teams. */
  refuseOutOfReach(actor: Actor, teamId: string | null): void {
    if (mayArrangeTeam(actor, teamId)) return;
    throw new Refused(
      'RIGHT_LACKING',
      'You may arrange only the teams that you reach. Ask somebody who reaches this one.',
      {
        teamId,
      },
    );
  }

  /**
   * Puts a person into a team (or none) from a day on; answers the team they were in then. The caller has locked the
   * person. Refusals: `NOT_FOUND`, `RIGHT_LACKING`, `MEMBERSHIP_TOO_EARLY`.
   */
  async place(tx: Tx, actor: Actor, userId: string, teamId: string | null, from: LocalDate): Promise<string | null> {
    const memberships = await this.teams.membershipsOf(tx, userId);
    const present = memberships.find(
      ({ validFrom, validTo }) => validFrom <= from && (validTo === null || from < validTo),
    );
    if (present) this.refuseOutOfReach(actor, present.teamId);
    if (teamId !== null) {
      this.refuseOutOfReach(actor, teamId);
      await this.teams.requireTeam(tx, teamId);
    }
    const { close, remove, begin } = orRefuse(reassign(memberships, teamId, from));
    if (close) await this.teams.closeMembership(tx, close.id, from);
    if (remove) await this.teams.removeMembership(tx, remove.id);
    if (begin && teamId !== null) {
      await this.teams.beginMembership(tx, { id: this.ids.next(), teamId, userId, validFrom: from, validTo: null });
    }
    return present?.teamId ?? null;
  }
}
