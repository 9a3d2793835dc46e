import type { LocalDate } from '@kontor/kernel';
import { Clock, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { FeedCode, FeedSource } from '../domain/rate-table.js';

/** How asking each bank goes, and how far it has been asked. */
@Injectable()
export class FeedRepository {
  constructor(private readonly clock: Clock) {}

  async lastTable(tx: Tx, source: FeedSource): Promise<LocalDate | null> {
    const row = await tx.one<{ day: LocalDate | null }>(
      sql`SELECT max(rate_date)::text AS day FROM currency.rate_table WHERE source = ${source}`,
    );
    return row?.day ?? null;
  }

  answered(tx: Tx, source: FeedSource, askedThrough: LocalDate): void {
    const now = this.clock.now();
    tx.send(sql`
      INSERT INTO currency.feed (source, asked_at, answered_at, asked_through) VALUES (${source}, ${now}, ${now}, ${askedThrough}::date)
      ON CONFLICT (source) DO UPDATE SET asked_at = EXCLUDED.asked_at, answered_at = EXCLUDED.answered_at,
        asked_through = greatest(feed.asked_through, EXCLUDED.asked_through), failing_since = NULL, failures = 0, problem = NULL, alarmed_at = NULL`);
  }

  /** Answers how many times running it has failed now. */
  async failed(tx: Tx, source: FeedSource, problem: FeedCode): Promise<number> {
    const now = this.clock.now();
    const row = await tx.one<{ failures: number }>(sql`
      INSERT INTO currency.feed (source, asked_at, failing_since, failures, problem) VALUES (${source}, ${now}, ${now}, 1, ${problem})
      ON CONFLICT (source) DO UPDATE SET asked_at = EXCLUDED.asked_at, failing_since = coalesce(feed.failing_since, EXCLUDED.failing_since),
        failures = feed.failures + 1, problem = EXCLUDED.problem
      RETURNING failures`);
    return row?.failures ?? 1;
  }

  alarmed(tx: Tx, source: FeedSource): void {
    tx.send(sql`UPDATE currency.feed SET alarmed_at = ${this.clock.now()} WHERE source = ${source}`);
  }
}
