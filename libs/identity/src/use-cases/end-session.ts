import { type Actor, notFound, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { requirePerson } from '../security/require-person.js';
import { SecurityLog } from '../security/security-log.js';
import { Sessions } from '../security/sessions.js';

/** Ends one of one's own sessions, as on a device that was left behind. Refusals: `NOT_FOUND`, `SESSION_NEEDED`. */
@Injectable()
export class EndSession {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: Sessions,
    private readonly log: SecurityLog,
  ) {}

  async execute(actor: Actor, sessionId: string): Promise<boolean> {
    const userId = requirePerson(actor);
    return this.transactions.run(async (tx) => {
      if (!(await this.sessions.end(tx, userId, sessionId))) throw notFound('session');
      this.log.record(tx, { kind: 'session.ended', userId });
      return true;
    });
  }
}
