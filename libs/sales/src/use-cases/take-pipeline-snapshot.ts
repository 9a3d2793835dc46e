import type { LocalDate } from '@kontor/kernel';
import { sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

/**
 * Keeps what is believed of every open sale under a date, once: a second run for the date adds nothing. Called by the
 * system's own daily schedule, as near to the end of the day as it can; a run that was missed keeps the state it finds.
 * It writes no register entry, because it changes no record.
 */
@Injectable()
export class TakePipelineSnapshot {
  constructor(private readonly transactions: Transactions) {}

  execute(input: { readonly date: LocalDate }): Promise<{ readonly salesKept: number }> {
    return this.transactions.run(async (tx) => {
      tx.send(sql`SELECT sales.ensure_snapshot_month(${input.date}::date)`);
      const kept = await tx.one<{ count: number }>(sql`
        WITH kept AS (
          INSERT INTO sales.pipeline_snapshot (snapshot_date, opportunity_id, process_version_id, stage_id, owner_id, team_id,
            amount, currency, probability, expected_close_date)
          SELECT ${input.date}::date, o.id, o.process_version_id, o.stage_id, o.owner_id, o.team_id, o.amount, o.currency,
            s.probability, o.expected_close_date
          FROM sales.opportunity o JOIN sales.stage s ON s.id = o.stage_id
          WHERE o.meaning = 'OPEN' AND o.deleted_at IS NULL
            AND NOT EXISTS (SELECT FROM sales.pipeline_snapshot p WHERE p.snapshot_date = ${input.date}::date)
          ON CONFLICT DO NOTHING
          RETURNING 1)
        SELECT count(*)::int AS count FROM kept`);
      return { salesKept: kept?.count ?? 0 };
    });
  }
}
