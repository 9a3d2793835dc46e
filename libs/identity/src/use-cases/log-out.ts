import { type Actor, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { SecurityLog } from '../security/security-log.js';
import { Sessions } from '../security/sessions.js';

/** Ends the session that asks. Ending what is over already is no refusal. */
@Injectable()
export class LogOut {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly log: SecurityLog,
  ) {}

  execute(actor: Actor, sessionId: string | null): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      if (actor.userId === null || sessionId === null) return true;
      const ended = await this.sessions.end(tx, actor.userId, sessionId);
      if (ended) this.log.record(tx, { kind: 'log-out', userId: actor.userId });
      return true;
    });
  }
}
