import type { LocalDate } from '@kontor/kernel';
import type { TeamId, UserId } from './ids.js';

export interface Person {
  readonly id: UserId;
  readonly name: string;
  readonly email: string | null;
  readonly status: 'INVITED' | 'ACTIVE' | 'DISABLED';
}

/** What other contexts may ask about people. Read-only, and blind to row scopes: names of colleagues are no secret. */
export abstract class PeopleDirectory {
  abstract find(ids: readonly string[]): Promise<Person[]>;
  /** Whether somebody may become the owner of something: the account exists and is not disabled. */
  abstract canOwn(id: string): Promise<boolean>;
  /** Names are compared without case, marks and outer blanks; a name that several people bear has several entries. */
  abstract findByNames(names: readonly string[]): Promise<ReadonlyMap<string, readonly Person[]>>;
  abstract findByEmails(emails: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  /** Ids under which an imported source knows people. */
  abstract findByExternalIds(source: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, Person>>;
  /** People whose names are most like `text`, the likeliest first. */
  abstract findLike(text: string, limit: number): Promise<Person[]>;
  /** The team of each person on a date; people without one then have no entry. */
  abstract homeTeams(userIds: readonly string[], on: LocalDate): Promise<ReadonlyMap<string, TeamId>>;
}
