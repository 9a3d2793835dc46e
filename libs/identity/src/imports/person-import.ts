import { localDateAt } from '@kontor/kernel';
import {
  type Actor,
  ChangeRegister,
  Clock,
  Database,
  Ids,
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

const FIELDS: readonly ImportField[] = [
  {
    key: 'externalId',
    label: { pl: 'Identyfikator', en: 'External id' },
    kind: 'TEXT',
    required: false,
    creatable: false,
    aliases: ['id', 'userid', 'employeeid'],
  },
  {
    key: 'name',
    label: { pl: 'Imię i nazwisko', en: 'Name' },
    kind: 'TEXT',
    required: true,
    creatable: false,
    aliases: ['salesagent', 'fullname', 'osoba', 'handlowiec', 'pracownik'],
  },
  {
    key: 'email',
    label: { pl: 'E-mail', en: 'E-mail' },
    kind: 'EMAIL',
    required: false,
    creatable: false,
    aliases: ['mail', 'emailaddress', 'adresemail'],
  },
  {
    key: 'team',
    label: { pl: 'Zespół', en: 'Team' },
    kind: 'REFERENCE',
    required: false,
    creatable: true,
    aliases: ['regionaloffice', 'office', 'biuro', 'dzial', 'department'],
  },
];

interface Known {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly email: string | null;
  readonly version: number;
  readonly teamId: string | null;
}

interface Wanted {
  readonly key: string;
  readonly name: string;
  readonly email: string | null;
  readonly teamId: string | null;
}

/**
 * People from a file: new ones have no log-in until somebody invites them. A person is the same one again by the
 * source's id, and without one by name within the source.
 */
@Injectable()
export class PeopleFromFiles extends PersonImport {
  constructor(
    private readonly database: Database,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    super();
  }

  override async fields(): Promise<readonly ImportField[]> {
    return FIELDS;
  }

  override keyOf(values: ImportRow['values']): string | null {
    return values['externalId'] ?? `name:${values['name']?.toLowerCase() ?? ''}`;
  }

  override async resolve(_field: string, values: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.many<{ value: string; id: string }>(sql`
      SELECT v.value, t.id FROM unnest(${values}::text[]) AS v(value)
      JOIN identity.team t ON platform.folded(t.name) = platform.folded(v.value)`);
    return new Map(rows.map(({ value, id }) => [value, id]));
  }

  override suggest(_field: string, value: string): Promise<readonly ImportChoice[]> {
    return this.database.many<ImportChoice>(sql`
      SELECT id, name AS label FROM identity.team
      ORDER BY similarity(platform.folded(name), platform.folded(${value})) DESC, name LIMIT 5`);
  }

  override async createMissing(
    tx: Tx,
    actor: Actor,
    _field: string,
    values: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const made = new Map<string, string>();
    for (const name of values) {
      const id = this.ids.next();
      await tx.many(sql`INSERT INTO identity.team (id, name, version) VALUES (${id}, ${name}, 1)`);
      const subject = { kind: 'team', id, version: 1 };
      await this.register.record(tx, actor, {
        stream: subject,
        subject,
        action: 'team.import',
        changes: [{ field: 'name', from: null, to: name }],
      });
      made.set(name, id);
    }
    return made;
  }

  override async createByNames(
    tx: Tx,
    actor: Actor,
    names: readonly string[],
    source: string,
  ): Promise<ReadonlyMap<string, string>> {
    const wanted = names.map((name) => ({ key: `name:${name.toLowerCase()}`, name, email: null, teamId: null }));
    const known = await this.known(tx, source, wanted);
    const missing = wanted.filter(({ key }) => !known.has(key));
    await this.insert(tx, actor, source, missing);
    const all = await this.known(tx, source, wanted);
    return new Map(wanted.map(({ key, name }) => [name, (all.get(key) as Known).id]));
  }

  override async apply(tx: Tx, actor: Actor, { source, mode, rows }: ImportBatch): Promise<readonly ImportOutcome[]> {
    const wanted = rows.map(
      ({ values }): Wanted => ({
        key: this.keyOf(values) as string,
        name: values['name'] as string,
        email: values['email'] ?? null,
        teamId: values['team'] ?? null,
      }),
    );
    const known = await this.known(tx, source, wanted);
    const taken = await takenEmails(tx, wanted);
    const outcomes = wanted.map((want): ImportOutcome => {
      const was = known.get(want.key);
      const bearer = want.email === null ? undefined : taken.get(want.email.toLowerCase());
      if (bearer !== undefined && bearer !== was?.id) {
        return {
          kind: 'REFUSED',
          field: 'email',
          code: 'EMAIL_TAKEN',
          message: 'Somebody else has this address already.',
        };
      }
      if (!was) return { kind: 'CREATED' };
      return changesOf(was, want).length > 0 ? { kind: 'CHANGED' } : { kind: 'UNCHANGED' };
    });
    if (mode === 'WRITE') {
      const of = (kind: ImportOutcome['kind']) => wanted.filter((_, index) => outcomes[index]?.kind === kind);
      await this.insert(tx, actor, source, of('CREATED'));
      for (const want of of('CHANGED')) await this.change(tx, actor, known.get(want.key) as Known, want);
    }
    return outcomes;
  }

  private async known(tx: Tx, source: string, wanted: readonly Wanted[]): Promise<Map<string, Known>> {
    const today = this.clock.now();
    const rows = await tx.many<Known>(sql`
      SELECT u.id, u.external_id AS key, u.name, u.email, u.version, m.team_id AS "teamId"
      FROM identity.user_account u
      LEFT JOIN identity.team_membership m ON m.user_id = u.id AND m.valid_from <= ${today}::date AND (m.valid_to IS NULL OR m.valid_to > ${today}::date)
      WHERE u.external_source = ${source} AND u.external_id = ANY(${wanted.map(({ key }) => key)}::text[])
      FOR UPDATE OF u`);
    return new Map(rows.map((row) => [row.key, row]));
  }

  private async insert(tx: Tx, actor: Actor, source: string, wanted: readonly Wanted[]): Promise<void> {
    if (wanted.length === 0) return;
    const made = wanted.map((want) => ({ ...want, id: this.ids.next(), membershipId: this.ids.next() }));
    await tx.many(sql`
      INSERT INTO identity.user_account (id, email, name, status, external_source, external_id, created_at, version)
      SELECT id, email, name, 'INVITED', ${source}, key, ${this.clock.now()}, 1
      FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb) AS r(id uuid, email text, name text, key text)`);
    await tx.many(sql`
      INSERT INTO identity.team_membership (id, team_id, user_id, valid_from)
      SELECT "membershipId", "teamId", id, ${localDateAt(this.clock.now(), actor.timeZone)}::date
      FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb) AS r("membershipId" uuid, "teamId" uuid, id uuid)
      WHERE "teamId" IS NOT NULL`);
    await this.register.recordMany(
      tx,
      actor,
      made.map(({ id, ...want }) => ({
        stream: { kind: 'user', id },
        subject: { kind: 'user', id, version: 1 },
        action: 'user.import',
        changes: changesOf({ name: null, email: null, teamId: null }, want),
      })),
    );
  }

  private async change(tx: Tx, actor: Actor, was: Known, want: Wanted): Promise<void> {
    await tx.many(sql`
      UPDATE identity.user_account SET name = ${want.name}, email = coalesce(${want.email}, email), version = version + 1 WHERE id = ${was.id}`);
    if (want.teamId !== null && want.teamId !== was.teamId) {
      const today = localDateAt(this.clock.now(), actor.timeZone);
      await tx.many(
        sql`DELETE FROM identity.team_membership WHERE user_id = ${was.id} AND valid_from >= ${today}::date`,
      );
      await tx.many(
        sql`UPDATE identity.team_membership SET valid_to = ${today}::date WHERE user_id = ${was.id} AND (valid_to IS NULL OR valid_to > ${today}::date)`,
      );
      await tx.many(sql`
        INSERT INTO identity.team_membership (id, team_id, user_id, valid_from) VALUES (${this.ids.next()}, ${want.teamId}, ${was.id}, ${today}::date)`);
    }
    const subject = { kind: 'user', id: was.id, version: was.version + 1 };
    await this.register.record(tx, actor, {
      stream: subject,
      subject,
      action: 'user.import',
      changes: changesOf(was, want),
    });
  }
}

/** An empty cell leaves what is there as it is. */
function changesOf(
  was: { readonly name: string | null; readonly email: string | null; readonly teamId: string | null },
  want: Omit<Wanted, 'key'>,
) {
  return (['name', 'email', 'teamId'] as const)
    .filter((field) => want[field] !== null && want[field] !== was[field] && !want[field].startsWith(NEW_REFERENCE))
    .map((field) => ({ field, from: was[field], to: want[field] }));
}

async function takenEmails(tx: Tx, wanted: readonly Wanted[]): Promise<ReadonlyMap<string, string>> {
  const emails = wanted.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]));
  const rows = await tx.many<{ email: string; id: string }>(sql`
    SELECT lower(email) AS email, id FROM identity.user_account WHERE lower(email) = ANY(${emails}::text[])`);
  return new Map(rows.map(({ email, id }) => [email, id]));
}
