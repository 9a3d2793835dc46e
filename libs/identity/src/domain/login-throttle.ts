// How long a log-in must wait after wrong passwords: a few are free, then each one doubles the wait, up to a quarter of
// an hour, and a day without any forgets them. Source: OWASP ASVS 5.0 V6.3.1, NIST SP 800-63B-4 §3.2.2.

export interface ThrottlePolicy {
  /** Wrong attempts without any wait. */
  readonly freeFailures: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

/**
 * Counted for one account, wherever the attempts come from. A person at an address from which they have logged in
 * before is counted apart, so that a stranger cannot keep them, or the only administrator, out.
 */
export const ACCOUNT_POLICY: ThrottlePolicy = { freeFailures: 5, firstWaitMs: 2_000, longestWaitMs: 15 * 60_000 };

/** Counted for one address, whatever the accounts; an office behind one address has many people. */
export const ADDRESS_POLICY: ThrottlePolicy = { freeFailures: 30, firstWaitMs: 2_000, longestWaitMs: 15 * 60_000 };

/** Requests for a link by mail: few, or somebody's mailbox fills. */
export const MAIL_POLICY: ThrottlePolicy = { freeFailures: 3, firstWaitMs: 60_000, longestWaitMs: 60 * 60_000 };

/** The same for all accounts together that one address asks about. */
export const MAIL_ADDRESS_POLICY: ThrottlePolicy = { ...MAIL_POLICY, freeFailures: 20 };

const FORGOTTEN_AFTER_MS = 24 * 60 * 60_000;

export interface ThrottleState {
  readonly failures: number;
  readonly lastFailureAt: Date;
  readonly blockedUntil: Date | null;
}

/** How long to wait after that many wrong attempts. Never less after more of them. */
export function waitAfter(policy: ThrottlePolicy, failures: number): number {
  const beyond = failures - policy.freeFailures;
  if (beyond <= 0) return 0;
  return Math.min(policy.firstWaitMs * 2 ** Math.min(beyond - 1, 40), policy.longestWaitMs);
}

/** Whole seconds until the next attempt may be made; 0 when it may be made now. */
export function secondsToWait(state: ThrottleState | null, now: Date): number {
  const until = state?.blockedUntil?.getTime() ?? 0;
  return Math.max(0, Math.ceil((until - now.getTime()) / 1000));
}

/**
 * The state after one more attempt, counted as wrong before it is checked, so that many at once cannot all be the
 * first. Attempts during a wait are refused without being counted: nobody can lengthen another's wait.
 */
export function withAttempt(policy: ThrottlePolicy, state: ThrottleState | null, now: Date): ThrottleState {
  const forgotten = state === null || now.getTime() - state.lastFailureAt.getTime() > FORGOTTEN_AFTER_MS;
  const failures = (forgotten ? 0 : state.failures) + 1;
  const wait = waitAfter(policy, failures);
  return { failures, lastFailureAt: now, blockedUntil: wait > 0 ? new Date(now.getTime() + wait) : null };
}
