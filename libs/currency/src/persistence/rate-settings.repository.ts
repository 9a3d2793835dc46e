import { type LocalDate } from '@kontor/kernel';
import { type Actor, Clock, Ids, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { RateRules } from '../domain/rate-rules.js';

/** What was decided about rates: one row for each decision, never changed. */
@Injectable()
export class RateSettingsRepository {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** The id under which all decisions are on record; a new one before the first. */
  async recordId(tx: Tx): Promise<string> {
    const row = await tx.one<{ id: string }>(sql`SELECT id FROM currency.settings ORDER BY version LIMIT 1`);
    return row?.id ?? this.ids.next();
  }

  /** What held without anybody's decision, from ever on: later decisions must not change the days before them. */
  addFirst(tx: Tx, id: string, rules: RateRules): void {
    this.insert(tx, { id, version: 1, validFrom: null, changedBy: null }, rules);
  }

  add(tx: Tx, actor: Actor, at: { id: string; version: number; validFrom: LocalDate }, rules: RateRules): void {
    this.insert(tx, { ...at, changedBy: actor.userId }, rules);
  }

  private insert(
    tx: Tx,
    at: { id: string; version: number; validFrom: LocalDate | null; changedBy: string | null },
    rules: RateRules,
  ): void {
    tx.send(sql`
      INSERT INTO currency.settings
        (id, version, valid_from, currencies, policy, max_age_days, quarantine_percent, fetching, fetch_at, changed_by, changed_at)
      VALUES (${at.id}, ${at.version}, ${at.validFrom}::date, ${JSON.stringify(rules.currencies)}::jsonb, ${rules.policy}, ${rules.maxAgeDays},
        ${rules.quarantinePercent.toFixed()}, ${rules.fetching}, ${rules.fetchAt}, ${at.changedBy}, ${this.clock.now()})`);
  }
}
