import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { Refused } from '@kontor/kernel';
import { Injectable } from '@nestjs/common';
import { MAX_PASSWORD_BYTES, normalPassword } from '../domain/password-policy.js';

/** The library's enum is a constant of its types only. */
const ARGON2ID = 2 as Algorithm.Argon2id;

/** OWASP's first recommendation for Argon2id: 19 MiB, two passes, one lane. */
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Each takes a core for some 12 ms and 19 MiB: more at once would only make every other request wait. */
const MOST_RUNNING = 2;
const MOST_WAITING = 16;

/** What may be done with passwords in one's turn. */
export interface Hashing {
  hash(password: string): Promise<string>;
  /**
   * Whether the password is the hashed one. Without a hash (no such account, none set) the same work is done on a
   * dummy and the answer is no, so that the time tells nobody which accounts there are.
   */
  verify(hashed: string | null, password: string): Promise<boolean>;
}

/** Hashes and checks passwords, a few at a time. Refusal: `RATE_LIMITED` when too many wait already. */
@Injectable()
export class PasswordHasher implements Hashing {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private dummy: Promise<string> | null = null;

  private readonly hashing: Hashing = {
    hash: (password) => hash(normalPassword(password), { algorithm: ARGON2ID, ...STRENGTH }),
    verify: async (hashed, password) => {
      const possible = hashed !== null && Buffer.byteLength(password) <= 4 * MAX_PASSWORD_BYTES;
      const against = possible ? hashed : await this.dummyHash();
      const fits = await verify(against, possible ? normalPassword(password) : '');
      return fits && possible;
    },
  };

  hash(password: string): Promise<string> {
    return this.inTurn((hashing) => hashing.hash(password));
  }

  verify(hashed: string | null, password: string): Promise<boolean> {
    return this.inTurn((hashing) => hashing.verify(hashed, password));
  }

  /** Made with weaker parameters than today's: to be replaced at the next log-in, when the password is at hand. */
  isWeak(hashed: string): boolean {
    const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(hashed);
    return match === null || Number(match[1]) < STRENGTH.memoryCost || Number(match[2]) < STRENGTH.timeCost;
  }

  /** Made once, before anybody asks: the first unknown account must not take longer than the others. */
  async onModuleInit(): Promise<void> {
    await this.dummyHash();
  }

  private dummyHash(): Promise<string> {
    this.dummy ??= this.hashing.hash('no account has this password');
    return this.dummy;
  }

  /**
   * Does all of a piece of work in one turn, what it asks of the database included: a crowd at the door then holds
   * two connections, and whoever finds the queue full is sent away before anything is asked of anybody.
   */
  async inTurn<T>(work: (hashing: Hashing) => Promise<T>): Promise<T> {
    if (this.running >= MOST_RUNNING) {
      if (this.waiting.length >= MOST_WAITING) {
        throw new Refused('RATE_LIMITED', 'Too many people are logging in at once. Try again in a moment.', {
          retryAfterSeconds: 1,
        });
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work(this.hashing);
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
