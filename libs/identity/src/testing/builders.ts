import { randomUUID } from 'node:crypto';
import { currencyCode } from '@kontor/kernel';
import type { Actor, RowScope, ScopedKind, ScopePair } from '@kontor/platform';
import { Client } from 'pg';
import type { TeamId, UserId } from '../contract/ids.js';

/** Where builders write: a test database (`testDatabase()`), as its owner. */
export interface BuilderDatabase {
  readonly ownerUrl: string;
}

async function insert(db: BuilderDatabase, text: string, values: readonly unknown[]): Promise<void> {
  const client = new Client({ connectionString: db.ownerUrl });
  await client.connect();
  try {
    await client.query(text, [...values]);
  } finally {
    await client.end();
  }
}

export interface UserOverrides {
  readonly id?: string;
  readonly name?: string;
  readonly email?: string;
  readonly language?: 'pl' | 'en';
  readonly status?: 'INVITED' | 'ACTIVE' | 'DISABLED';
  readonly passwordHash?: string | null;
  readonly externalSource?: string | null;
  readonly externalId?: string | null;
  /** Makes the person a member of this team since 2020-01-01. */
  readonly teamId?: string;
  /** Keys of roles that are there. */
  readonly roles?: readonly string[];
}

/** A person in the database; their id comes back. */
export async function aUser(db: BuilderDatabase, overrides: UserOverrides = {}): Promise<UserId> {
  const id = overrides.id ?? randomUUID();
  const { name = `Person ${id.slice(0, 8)}`, email = `person-${id.slice(0, 8)}@example.com` } = overrides;
  await insert(
    db,
    `INSERT INTO identity.user_account (id, email, name, language, password_hash, status, external_source, external_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '2026-01-01T00:00:00Z')`,
    [
      id,
      email,
      name,
      overrides.language ?? 'pl',
      overrides.passwordHash ?? null,
      overrides.status ?? 'ACTIVE',
      overrides.externalSource ?? null,
      overrides.externalId ?? null,
    ],
  );
  if (overrides.teamId) await aMembership(db, { userId: id, teamId: overrides.teamId });
  if (overrides.roles?.length) {
    await insert(
      db,
      'INSERT INTO identity.user_role (user_id, role_id) SELECT $1, id FROM identity.role WHERE key = ANY ($2)',
      [id, overrides.roles],
    );
  }
  return id as UserId;
}

/** A team in the database; its id comes back. */
export async function aTeam(
  db: BuilderDatabase,
  overrides: { id?: string; name?: string; parentId?: string | null; leaderId?: string | null } = {},
): Promise<TeamId> {
  const id = overrides.id ?? randomUUID();
  await insert(db, 'INSERT INTO identity.team (id, name, parent_id, leader_id) VALUES ($1, $2, $3, $4)', [
    id,
    overrides.name ?? `Team ${id.slice(0, 8)}`,
    overrides.parentId ?? null,
    overrides.leaderId ?? null,
  ]);
  return id as TeamId;
}

export async function aMembership(
  db: BuilderDatabase,
  membership: { userId: string; teamId: string; validFrom?: string; validTo?: string | null },
): Promise<void> {
  await insert(
    db,
    'INSERT INTO identity.team_membership (id, team_id, user_id, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5)',
    [
      randomUUID(),
      membership.teamId,
      membership.userId,
      membership.validFrom ?? '2020-01-01',
      membership.validTo ?? null,
    ],
  );
}

export async function aRole(
  db: BuilderDatabase,
  overrides: {
    key?: string;
    permissions?: readonly string[];
    scopes?: Partial<Record<ScopedKind, ScopePair>>;
    builtIn?: boolean;
  } = {},
): Promise<string> {
  const id = randomUUID();
  const key = overrides.key ?? `role-${id.slice(0, 8)}`;
  await insert(
    db,
    'INSERT INTO identity.role (id, key, name, permissions, scopes, built_in) VALUES ($1, $2, $3, $4, $5, $6)',
    [
      id,
      key,
      JSON.stringify({ pl: key, en: key }),
      overrides.permissions ?? [],
      JSON.stringify(overrides.scopes ?? {}),
      overrides.builtIn ?? false,
    ],
  );
  return id;
}

/** The one organisation of the database, as a Polish company that counts in PLN. */
export async function anOrganisation(
  db: BuilderDatabase,
  overrides: { name?: string; baseCurrency?: string; timeZone?: string; isDemo?: boolean } = {},
): Promise<string> {
  const id = randomUUID();
  await insert(
    db,
    `INSERT INTO identity.organisation (id, name, base_currency, time_zone, is_demo, set_up_at)
     VALUES ($1, $2, $3, $4, $5, '2026-01-01T00:00:00Z')`,
    [
      id,
      overrides.name ?? 'Organizacja',
      overrides.baseCurrency ?? 'PLN',
      overrides.timeZone ?? 'Europe/Warsaw',
      overrides.isDemo ?? false,
    ],
  );
  return id;
}

const EVERY_KIND: readonly ScopedKind[] = ['customer', 'opportunity', 'activity'];

/** The same reach for every kind of record, to read and to write. */
export const scopesOf = (read: RowScope, write: RowScope = read): Actor['scopes'] =>
  Object.fromEntries(EVERY_KIND.map((kind) => [kind, { read, write }]));

/** Who a use case or query is called by; without overrides somebody without any permission who reaches everything. */
export function anActor(
  overrides: Partial<Omit<Actor, 'permissions'>> & { permissions?: Iterable<string> } = {},
): Actor {
  const { permissions = [], ...rest } = overrides;
  return {
    kind: 'USER',
    userId: randomUUID(),
    name: 'Anna Nowak',
    channel: 'WEB',
    scopes: scopesOf('ALL'),
    teamIds: [],
    homeTeamId: null,
    baseCurrency: currencyCode('PLN'),
    timeZone: 'Europe/Warsaw',
    ...rest,
    permissions: new Set(permissions),
  };
}
