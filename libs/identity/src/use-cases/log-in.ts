import { Refused } from '@kontor/kernel';
import { Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ACCOUNT_POLICY, ADDRESS_POLICY } from '../domain/login-throttle.js';
import { setPassword } from '../persistence/set-password.js';
import { type LogInCandidate, LogInQuery } from '../queries/log-in.query.js';
import { type AttemptCounter, AttemptLimiter, counterKey, tooManyAttempts } from '../security/attempt-limiter.js';
import { type Hashing, PasswordHasher } from '../security/password-hasher.js';
import { addressBlock, type RequestOrigin } from '../security/request-origin.js';
import { SecurityLog } from '../security/security-log.js';
import { type OpenedSession, Sessions } from '../security/sessions.js';
import { withoutClaim } from '../security/without-claim.js';

/**
 * Opens a session for whoever knows the password. Unknown, disabled and wrong are one answer, of one text, code and
 * duration. Refusals: `CREDENTIALS_INVALID`, `RATE_LIMITED` with `retryAfterSeconds`.
 */
@Injectable()
export class LogIn {
  constructor(
    private readonly transactions: Transactions,
    private readonly candidates: LogInQuery,
    private readonly limiter: AttemptLimiter,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly log: SecurityLog,
  ) {}

  execute(origin: RequestOrigin, input: { email: string; password: string }): Promise<OpenedSession> {
    return this.hasher.inTurn((hashing) => this.admitted(hashing, origin, input));
  }

  private async admitted(
    hashing: Hashing,
    origin: RequestOrigin,
    input: { email: string; password: string },
  ): Promise<OpenedSession> {
    const email = input.email.trim();
    const candidate = await this.candidates.find(email, origin.address);
    const counters = countersOf(email, origin, candidate?.addressIsKnown ?? false);
    const { secondsToWait, blocksNext } = await this.limiter.count(counters);
    if (secondsToWait > 0) throw tooManyAttempts(secondsToWait);

    const checked = await this.check(hashing, candidate, input.password);
    if (candidate === null || !checked.fits || candidate.status !== 'ACTIVE') {
      await this.noteFailure(candidate, origin, blocksNext);
      throw new Refused(
        'CREDENTIALS_INVALID',
        'The e-mail address or the password is wrong. Check both and try again.',
      );
    }
    const open = async (tx: Tx) => {
      if (checked.rehashed !== null) setPassword(tx, candidate.id, checked.rehashed);
      const [account, address] = counters;
      this.limiter.clear(tx, account);
      this.limiter.forgive(tx, [address]);
      this.log.record(tx, { kind: 'log-in.succeeded', userId: candidate.id, address: origin.address });
      return this.sessions.open(tx, candidate.id, origin);
    };
    return withoutClaim(() => this.transactions.run(open));
  }

  private async check(
    hashing: Hashing,
    candidate: LogInCandidate | null,
    password: string,
  ): Promise<{ fits: boolean; rehashed: string | null }> {
    const hashed = candidate?.passwordHash ?? null;
    const fits = await hashing.verify(hashed, password);
    const rehashed = fits && hashed !== null && this.hasher.isWeak(hashed) ? await hashing.hash(password) : null;
    return { fits, rehashed };
  }

  private noteFailure(candidate: LogInCandidate | null, origin: RequestOrigin, blocksNext: boolean): Promise<void> {
    const event = { userId: candidate?.id ?? null, address: origin.address };
    const note = async (tx: Tx) => {
      this.log.record(tx, { ...event, kind: 'log-in.failed' });
      if (blocksNext) this.log.record(tx, { ...event, kind: 'log-in.throttled' });
    };
    return withoutClaim(() => this.transactions.run(note));
  }
}

/** The account's counter, then the address's. */
function countersOf(
  email: string,
  origin: RequestOrigin,
  addressIsKnown: boolean,
): readonly [AttemptCounter, AttemptCounter] {
  const account = email.toLowerCase();
  const address = addressBlock(origin.address);
  return [
    {
      key: addressIsKnown ? counterKey('account-at', account, address) : counterKey('account', account),
      policy: ACCOUNT_POLICY,
    },
    { key: counterKey('address', address), policy: ADDRESS_POLICY },
  ];
}
