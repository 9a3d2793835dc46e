import {
  type Actor,
  Clock,
  Database,
  decodeCursor,
  joinSql,
  type Page,
  pageSize,
  type Statement,
  sql,
  toPage,
} from '@kontor/platform';
import { type LocalDate, localDate, localDateAt } from '@kontor/kernel';
import { Injectable } from '@nestjs/common';
import type { UserStatus } from '../persistence/user-account.row.js';
import { roleJson } from './roles.query.js';
import type { NamedRef, UserView } from './views.js';

export interface UserFilter {
  /** Part of a name or an e-mail address, without regard to case and marks. */
  readonly text?: string | null;
  readonly status?: UserStatus | null;
  /** Members on the day of asking. */
  readonly teamId?: string | null;
}

export interface CappedCount {
  readonly value: number;
  readonly capped: boolean;
}

export const MOST_COUNTED = 10_000;

const userColumns = (today: LocalDate): Statement => sql`
  account.id, account.email, account.name, account.status, account.language, account.version,
  account.last_login_at AS "lastLoginAt", account.created_at AS "createdAt",
  (
    SELECT coalesce(jsonb_agg(${roleJson} ORDER BY role.built_in DESC, role.name ->> 'en', role.id), '[]')
    FROM identity.user_role JOIN identity.role ON role.id = user_role.role_id WHERE user_role.user_id = account.id
  ) AS roles,
  (
    SELECT jsonb_build_object('id', team.id, 'name', team.name)
    FROM identity.team_membership JOIN identity.team ON team.id = team_membership.team_id
    WHERE team_membership.user_id = account.id AND daterange(valid_from, valid_to) @> ${today}::date
  ) AS team`;

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

function conditions(filter: UserFilter, today: LocalDate): Statement {
  const { text, status, teamId } = filter;
  const all: Statement[] = [];
  if (text) {
    const like = `%${escaped(text.replaceAll('\u0000', ''))}%`;
    all.push(
      sql`(platform.folded(account.name) LIKE platform.folded(${like}) OR lower(account.email) LIKE lower(${like}))`,
    );
  }
  if (status) all.push(sql`account.status = ${status}`);
  if (teamId) {
    all.push(sql`EXISTS (SELECT FROM identity.team_membership WHERE team_membership.user_id = account.id
      AND team_membership.team_id = ${teamId} AND daterange(valid_from, valid_to) @> ${today}::date)`);
  }
  return joinSql(all, sql` AND `, sql`TRUE`);
}

type UserRow = UserView & { readonly sortName: string };

export const usersStatement = (
  filter: UserFilter,
  page: { first: number; after: readonly (string | number | null)[] | null },
  today: LocalDate,
): Statement<UserRow> => sql`
  SELECT platform.folded(account.name) AS "sortName", ${userColumns(today)}
  FROM identity.user_account AS account
  WHERE ${conditions(filter, today)}
    AND ${page.after ? sql`(platform.folded(account.name), account.id) > (${page.after[0]}::text, ${page.after[1]}::uuid)` : sql`TRUE`}
  ORDER BY platform.folded(account.name), account.id LIMIT ${page.first + 1}`;

export const userCountStatement = (filter: UserFilter, today: LocalDate): Statement<{ value: number }> => sql`
  SELECT count(*)::integer AS value FROM (
    SELECT FROM identity.user_account AS account WHERE ${conditions(filter, today)} LIMIT ${MOST_COUNTED + 1}) AS counted`;

export const userStatement = (id: string, today: LocalDate): Statement<UserView> => sql`
  SELECT ${userColumns(today)} FROM identity.user_account AS account WHERE account.id = ${id}`;

export const peopleStatement = (text: string | null, first: number): Statement<NamedRef> => sql`
  SELECT account.id, account.name FROM identity.user_account AS account
  WHERE account.status <> 'DISABLED' AND ${conditions({ text }, localDate('2000-01-01'))}
  ORDER BY platform.folded(account.name), account.id LIMIT ${first}`;

@Injectable()
export class UsersQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async page(actor: Actor, filter: UserFilter, first: number, after: string | null): Promise<Page<UserView>> {
    const keys = after === null ? null : decodeCursor(after, 2);
    const size = pageSize(first);
    const rows = await this.database.many(usersStatement(filter, { first: size, after: keys }, this.today(actor)));
    return toPage(rows, size, after, (row) => [row.sortName, row.id]);
  }

  async count(actor: Actor, filter: UserFilter): Promise<CappedCount> {
    const row = await this.database.one(userCountStatement(filter, this.today(actor)));
    const value = row?.value ?? 0;
    return { value: Math.min(value, MOST_COUNTED), capped: value > MOST_COUNTED };
  }

  /** Names for pickers, without those who have left. */
  people(text: string | null, first: number): Promise<NamedRef[]> {
    return this.database.many(peopleStatement(text, pageSize(first)));
  }

  private today(actor: Actor): LocalDate {
    return localDateAt(this.clock.now(), actor.timeZone);
  }
}

const SOME_ID = '01930000-0000-7000-8000-000000000001';
const SOME_DAY = localDate('2026-11-23');

export const examples = (): Record<string, Statement> => {
  const filter: UserFilter = { text: 'nowak', status: 'ACTIVE', teamId: SOME_ID };
  return {
    users: usersStatement(filter, { first: 50, after: ['anna nowak', SOME_ID] }, SOME_DAY),
    count: userCountStatement(filter, SOME_DAY),
    user: userStatement(SOME_ID, SOME_DAY),
    people: peopleStatement('nowak', 20),
  };
};
