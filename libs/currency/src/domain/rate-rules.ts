/**
 * What an organisation has decided about rates: which currencies it deals in, where their rates come from and in which
 * order, when they are too old. Decisions hold from their day on, so that a new one never moves what was counted before.
 */
import {
  type CurrencyCode,
  type DomainRefusal,
  Decimal,
  FieldProblems,
  isCurrencyCode,
  type LocalDate,
  parseDecimal,
} from '@kontor/kernel';
import { type FeedSource, FEED_SOURCES } from './rate-table.js';

/** Which rate counts on a day: the one of the day itself, or the last one before it, as Polish tax law has it. */
export type LookUpPolicy = 'SAME_DAY' | 'PREVIOUS_WORKING_DAY';

export interface EnabledCurrency {
  readonly code: CurrencyCode;
  /** The order in which sources are asked; none means that rates are kept by hand. */
  readonly sources: readonly FeedSource[];
}

export interface RateRules {
  readonly currencies: readonly EnabledCurrency[];
  readonly policy: LookUpPolicy;
  readonly maxAgeDays: number;
  /** A move of more than this many percent from one table to the next waits for a person. */
  readonly quarantinePercent: Decimal;
  readonly fetching: boolean;
  /** `HH:MM` on the wall in the organisation's zone. */
  readonly fetchAt: string;
}

export interface DatedRules extends RateRules {
  readonly version: number;
  /** `null`: since ever. */
  readonly validFrom: LocalDate | null;
}

const USUAL = ['EUR', 'USD', 'GBP', 'CHF', 'CZK'] as CurrencyCode[];

/** What holds until somebody decides otherwise: the bank whose currency is the organisation's, or both. */
export function firstRules(base: CurrencyCode): DatedRules {
  const sources: readonly FeedSource[] = base === 'PLN' ? ['NBP'] : base === 'EUR' ? ['ECB'] : ['ECB', 'NBP'];
  return {
    version: 0,
    validFrom: null,
    currencies: [...new Set([...USUAL, 'PLN' as CurrencyCode])]
      .filter((code) => code !== base)
      .map((code) => ({ code, sources })),
    policy: 'SAME_DAY',
    maxAgeDays: 7,
    quarantinePercent: new Decimal(10),
    fetching: true,
    fetchAt: '17:30',
  };
}

/** The rules of a day: the latest decision that held by then, or the first of all for the days before it. */
export function rulesAt(decisions: readonly DatedRules[], day: LocalDate): DatedRules {
  const found = decisions.reduce<DatedRules | null>(
    (latest, rules) =>
      (rules.validFrom === null || rules.validFrom <= day) && (latest === null || rules.version > latest.version)
        ? rules
        : latest,
    null,
  );
  return found ?? (decisions[0] as DatedRules);
}

/** A currency that is not enabled any more still has its past; both banks may have it. */
export const sourcesFor = (rules: RateRules, currency: CurrencyCode): readonly FeedSource[] =>
  rules.currencies.find(({ code }) => code === currency)?.sources ?? FEED_SOURCES;

export const usesSource = (rules: RateRules, source: FeedSource): boolean =>
  rules.fetching && rules.currencies.some(({ sources }) => sources.includes(source));

export interface RulesInput {
  readonly currencies: readonly { readonly code: string; readonly sources: readonly FeedSource[] }[];
  readonly policy: LookUpPolicy;
  readonly maxAgeDays: number;
  readonly quarantinePercent: string;
  readonly fetching: boolean;
  readonly fetchAt: string;
}

export type RulesRefusalCode =
  | 'CURRENCY_TWICE'
  | 'CURRENCY_UNKNOWN'
  | 'FETCH_TIME_INVALID'
  | 'MAX_AGE_INVALID'
  | 'QUARANTINE_INVALID'
  | 'RATE_OF_BASE_CURRENCY'
  | 'SOURCE_TWICE';

const MOST_CURRENCIES = 60;

/** Refusals, each on its field: `RulesRefusalCode` and `DECIMAL_…`. */
export function readRules(base: CurrencyCode, input: RulesInput): RateRules {
  const problems = new FieldProblems();
  const note = (path: string, { code, message }: DomainRefusal<RulesRefusalCode>): void =>
    problems.add(path, code, message);
  const seen = new Set<string>();
  input.currencies.slice(0, MOST_CURRENCIES + 1).forEach(({ code, sources }, index) => {
    const path = `currencies.${index}.code`;
    if (!isCurrencyCode(code) || index === MOST_CURRENCIES) {
      note(path, {
        code: 'CURRENCY_UNKNOWN',
        message: 'Use a currency code of ISO 4217, such as EUR; at most 60 of them.',
      });
    } else if (code === base) {
      note(path, {
        code: 'RATE_OF_BASE_CURRENCY',
        message: `${base} is the base currency, in which all others are expressed.`,
      });
    } else if (seen.has(code)) note(path, { code: 'CURRENCY_TWICE', message: `${code} is there twice.` });
    if (new Set(sources).size < sources.length) {
      note(`currencies.${index}.sources`, { code: 'SOURCE_TWICE', message: 'Name each source once.' });
    }
    seen.add(code);
  });
  if (!Number.isInteger(input.maxAgeDays) || input.maxAgeDays < 1 || input.maxAgeDays > 31) {
    note('maxAgeDays', { code: 'MAX_AGE_INVALID', message: 'Let a rate hold for 1 to 31 days.' });
  }
  const percent = problems.take('quarantinePercent', parseDecimal(input.quarantinePercent, 2));
  if (percent !== undefined && (percent.lt(1) || percent.gt(90))) {
    note('quarantinePercent', { code: 'QUARANTINE_INVALID', message: 'Write 1 to 90 percent.' });
  }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(input.fetchAt)) {
    note('fetchAt', { code: 'FETCH_TIME_INVALID', message: 'Write a time of day such as 17:30.' });
  }
  problems.refuseIfAny();
  return {
    ...input,
    currencies: input.currencies as readonly EnabledCurrency[],
    quarantinePercent: percent as Decimal,
  };
}
