import { createHash } from 'node:crypto';
import { Refused } from '@kontor/kernel';
import { Clock, sql, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { secondsToWait, type ThrottlePolicy, type ThrottleState, withAttempt } from '../domain/login-throttle.js';
import { withoutClaim } from './without-claim.js';

/** One counter of attempts, by account or by address. */
export interface AttemptCounter {
  readonly key: string;
  readonly policy: ThrottlePolicy;
}

export interface CountedAttempt {
  /** More than 0 when the attempt must not be made. */
  readonly secondsToWait: number;
  /** Whether the next attempt will have to wait. */
  readonly blocksNext: boolean;
}

interface ThrottleRow extends ThrottleState {
  readonly key: string;
}

/** Texts of any length and content become keys of one length, and no address of a person is kept in clear. */
export const counterKey = (kind: string, ...parts: readonly string[]): string =>
  `${kind}:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;

/** Counts attempts at something that can be guessed, and makes each further one wait longer. */
@Injectable()
export class AttemptLimiter {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts an attempt under every counter before it is checked. When one of them is blocked, nothing is counted and
   * the attempt must not be made.
   */
  count(counters: readonly AttemptCounter[]): Promise<CountedAttempt> {
    return withoutClaim(() => this.transactions.run((tx) => this.countIn(tx, counters)));
  }

  private async countIn(tx: Tx, counters: readonly AttemptCounter[]): Promise<CountedAttempt> {
    const now = this.clock.now();
    const keys = counters.map(({ key }) => key).sort();
    tx.send(sql`
      INSERT INTO identity.login_throttle (key, failures, last_failure_at)
      SELECT key, 0, ${now} FROM unnest(${keys}::text[]) AS key ORDER BY key ON CONFLICT DO NOTHING`);
    const rows = await tx.many<ThrottleRow>(sql`
      SELECT key, failures, last_failure_at AS "lastFailureAt", blocked_until AS "blockedUntil"
      FROM identity.login_throttle WHERE key = ANY (${keys}::text[]) ORDER BY key FOR UPDATE`);
    const wait = Math.max(0, ...rows.map((row) => secondsToWait(row, now)));
    if (wait > 0) return { secondsToWait: wait, blocksNext: true };
    let blocksNext = false;
    for (const { key, policy } of counters) {
      const state = withAttempt(policy, rows.find((row) => row.key === key) ?? null, now);
      blocksNext ||= state.blockedUntil !== null;
      tx.send(sql`
        UPDATE identity.login_throttle
        SET failures = ${state.failures}, last_failure_at = ${state.lastFailureAt}, blocked_until = ${state.blockedUntil}
        WHERE key = ${key}`);
    }
    return { secondsToWait: 0, blocksNext };
  }

  /** The attempt was right: it no longer counts. */
  forgive(tx: Tx, counters: readonly AttemptCounter[]): void {
    for (const { key, policy } of [...counters].sort((a, b) => (a.key < b.key ? -1 : 1))) {
      tx.send(sql`
        UPDATE identity.login_throttle
        SET failures = greatest(failures - 1, 0),
          blocked_until = CASE WHEN failures - 1 > ${policy.freeFailures} THEN blocked_until END
        WHERE key = ${key}`);
    }
  }

  /** Somebody has proved who they are: wrong attempts before do not count any more. */
  clear(tx: Tx, counter: AttemptCounter): void {
    tx.send(sql`DELETE FROM identity.login_throttle WHERE key = ${counter.key}`);
  }
}

export const tooManyAttempts = (seconds: number): Refused =>
  new Refused('RATE_LIMITED', `Too many attempts. Wait ${seconds} seconds, then try again.`, {
    retryAfterSeconds: seconds,
  });
