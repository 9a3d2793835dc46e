import type { LocalDate } from '@kontor/kernel';
import { type Actor, Clock, Ids, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { UserId } from '../contract/ids.js';
import { Roles } from '../persistence/roles.repository.js';
import { Users } from '../persistence/users.repository.js';
import { Grants } from './grants.js';
import { type NewPerson, PersonRecords } from './person-records.js';
import { TeamArranging } from './team-arranging.js';

/** Adds people to the organisation, invited one by one or imported by the hundred: they have no password yet. */
@Injectable()
export class NewPeople {
  private readonly users = new Users();
  private readonly roles = new Roles();

  constructor(
    private readonly grants: Grants,
    private readonly teams: TeamArranging,
    private readonly records: PersonRecords,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Refusals: `EMAIL_TAKEN`, `NOT_FOUND` (role, team), `RIGHT_LACKING`. */
  async add(tx: Tx, actor: Actor, person: NewPerson, today: LocalDate): Promise<UserId> {
    const roles = await this.roles.getAll(tx, person.roleIds);
    this.grants.refuseLacking(actor, roles);
    const id = this.ids.next() as UserId;
    await this.users.insert(tx, {
      id,
      email: person.email,
      name: person.name,
      language: person.language ?? 'pl',
      timeZone: actor.timeZone,
      colourScheme: 'AUTO',
      density: 'NORMAL',
      passwordHash: null,
      status: 'INVITED',
      externalSource: person.external?.source ?? null,
      externalId: person.external?.id ?? null,
      createdAt: this.clock.now(),
    });
    this.users.setRoles(tx, id, person.roleIds);
    if (person.teamId) await this.teams.place(tx, actor, id, person.teamId, today);
    await this.records.added(tx, actor, id, person, roles);
    return id;
  }
}
