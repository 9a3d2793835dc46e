import { Mailer, Outbox, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { resetRequested } from '../contract/events.js';
import { parseEmail } from '../domain/email.js';
import { MAIL_ADDRESS_POLICY, MAIL_POLICY } from '../domain/login-throttle.js';
import { AttemptLimiter, counterKey, tooManyAttempts } from '../security/attempt-limiter.js';
import { addressBlock, type RequestOrigin } from '../security/request-origin.js';
import { SecurityLog } from '../security/security-log.js';
import { withoutClaim } from '../security/without-claim.js';

/**
 * Asks for a reset link by mail. Does the same for every address, whether or not it is somebody's: only the worker,
 * later, looks whose it is. Without mail nothing happens: an administrator issues the link. Refusal: `RATE_LIMITED`.
 */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly transactions: Transactions,
    private readonly limiter: AttemptLimiter,
    private readonly mailer: Mailer,
    private readonly outbox: Outbox,
    private readonly log: SecurityLog,
  ) {}

  async execute(origin: RequestOrigin, input: { email: string }): Promise<true> {
    const email = parseEmail(input.email);
    const { secondsToWait } = await this.limiter.count([
      { key: counterKey('reset', input.email.trim().toLowerCase()), policy: MAIL_POLICY },
      { key: counterKey('reset-from', addressBlock(origin.address)), policy: MAIL_ADDRESS_POLICY },
    ]);
    if (secondsToWait > 0) throw tooManyAttempts(secondsToWait);
    if (!email.ok || !this.mailer.isConfigured) return true;
    const request = async (tx: Tx) => {
      await this.outbox.add(tx, resetRequested(email.value));
      this.log.record(tx, { kind: 'password-reset.requested', userId: null, address: origin.address });
    };
    await withoutClaim(() => this.transactions.run(request));
    return true;
  }
}
