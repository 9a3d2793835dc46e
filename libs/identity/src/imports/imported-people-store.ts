import { localDateAt, orRefuse } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Ids, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { Teams } from '../persistence/teams.repository.js';
import { reassign } from '../domain/memberships.js';
import { changesOf, type KnownPerson, type Match, type MatchKind, type WantedPerson } from './imported-person.js';

/** Reads and writes the people of a batch, in a number of statements that does not grow with it. */
@Injectable()
export class ImportedPeopleStore {
  constructor(
    private readonly teams: Teams,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Who might be meant by each row, by the row's key. Whoever is found stays as they are until the transaction ends. */
  async matches(
    tx: Tx,
    actor: Actor,
    source: string,
    wanted: readonly WantedPerson[],
  ): Promise<ReadonlyMap<string, readonly Match[]>> {
    const found = await tx.many<{ key: string; kind: MatchKind; id: string }>(sql`
      WITH wanted AS (
        SELECT key, name, email FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS r(key text, name text, email text)
      )
      SELECT wanted.key, 'KEY' AS kind, account.id FROM wanted
        JOIN identity.user_account AS account ON account.external_source = ${source} AND account.external_id = wanted.key
      UNION ALL
      SELECT wanted.key, 'EMAIL', account.id FROM wanted
        JOIN identity.user_account AS account ON lower(account.email) = lower(wanted.email)
      UNION ALL
      SELECT wanted.key, 'NAME', account.id FROM wanted
        JOIN identity.user_account AS account ON platform.folded(account.name) = platform.folded(wanted.name)
        WHERE wanted.key LIKE 'name:%' AND account.status <> 'DISABLED'
          AND (wanted.email IS NULL OR account.email IS NULL)`);
    const people = await this.lock(tx, actor, [...new Set(found.map(({ id }) => id))]);
    const matches = new Map<string, Match[]>();
    for (const { key, kind, id } of found) {
      const person = people.get(id);
      if (person) matches.set(key, [...(matches.get(key) ?? []), { kind, person }]);
    }
    return matches;
  }

  private async lock(tx: Tx, actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
    const today = localDateAt(this.clock.now(), actor.timeZone);
    const rows = await tx.many<KnownPerson>(sql`
      SELECT account.id, account.name, account.email, account.status, account.external_id AS "externalId", account.version,
        (SELECT team_id FROM identity.team_membership AS membership
          WHERE membership.user_id = account.id AND daterange(valid_from, valid_to) @> ${today}::date) AS "teamId",
        coalesce((SELECT jsonb_agg(jsonb_build_object('key', role.key, 'permissions', role.permissions, 'scopes', role.scopes))
          FROM identity.user_role JOIN identity.role ON role.id = role_id WHERE user_id = account.id), '[]') AS roles
      FROM identity.user_account AS account WHERE account.id = ANY (${ids}::uuid[]) ORDER BY account.id FOR UPDATE`);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async insert(
    tx: Tx,
    actor: Actor,
    source: string,
    wanted: readonly WantedPerson[],
  ): Promise<ReadonlyMap<string, string>> {
    const now = this.clock.now();
    const made = wanted.map((want) => ({ ...want, id: this.ids.next(), membershipId: this.ids.next() }));
    if (made.length === 0) return new Map();
    const rows = JSON.stringify(made);
    tx.send(sql`
      INSERT INTO identity.user_account (id, email, name, time_zone, status, external_source, external_id, created_at)
      SELECT id, email, name, ${actor.timeZone}, 'INVITED', ${source}, key, ${now}
      FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, email text, name text, key text)`);
    tx.send(sql`
      INSERT INTO identity.team_membership (id, team_id, user_id, valid_from)
      SELECT "membershipId", "teamId", id, ${localDateAt(now, actor.timeZone)}::date
      FROM jsonb_to_recordset(${rows}::jsonb) AS r("membershipId" uuid, "teamId" uuid, id uuid) WHERE "teamId" IS NOT NULL`);
    await this.register.recordMany(
      tx,
      actor,
      made.map(({ id, ...want }) => ({
        stream: { kind: 'user', id },
        subject: { kind: 'user', id, version: 1 },
        action: 'user.import',
        changes: changesOf(null, want),
      })),
    );
    return new Map(made.map(({ key, id }) => [key, id]));
  }

  /** A re-run changes nobody, so that this is called for few. */
  async change(tx: Tx, actor: Actor, source: string, was: KnownPerson, want: WantedPerson): Promise<void> {
    const changes = changesOf(was, want);
    const fields = new Set(changes.map(({ field }) => field));
    tx.send(sql`
      UPDATE identity.user_account SET
        name = ${want.name},
        email = ${fields.has('email') ? want.email : was.email},
        external_source = ${fields.has('externalId') ? sql`${source}` : sql`external_source`},
        external_id = ${fields.has('externalId') ? sql`${want.key}` : sql`external_id`},
        version = version + 1
      WHERE id = ${was.id}`);
    if (fields.has('teamId') && want.teamId !== null) await this.moveTo(tx, actor, was.id, want.teamId);
    const subject = { kind: 'user', id: was.id, version: was.version + 1 };
    await this.register.record(tx, actor, { stream: subject, subject, action: 'user.import', changes });
  }

  private async moveTo(tx: Tx, actor: Actor, userId: string, teamId: string): Promise<void> {
    const from = localDateAt(this.clock.now(), actor.timeZone);
    const { close, remove } = orRefuse(reassign(await this.teams.membershipsOf(tx, userId), teamId, from));
    if (close) await this.teams.closeMembership(tx, close.id, from);
    if (remove) await this.teams.removeMembership(tx, remove.id);
    await this.teams.beginMembership(tx, { id: this.ids.next(), teamId, userId, validFrom: from, validTo: null });
  }

  async insertTeams(tx: Tx, actor: Actor, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const made = new Map<string, string>();
    for (const name of names) {
      const id = this.ids.next();
      await this.teams.insert(tx, { id, name, parentId: null, leaderId: null, version: 1 });
      const subject = { kind: 'team', id, version: 1 };
      const changes = [{ field: 'name', from: null, to: name }];
      await this.register.record(tx, actor, { stream: subject, subject, action: 'team.import', changes });
      made.set(name, id);
    }
    return made;
  }
}
