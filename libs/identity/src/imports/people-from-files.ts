import { Refused } from '@kontor/kernel';
import {
  type Actor,
  creatableBy,
  Database,
  type ImportBatch,
  type ImportChoice,
  type ImportField,
  type ImportOutcome,
  type ImportRow,
  NEW_REFERENCE,
  sql,
  type Tx,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { PersonImport } from '../contract/person-import.js';
import { covers, mayArrangeTeam } from '../domain/rights.js';
import { Grants } from '../security/grants.js';
import { changesOf, type KnownPerson, personMeant, refusalOf, type WantedPerson } from './imported-person.js';
import { ImportedPeopleStore } from './imported-people-store.js';
import { PERSON_FIELDS } from './person-fields.js';

interface Planned {
  readonly want: WantedPerson;
  readonly was: KnownPerson | null;
  readonly outcome: ImportOutcome;
}

/**
 * People from a file: new ones have no log-in until somebody invites them. A person is the same one again by the
 * source's id, by address, or by a name that nobody else bears.
 */
@Injectable()
export class PeopleFromFiles extends PersonImport {
  constructor(
    private readonly database: Database,
    private readonly store: ImportedPeopleStore,
    private readonly grants: Grants,
  ) {
    super();
  }

  override async fields(actor: Actor): Promise<readonly ImportField[]> {
    const fields = PERSON_FIELDS.map((field) => creatableBy(actor, field, 'team.manage'));
    return fields.map((field) => ({ ...field, creatable: field.creatable && mayArrangeTeam(actor, null) }));
  }

  override keyOf(values: ImportRow['values']): string | null {
    return values['externalId'] ?? nameKey(values['name'] ?? '');
  }

  override async resolve(
    _actor: Actor,
    _field: string,
    values: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.many<{ value: string; id: string }>(sql`
      SELECT asked.value, min(team.id::text) AS id FROM unnest(${values}::text[]) AS asked(value)
      JOIN identity.team ON platform.folded(team.name) = platform.folded(asked.value)
      GROUP BY asked.value HAVING count(*) = 1`);
    return new Map(rows.map(({ value, id }) => [value, id]));
  }

  override suggest(_actor: Actor, _field: string, value: string): Promise<readonly ImportChoice[]> {
    return this.database.many<ImportChoice>(sql`
      SELECT id, name AS label FROM identity.team
      ORDER BY public.similarity(platform.folded(name), platform.folded(${value})) DESC, name, id LIMIT 5`);
  }

  override async known(_actor: Actor, _field: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.many<{ id: string }>(
      sql`SELECT id FROM identity.team WHERE id = ANY (${ids}::uuid[])`,
    );
    return new Set(rows.map(({ id }) => id));
  }

  override async createMissing(
    tx: Tx,
    actor: Actor,
    _field: string,
    values: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    if (!actor.permissions.has('team.manage') || !mayArrangeTeam(actor, null)) {
      throw new Refused('RIGHT_LACKING', 'You may arrange only the teams that you reach. Map these to one of them.');
    }
    return this.store.insertTeams(tx, actor, values);
  }

  override async createByNames(
    tx: Tx,
    actor: Actor,
    names: readonly string[],
    source: string,
  ): Promise<ReadonlyMap<string, string>> {
    const wanted = names.map((name) => ({ key: nameKey(name), name, email: null, teamId: null }));
    const matches = await this.store.matches(tx, actor, source, wanted);
    const meant = (key: string) => personMeant(matches.get(key) ?? [])?.id;
    const made = await this.store.insert(tx, actor, source, distinct(wanted.filter(({ key }) => !meant(key))));
    return new Map(wanted.map(({ key, name }) => [name, meant(key) ?? made.get(key) ?? '']));
  }

  override async apply(tx: Tx, actor: Actor, { source, mode, rows }: ImportBatch): Promise<readonly ImportOutcome[]> {
    const wanted = rows.map(({ values }) => this.wanted(values));
    const planned = await this.plan(tx, actor, source, wanted);
    if (mode === 'WRITE') {
      const created = planned.filter(({ outcome }) => outcome.kind === 'CREATED').map(({ want }) => want);
      await this.store.insert(tx, actor, source, created);
      for (const { want, was, outcome } of planned) {
        if (was !== null && outcome.kind === 'CHANGED') await this.store.change(tx, actor, source, was, want);
      }
    }
    return planned.map(({ outcome }) => outcome);
  }

  private wanted(values: ImportRow['values']): WantedPerson {
    const { name = '', email = null, team = null } = values as { name?: string; email?: string; team?: string };
    return { key: this.keyOf(values) ?? nameKey(name), name, email, teamId: team };
  }

  private async plan(tx: Tx, actor: Actor, source: string, wanted: readonly WantedPerson[]): Promise<Planned[]> {
    const matches = await this.store.matches(tx, actor, source, wanted);
    const addresses = new Map<string, string>();
    return wanted.map((want): Planned => {
      const found = matches.get(want.key) ?? [];
      const was = personMeant(found);
      const bearer =
        found.find(({ kind }) => kind === 'EMAIL')?.person.id ?? addresses.get(want.email?.toLowerCase() ?? '');
      const refused = refusalOf(was, want, {
        hasAddress: bearer !== undefined && bearer !== (was?.id ?? want.key),
        mayTouch: was === null || covers(actor, this.grants.rightsOf(was.roles)),
        mayArrange:
          (was === null || actor.permissions.has('team.manage')) &&
          mayArrangeTeam(actor, want.teamId?.startsWith(NEW_REFERENCE) ? null : want.teamId),
      });
      if (refused) return { want, was, outcome: refused };
      if (want.email !== null) addresses.set(want.email.toLowerCase(), was?.id ?? want.key);
      const kind = was === null ? 'CREATED' : changesOf(was, want).length > 0 ? 'CHANGED' : 'UNCHANGED';
      return { want, was, outcome: { kind } };
    });
  }
}

const nameKey = (name: string): string => `name:${name.toLowerCase()}`;

const distinct = (wanted: readonly WantedPerson[]): WantedPerson[] => [
  ...new Map(wanted.map((want) => [want.key, want])).values(),
];
