import { type LocalDate, localDate } from '@kontor/kernel';
import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { TeamId } from '../contract/ids.js';
import { PeopleDirectory, type Person } from '../contract/people-directory.js';

const person = sql`account.id, account.name, account.email, account.status FROM identity.user_account AS account`;

export const peopleByIdStatement = (ids: readonly string[]): Statement<Person> =>
  sql`SELECT ${person} WHERE account.id = ANY (${ids}::uuid[])`;

export const peopleByNameStatement = (names: readonly string[]): Statement<Person & { asked: string }> => sql`
  SELECT asked, ${person} JOIN unnest(${names}::text[]) AS asked
    ON platform.folded(account.name) = platform.folded(regexp_replace(btrim(asked), ' +', ' ', 'g'))
  ORDER BY account.status = 'DISABLED', account.id`;

export const peopleByEmailStatement = (emails: readonly string[]): Statement<Person & { asked: string }> => sql`
  SELECT asked, ${person} JOIN unnest(${emails}::text[]) AS asked ON lower(account.email) = lower(btrim(asked))`;

export const peopleByExternalIdStatement = (
  source: string,
  externalIds: readonly string[],
): Statement<Person & { asked: string }> => sql`
  SELECT account.external_id AS asked, ${person}
  WHERE account.external_source = ${source} AND account.external_id = ANY (${externalIds}::text[])`;

export const peopleLikeStatement = (text: string, limit: number): Statement<Person> => sql`
  SELECT ${person} WHERE account.status <> 'DISABLED'
  ORDER BY public.word_similarity(platform.folded(${text}), platform.folded(account.name)) DESC, account.name, account.id
  LIMIT ${limit}`;

export const homeTeamsStatement = (
  userIds: readonly string[],
  on: LocalDate,
): Statement<{ userId: string; teamId: TeamId }> => sql`
  SELECT user_id AS "userId", team_id AS "teamId" FROM identity.team_membership
  WHERE user_id = ANY (${userIds}::uuid[]) AND daterange(valid_from, valid_to) @> ${on}::date`;

const withoutNul = (text: string): string => text.replaceAll('\u0000', '');

@Injectable()
export class PeopleDirectoryQuery extends PeopleDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  find(ids: readonly string[]): Promise<Person[]> {
    return this.database.many(peopleByIdStatement(ids));
  }

  async canOwn(id: string): Promise<boolean> {
    const [found] = await this.find([id]);
    return found !== undefined && found.status !== 'DISABLED';
  }

  async findByNames(names: readonly string[]): Promise<ReadonlyMap<string, readonly Person[]>> {
    const rows = await this.database.many(peopleByNameStatement(names.map(withoutNul)));
    return new Map(
      names.map((name) => [
        name,
        rows.filter(({ asked }) => asked === withoutNul(name)).map(({ asked: _, ...one }) => one),
      ]),
    );
  }

  async findByEmails(emails: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    const rows = await this.database.many(peopleByEmailStatement(emails.map(withoutNul)));
    return new Map(rows.map(({ asked, ...one }) => [asked, one]));
  }

  async findByExternalIds(source: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    const rows = await this.database.many(peopleByExternalIdStatement(source, externalIds.map(withoutNul)));
    return new Map(rows.map(({ asked, ...one }) => [asked, one]));
  }

  findLike(text: string, limit: number): Promise<Person[]> {
    return this.database.many(peopleLikeStatement(withoutNul(text), limit));
  }

  async homeTeams(userIds: readonly string[], on: LocalDate): Promise<ReadonlyMap<string, TeamId>> {
    const rows = await this.database.many(homeTeamsStatement(userIds, on));
    return new Map(rows.map(({ userId, teamId }) => [userId, teamId]));
  }
}

export const examples = (): Record<string, Statement> => {
  const someId = '01930000-0000-7000-8000-000000000001';
  return {
    byId: peopleByIdStatement([someId]),
    byName: peopleByNameStatement(['Anna Nowak']),
    byEmail: peopleByEmailStatement(['anna@example.com']),
    byExternalId: peopleByExternalIdStatement('old-crm', ['17']),
    like: peopleLikeStatement('Ana Novak', 5),
    homeTeams: homeTeamsStatement([someId], localDate('2026-11-23')),
  };
};
