/**
 * Which rate counts on a day: the latest by then (or strictly before it), from the first source in order that has one
 * young enough. Too old is stale and none is missing, and neither is ever 1. Source: the rules of VAT and income tax in
 * Poland (art. 31a of the VAT act), which ask for the last working day before the one of the document.
 */
import { type CurrencyCode, daysBetween, type Decimal, type LocalDate, plusDays } from '@kontor/kernel';
import { type DatedRules, type LookUpPolicy, rulesAt, sourcesFor } from './rate-rules.js';
import { CURRENCY_OF, type FeedSource, type RateSource } from './rate-table.js';

/** `rate` units of the organisation's base currency for `per` units of a currency. */
export interface Valuation {
  readonly id: string;
  readonly source: RateSource;
  readonly date: LocalDate;
  readonly rate: Decimal;
  readonly per: Decimal;
  /** Kept by hand where no bank is asked: it counts until the next one, however long that is. */
  readonly holds: boolean;
}

/** What is stored of a day, in the currency of its source. */
export interface StoredRate extends Valuation {
  readonly currency: CurrencyCode;
}

/**
 * Rates of one currency in the base currency. A bank that states neither is crossed through its own currency, with the
 * rates of one day, and nothing is rounded: the fraction of two rates is kept as such.
 */
export function valuationsOf(currency: CurrencyCode, base: CurrencyCode, stored: readonly StoredRate[]): Valuation[] {
  const byHand = stored.filter((rate) => rate.source === 'MANUAL' && rate.currency === currency);
  const crossed = (['NBP', 'ECB'] as const).flatMap((source) => crossedOf(currency, base, source, stored));
  return [...byHand, ...crossed].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function crossedOf(
  currency: CurrencyCode,
  base: CurrencyCode,
  source: FeedSource,
  stored: readonly StoredRate[],
): Valuation[] {
  const own = CURRENCY_OF[source];
  const of = (wanted: CurrencyCode) => stored.filter((rate) => rate.source === source && rate.currency === wanted);
  if (base === own) return of(currency);
  const ofBase = of(base);
  if (currency === own) return ofBase.map((rate) => ({ ...rate, rate: rate.per, per: rate.rate }));
  const bases = new Map(ofBase.map((rate) => [rate.date, rate]));
  return of(currency).flatMap((rate) => {
    const other = bases.get(rate.date);
    return other ? [{ ...rate, rate: rate.rate.times(other.per), per: rate.per.times(other.rate) }] : [];
  });
}

export type InForce =
  | { readonly state: 'IN_FORCE' | 'STALE'; readonly valuation: Valuation; readonly policy: LookUpPolicy }
  | { readonly state: 'MISSING'; readonly valuation: null; readonly policy: LookUpPolicy };

/** The rule itself, for one currency on one day; `valuations` are in the order of their days. */
export function lookUp(
  currency: CurrencyCode,
  valuations: readonly Valuation[],
  decisions: readonly DatedRules[],
  day: LocalDate,
): InForce {
  const rules = rulesAt(decisions, day);
  const until = rules.policy === 'SAME_DAY' ? day : plusDays(day, -1);
  const wanted = sourcesFor(rules, currency);
  let stale: Valuation | null = null;
  for (const source of wanted.length === 0 ? [null] : wanted) {
    const found = latestBy(valuations, until, source);
    if (found === null) continue;
    if (found.holds || daysBetween(found.date, day) <= rules.maxAgeDays) {
      return { state: 'IN_FORCE', valuation: found, policy: rules.policy };
    }
    stale ??= found;
  }
  return stale === null
    ? { state: 'MISSING', valuation: null, policy: rules.policy }
    : { state: 'STALE', valuation: stale, policy: rules.policy };
}

/** Of a bank or by hand, whichever is later; what a person wrote for the same day stands above the bank. */
function latestBy(valuations: readonly Valuation[], until: LocalDate, source: FeedSource | null): Valuation | null {
  let found: Valuation | null = null;
  for (let index = lastBy(valuations, until); index >= 0; index -= 1) {
    const at = valuations[index] as Valuation;
    if (found !== null && at.date < found.date) break;
    if (at.source === 'MANUAL') return at;
    if (at.source === source) found = at;
  }
  return found;
}

function lastBy(valuations: readonly Valuation[], until: LocalDate): number {
  let [low, high] = [0, valuations.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((valuations[middle] as Valuation).date <= until) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** From `from` until the next one begins, the answer of `lookUp` is the same. */
export type Stretch = InForce & { readonly from: LocalDate };

/**
 * The rule for every day from `from` on, as stretches of days with the same answer, so that a look-up in a list is one
 * step into an index. Whatever can change the answer by itself (age, a decision) does so by the last day that is tried.
 */
export function stretches(
  currency: CurrencyCode,
  valuations: readonly Valuation[],
  decisions: readonly DatedRules[],
  from: LocalDate,
): Stretch[] {
  const found: Stretch[] = [];
  for (let day = from; day <= lastDay(valuations, decisions, from); day = plusDays(day, 1)) {
    const answer = lookUp(currency, valuations, decisions, day);
    const before = found.at(-1);
    if (before === undefined || !isSame(before, answer)) found.push({ ...answer, from: day });
  }
  return found;
}

const isSame = (one: InForce, other: InForce): boolean =>
  one.state === other.state && one.policy === other.policy && one.valuation?.id === other.valuation?.id;

/** The last year that dates are read in; nobody asks beyond it. */
const LAST = '2199-12-30' as LocalDate;

function lastDay(valuations: readonly Valuation[], decisions: readonly DatedRules[], from: LocalDate): LocalDate {
  const longest = Math.max(...decisions.map(({ maxAgeDays }) => maxAgeDays));
  const days = [
    from,
    ...valuations.slice(-1).map(({ date }) => date),
    ...decisions.flatMap(({ validFrom }) => validFrom ?? []),
  ];
  const latest = days.reduce((one, other) => (other > one ? other : one));
  return latest > plusDays(LAST, -longest - 2) ? LAST : plusDays(latest, longest + 2);
}
