import { type LocalDate, localDate, localDateAt, plusDays } from '@kontor/kernel';
import { Ids, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

/** Units of the base currency about which each currency moves. */
const CURRENCIES: readonly (readonly [code: string, middle: number])[] = [
  ['EUR', 4.26],
  ['USD', 3.72],
  ['GBP', 4.98],
  ['CZK', 0.172],
];
const DAYS = 32 * 31;
const FICTION = 'Kurs fikcyjny organizacji pokazowej · Fictional rate of the demo organisation';

interface DemoRate {
  readonly id: string;
  readonly currency: string;
  readonly rate: string;
  readonly day: LocalDate;
}

/**
 * Rates of every working day of 32 months. They are made up, say so, and are kept by hand: a demo asks no bank, and what
 * it shows is the same on every start of a day.
 */
@Injectable()
export class DemoRates {
  constructor(private readonly ids: Ids) {}

  async lay(tx: Tx, recordedBy: string, now: Date): Promise<void> {
    const today = localDateAt(now, 'Europe/Warsaw');
    const rates = CURRENCIES.flatMap(([code, middle], index) => this.ratesOf(code, middle, index, today));
    await tx.many(sql`
      WITH kept AS (
        INSERT INTO currency.exchange_rate (id, source, currency, rate_date, rate, holds, reason, recorded_by, recorded_at)
        SELECT id, 'MANUAL', currency, day, rate, true, ${FICTION}, ${recordedBy}::uuid, day::timestamptz
        FROM jsonb_to_recordset(${JSON.stringify(rates)}::jsonb) AS r(id uuid, currency text, rate numeric, day date)
        RETURNING id, currency, rate_date, rate)
      INSERT INTO currency.rate_in_force (currency, from_day, state, policy, rate_id, rate_date, source, factor, per, shown)
      SELECT currency, rate_date, 'IN_FORCE', 'SAME_DAY', id, rate_date, 'MANUAL', rate, 1, rate FROM kept`);
    await tx.many(sql`
      INSERT INTO currency.settings
        (id, version, valid_from, currencies, policy, max_age_days, quarantine_percent, fetching, fetch_at, changed_at)
      SELECT ${this.ids.next()}::uuid, 1, NULL, ${JSON.stringify(CURRENCIES.map(([code]) => ({ code, sources: [] })))}::jsonb,
        'SAME_DAY', 7, 10, false, '17:30', ${now}`);
    await this.layPlan(tx, recordedBy, now, Number(today.slice(0, 4)));
  }

  private ratesOf(currency: string, middle: number, index: number, today: LocalDate): DemoRate[] {
    return Array.from({ length: DAYS }, (_, daysAgo) => plusDays(today, -daysAgo))
      .filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))
      .map((day) => ({ id: this.ids.next(), currency, day, rate: (middle * moveOn(day, index)).toFixed(4) }));
  }

  private async layPlan(tx: Tx, recordedBy: string, now: Date, thisYear: number): Promise<void> {
    const rows = [thisYear - 1, thisYear].flatMap((year) =>
      CURRENCIES.map(([currency, middle], index) => ({
        id: this.ids.next(),
        year,
        currency,
        rate: (middle * moveOn(localDate(`${year}-01-01`), index)).toFixed(2 + (middle < 1 ? 2 : 0)),
      })),
    );
    await tx.many(sql`
      INSERT INTO currency.plan_rate (id, year, currency, rate, recorded_by, recorded_at)
      SELECT id, year, currency, rate, ${recordedBy}::uuid, ${now}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, year int, currency text, rate numeric)`);
  }
}

/** A slow swell, a shorter one and a daily tremor: never 10 % from one day to the next. */
function moveOn(day: LocalDate, index: number): number {
  const n = Date.parse(day) / 86_400_000;
  return (
    1 + 0.035 * Math.sin(n / 90 + index * 2) + 0.012 * Math.sin(n / 17 + index) + 0.002 * Math.sin(n * (index + 1.7))
  );
}
