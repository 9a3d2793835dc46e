import { Injectable } from '@nestjs/common';
import type { Actor } from '@kontor/platform';
import { AuthenticationQuery, type PersonWithRights } from '../queries/authentication.query.js';
import { Grants } from './grants.js';

/** What of an actor is the person's, whichever way they came in. */
export type RememberedPerson = Omit<Actor, 'kind' | 'channel'>;

interface Remembered {
  readonly person: RememberedPerson;
  readonly dayBegins: number;
  readonly dayEnds: number;
}

/** More people than log in to one installation in a day; forgetting all of them costs one statement each. */
const MOST_REMEMBERED = 5_000;

/**
 * People with their rights, remembered for as long as nobody's rights have changed. The number that says so is read
 * from the database with every request: what is remembered is never older than it, in any process.
 */
@Injectable()
export class RememberedPeople {
  private rightsVersion = '';
  private readonly people = new Map<string, Remembered>();

  constructor(
    private readonly query: AuthenticationQuery,
    private readonly grants: Grants,
  ) {}

  /** `rightsVersion` as the request has just read it. `null` when there is no such active person. */
  async find(userId: string, rightsVersion: string, now: Date): Promise<RememberedPerson | null> {
    if (rightsVersion !== this.rightsVersion) this.forgetAllBefore(rightsVersion);
    const known = this.people.get(userId);
    const at = now.getTime();
    if (known && rightsVersion === this.rightsVersion && known.dayBegins <= at && at < known.dayEnds)
      return known.person;
    const found = await this.query.findPerson(userId, now);
    return found && this.remember(found, rightsVersion);
  }

  /** As they are now, for work that reads no number. */
  async findNow(userId: string, now: Date): Promise<RememberedPerson | null> {
    const found = await this.query.findPerson(userId, now);
    return found && this.personOf(found);
  }

  /** A request that was overtaken brings an older number: it is not for it to forget what a newer one has read. */
  private forgetAllBefore(rightsVersion: string): void {
    if (this.rightsVersion !== '' && BigInt(rightsVersion) < BigInt(this.rightsVersion)) return;
    this.people.clear();
    this.rightsVersion = rightsVersion;
  }

  /** Kept only if no newer number came while the person was read: they might be as they were before it. */
  private remember(found: PersonWithRights, rightsVersion: string): RememberedPerson {
    const person = this.personOf(found);
    if (rightsVersion === this.rightsVersion) {
      if (this.people.size >= MOST_REMEMBERED) this.people.clear();
      const [dayBegins, dayEnds] = [found.dayBegins.getTime(), found.dayEnds.getTime()];
      this.people.set(found.userId, { person, dayBegins, dayEnds });
    }
    return person;
  }

  private personOf(found: PersonWithRights): RememberedPerson {
    const { permissions, scopes } = this.grants.rightsOf(found.roles);
    return {
      userId: found.userId,
      name: found.name,
      permissions,
      scopes,
      teamIds: found.teamIds,
      homeTeamId: found.homeTeamId,
      baseCurrency: found.baseCurrency,
      timeZone: found.timeZone,
    };
  }
}
