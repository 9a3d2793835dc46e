import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { PersonRef } from './exchange-rates.query.js';

export interface PlanRateView {
  readonly id: string;
  readonly year: number;
  readonly currency: string;
  readonly rate: string;
  readonly recordedBy: PersonRef | null;
  readonly recordedAt: Date;
}

const planRates = (condition: Statement): Statement<PlanRateView> => sql`
  SELECT p.id, p.year, p.currency, trim_scale(p.rate)::text AS rate, p.recorded_at AS "recordedAt",
    CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS "recordedBy"
  FROM currency.plan_rate p LEFT JOIN identity.user_account u ON u.id = p.recorded_by
  WHERE ${condition} ORDER BY p.year DESC, p.currency LIMIT 1000`;

export const savedPlanRate = (id: string): Statement<PlanRateView> => planRates(sql`p.id = ${id}::uuid`);

/** Rates of the plans of all years, the latest year first. */
@Injectable()
export class PlanRatesQuery {
  constructor(private readonly database: Database) {}

  list(): Promise<PlanRateView[]> {
    return this.database.many(planRates(sql`p.superseded_at IS NULL`));
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({ 'plan rates': planRates(sql`p.superseded_at IS NULL`) });
