import { Clock, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

export interface RateFigures {
  readonly held: number;
  readonly feeds: readonly {
    readonly source: string;
    readonly failures: number;
    readonly lastAnswerAgeSeconds: number | null;
  }[];
}

const figures = (now: Date): Statement<RateFigures> => sql`
  SELECT (SELECT count(*)::int FROM currency.quarantined_rate WHERE decision IS NULL) AS held,
    coalesce((SELECT jsonb_agg(jsonb_build_object('source', f.source, 'failures', f.failures,
      'lastAnswerAgeSeconds', extract(epoch FROM ${now}::timestamptz - f.answered_at)::float8) ORDER BY f.source)
      FROM currency.feed f), '[]') AS feeds`;

/** What monitoring asks of rates. */
@Injectable()
export class RateFiguresQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async now(): Promise<RateFigures> {
    return (await this.database.one(figures(this.clock.now()))) ?? { held: 0, feeds: [] };
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({ figures: figures(new Date(0)) });
