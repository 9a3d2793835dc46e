import { type CurrencyCode, Decimal, type LocalDate } from '@kontor/kernel';
import { type Actor, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type DatedRules, type EnabledCurrency, firstRules, type LookUpPolicy } from '../domain/rate-rules.js';

export interface RateSettingsView {
  /** 0 until somebody has decided anything. */
  readonly version: number;
  readonly baseCurrency: string;
  readonly currencies: readonly EnabledCurrency[];
  readonly policy: LookUpPolicy;
  readonly maxAgeDays: number;
  readonly quarantinePercent: string;
  readonly fetching: boolean;
  readonly fetchAt: string;
  readonly changedBy: { readonly id: string; readonly name: string } | null;
  readonly changedAt: Date | null;
}

export interface DecisionRow {
  readonly id: string;
  readonly version: number;
  readonly valid_from: string | null;
  readonly currencies: readonly EnabledCurrency[];
  readonly policy: LookUpPolicy;
  readonly max_age_days: number;
  readonly quarantine_percent: string;
  readonly fetching: boolean;
  readonly fetch_at: string;
}

/** Everything that was ever decided, the first first: the past is counted by what held in it. */
export const decisionsStatement = (): Statement<DecisionRow> => sql`
  SELECT id, version, valid_from::text AS valid_from, currencies, policy, max_age_days, trim_scale(quarantine_percent)::text AS quarantine_percent,
    fetching, fetch_at
  FROM currency.settings ORDER BY version`;

export const toDecisions = (base: CurrencyCode, rows: readonly DecisionRow[]): DatedRules[] =>
  rows.length === 0
    ? [firstRules(base)]
    : rows.map((row) => ({
        version: row.version,
        validFrom: row.valid_from as LocalDate | null,
        currencies: row.currencies,
        policy: row.policy,
        maxAgeDays: row.max_age_days,
        quarantinePercent: new Decimal(row.quarantine_percent),
        fetching: row.fetching,
        fetchAt: row.fetch_at,
      }));

type SettingsRow = DecisionRow & Pick<RateSettingsView, 'changedBy' | 'changedAt'>;

export const settingsStatement = (): Statement<SettingsRow> => sql`
  SELECT s.id, s.version, s.valid_from::text AS valid_from, s.currencies, s.policy, s.max_age_days,
    trim_scale(s.quarantine_percent)::text AS quarantine_percent, s.fetching, s.fetch_at, s.changed_at AS "changedAt",
    CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS "changedBy"
  FROM currency.settings s LEFT JOIN identity.user_account u ON u.id = s.changed_by
  ORDER BY s.version DESC LIMIT 1`;

/** What is decided about rates now. */
@Injectable()
export class RateSettingsQuery {
  constructor(private readonly database: Database) {}

  async current(actor: Pick<Actor, 'baseCurrency'>): Promise<RateSettingsView> {
    return toSettingsView(actor.baseCurrency, await this.database.one(settingsStatement()));
  }

  async decisions(base: CurrencyCode): Promise<DatedRules[]> {
    return toDecisions(base, await this.database.many(decisionsStatement()));
  }
}

export function toSettingsView(base: CurrencyCode, row: SettingsRow | null): RateSettingsView {
  const [rules = firstRules(base)] = toDecisions(base, row === null ? [] : [row]);
  const { version, currencies, policy, maxAgeDays, quarantinePercent, fetching, fetchAt } = rules;
  return {
    version,
    baseCurrency: base,
    currencies,
    policy,
    maxAgeDays,
    quarantinePercent: quarantinePercent.toFixed(),
    fetching,
    fetchAt,
    changedBy: row?.changedBy ?? null,
    changedAt: row?.changedAt ?? null,
  };
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({
  'every decision': decisionsStatement(),
  'the present settings': settingsStatement(),
});
