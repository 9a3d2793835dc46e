import type { CurrencyCode, LocalDate, Money } from '@kontor/kernel';
import type { Actor } from '@kontor/platform';

/** What a document keeps of the rate it was made at, so that it never has to look again. */
export interface FrozenRate {
  readonly rateId: string;
  readonly currency: CurrencyCode;
  readonly date: LocalDate;
  readonly source: string;
  readonly policy: 'SAME_DAY' | 'PREVIOUS_WORKING_DAY';
  /** Exactly `factor` units of the base currency for `per` units; `shown` is for people. */
  readonly factor: string;
  readonly per: string;
  readonly shown: string;
}

export interface Conversion {
  readonly money: Money;
  /** Those that were needed: none within one currency, two across the base currency. */
  readonly rates: readonly FrozenRate[];
}

/** What other contexts may ask about rates; without a day, of today. */
export abstract class Rates {
  /** Refusals: `RATE_STALE`, `RATE_MISSING`; the base currency needs no rate and has none. */
  abstract frozen(actor: Actor, currency: CurrencyCode, on: LocalDate | null): Promise<FrozenRate | null>;
  /** Through the base currency, rounded once at the end. Refusals: `RATE_STALE`, `RATE_MISSING`. */
  abstract convert(actor: Actor, amount: Money, into: CurrencyCode, on: LocalDate | null): Promise<Conversion>;
}
