/**
 * One table of a central bank: what units of foreign currencies were worth on one day. It is taken whole or not at all,
 * so that no day ever has half a table; what makes a number no rate is the same for every bank.
 */
import {
  type CurrencyCode,
  Decimal,
  type DomainRefusal,
  isCurrencyCode,
  isLocalDate,
  type LocalDate,
  ok,
  refusal,
  type Result,
} from '@kontor/kernel';

/** Who publishes tables: the National Bank of Poland (table A, in złoty), the European Central Bank (in euro). */
export type FeedSource = 'NBP' | 'ECB';
export type RateSource = FeedSource | 'MANUAL';

export const FEED_SOURCES: readonly FeedSource[] = ['NBP', 'ECB'];

/** In which currency a bank states its rates. */
export const CURRENCY_OF: Readonly<Record<FeedSource, CurrencyCode>> = {
  NBP: 'PLN' as CurrencyCode,
  ECB: 'EUR' as CurrencyCode,
};

/** `rate` units of the bank's currency for `per` units of `currency`: a fraction, because 1/1.0321 is no decimal. */
export interface Quote {
  readonly currency: CurrencyCode;
  readonly rate: Decimal;
  readonly per: Decimal;
}

export interface RateTable {
  readonly source: FeedSource;
  readonly date: LocalDate;
  /** As the bank numbers it, as in `001/A/NBP/2025`. */
  readonly number: string;
  readonly quotes: readonly Quote[];
}

/** A table as it was read, before anybody looked at what it says. */
export interface ReadTable {
  readonly source: FeedSource;
  readonly date: string;
  readonly number: string;
  readonly quotes: readonly { readonly currency: string; readonly rate: string; readonly per: string }[];
}

export type FeedCode =
  | 'FEED_UNREACHABLE'
  | 'FEED_ANSWERED_BADLY'
  | 'FEED_UNREADABLE'
  | 'FEED_EMPTY'
  | 'FEED_DATE_WRONG'
  | 'FEED_RATE_WRONG'
  | 'FEED_CURRENCY_TWICE'
  | 'FEED_LATE';

export type FeedRefusal = DomainRefusal<FeedCode>;

/** `numeric(18,8)`: ten digits before the point, eight after it. */
const PLACES = 8;
const BELOW = new Decimal(10).pow(10);
const CODE = /^[A-Z]{3}$/;
const NUMBER = /^[0-9A-Z/. -]{1,40}$/;

/**
 * What a bank sent, as a table that may be kept. Currencies that ISO 4217 does not count as money (such as the drawing
 * rights XDR) are left out; anything else that is odd refuses the whole table.
 */
export function checkTable({ source, date, number, quotes }: ReadTable): Result<RateTable, FeedRefusal> {
  if (!isLocalDate(date)) return feedRefusal('FEED_DATE_WRONG', `A table of ${source} bears no calendar date.`);
  if (!NUMBER.test(number)) return feedRefusal('FEED_UNREADABLE', `The table of ${source} of ${date} bears no number.`);
  const kept: Quote[] = [];
  const seen = new Set<string>();
  for (const { currency, rate, per } of quotes) {
    if (!CODE.test(currency)) {
      return feedRefusal('FEED_UNREADABLE', `The table of ${source} of ${date} has a currency without a code.`);
    }
    if (seen.has(currency)) {
      return feedRefusal('FEED_CURRENCY_TWICE', `The table of ${source} of ${date} states ${currency} twice.`);
    }
    seen.add(currency);
    const [value, units] = [readNumber(rate), readNumber(per)];
    if (value === null || units === null) {
      return feedRefusal(
        'FEED_RATE_WRONG',
        `The table of ${source} of ${date} states no rate above nought for ${currency}.`,
      );
    }
    if (isCurrencyCode(currency)) kept.push({ currency, rate: value, per: units });
  }
  return kept.length === 0
    ? feedRefusal('FEED_EMPTY', `The table of ${source} of ${date} states nothing.`)
    : ok({ source, date, number, quotes: kept });
}

function readNumber(text: string): Decimal | null {
  if (text.length > 40 || !/^\d+(\.\d+)?(e-?\d{1,2})?$/i.test(text)) return null;
  const value = new Decimal(text);
  return value.isZero() || !value.lt(BELOW) || value.decimalPlaces() > PLACES ? null : value;
}

/** Every table, or the first refusal; one day twice is as wrong as one currency twice. */
export function checkTables(read: readonly ReadTable[]): Result<readonly RateTable[], FeedRefusal> {
  const tables: RateTable[] = [];
  for (const one of read) {
    const checked = checkTable(one);
    if (!checked.ok) return checked;
    tables.push(checked.value);
  }
  tables.sort((a, b) => (a.date < b.date ? -1 : 1));
  const twice = tables.find(({ date }, index) => tables[index + 1]?.date === date);
  return twice ? feedRefusal('FEED_DATE_WRONG', `${twice.source} sent two tables of ${twice.date}.`) : ok(tables);
}

export const feedRefusal = (code: FeedCode, message: string): { readonly ok: false; readonly refusal: FeedRefusal } =>
  refusal({ code, message });
