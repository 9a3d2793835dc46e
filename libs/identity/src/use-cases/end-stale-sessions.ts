import { Clock, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { idleSince, KEPT_DAYS } from '../security/sessions.js';

const DAY_MS = 86_400_000;

/**
 * Ends sessions that are idle or over, and deletes what nobody needs any more: sessions, links and counters of long
 * ago. Called by a schedule; running it twice changes nothing. Answers how many sessions it ended.
 */
@Injectable()
export class EndStaleSessions {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<{ ended: number }> {
    return this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const keptSince = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
      const ended = await tx.many(sql`
        UPDATE identity.session SET ended_at = ${now}
        WHERE ended_at IS NULL AND (expires_at <= ${now} OR last_seen_at <= ${idleSince(now)}) RETURNING id`);
      tx.send(sql`DELETE FROM identity.session WHERE ended_at IS NOT NULL AND last_seen_at < ${keptSince}`);
      tx.send(sql`DELETE FROM identity.single_use_link WHERE expires_at < ${keptSince}`);
      tx.send(sql`DELETE FROM identity.login_throttle WHERE last_failure_at < ${new Date(now.getTime() - 2 * DAY_MS)}`);
      return { ended: ended.length };
    });
  }
}
