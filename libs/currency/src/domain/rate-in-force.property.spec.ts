import { describe, expect, it } from '@jest/globals';
import { type CurrencyCode, daysBetween, Decimal, localDate, type LocalDate, plusDays } from '@kontor/kernel';
import fc from 'fast-check';
import { lookUp, stretches, type Valuation, valuationsOf } from './rate-in-force.js';
import { type DatedRules, firstRules, rulesAt, sourcesFor } from './rate-rules.js';

const PLN = 'PLN' as CurrencyCode;
const EUR = 'EUR' as CurrencyCode;
const START = localDate('2026-01-01');
const day = fc.integer({ min: 0, max: 90 }).map((days) => plusDays(START, days));

const valuation = fc.record({
  id: fc.uuid(),
  source: fc.constantFrom('NBP' as const, 'ECB' as const, 'MANUAL' as const),
  date: day,
  rate: fc.integer({ min: 1, max: 10 ** 9 }).map((units) => new Decimal(units).div(10 ** 6)),
  per: fc.constant(new Decimal(1)),
  holds: fc.constant(false),
});
const valuations = fc
  .uniqueArray(valuation, { selector: ({ source, date }) => `${source} ${date}`, maxLength: 25 })
  .chain((all) =>
    fc
      .array(fc.boolean(), { minLength: all.length, maxLength: all.length })
      .map((holds): Valuation[] =>
        all
          .map((one, at) => ({ ...one, holds: one.source === 'MANUAL' && (holds[at] ?? false) }))
          .sort((a, b) => (a.date < b.date ? -1 : 1)),
      ),
  );

const decisions: fc.Arbitrary<DatedRules[]> = fc
  .array(
    fc.record({
      validFrom: day,
      policy: fc.constantFrom('SAME_DAY' as const, 'PREVIOUS_WORKING_DAY' as const),
      maxAgeDays: fc.integer({ min: 1, max: 31 }),
      sources: fc.constantFrom([], ['NBP' as const], ['ECB' as const, 'NBP' as const]),
    }),
    { maxLength: 3 },
  )
  .map((later) => [
    firstRules(PLN),
    ...later
      .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
      .map(({ sources, ...rules }, index) => ({
        ...firstRules(PLN),
        ...rules,
        version: index + 1,
        currencies: [{ code: EUR, sources }],
      })),
  ]);

/** The rule said once more, in the plainest way, by trying everything. */
function plainly(all: readonly Valuation[], rules: DatedRules, on: LocalDate): Valuation | null {
  const wanted = sourcesFor(rules, EUR);
  for (const source of wanted.length === 0 ? ['MANUAL'] : wanted) {
    const fit = all
      .filter((one) => one.source === source || one.source === 'MANUAL')
      .filter(({ date }) => (rules.policy === 'SAME_DAY' ? date <= on : date < on))
      .sort((a, b) => (a.date === b.date ? (a.source === 'MANUAL' ? -1 : 1) : a.date > b.date ? -1 : 1));
    const [best] = fit;
    if (best && (best.holds || daysBetween(best.date, on) <= rules.maxAgeDays)) return best;
  }
  return null;
}

describe('the rate in force', () => {
  it('is the latest young enough of the first source that has one, by hand before the bank; never another', () => {
    fc.assert(
      fc.property(valuations, decisions, day, (all, rules, on) => {
        const found = lookUp(EUR, all, rules, on);
        const expected = plainly(all, rulesAt(rules, on), on);
        expect(found.state === 'IN_FORCE' ? found.valuation.id : null).toBe(expected?.id ?? null);
        if (found.state === 'MISSING') expect(found.valuation).toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  it('is the same by stretches as day by day, for ever after', () => {
    fc.assert(
      fc.property(valuations, decisions, fc.integer({ min: 0, max: 400 }), (all, rules, later) => {
        const on = plusDays(START, later);
        const laid = stretches(EUR, all, rules, START)
          .filter(({ from }) => from <= on)
          .at(-1);
        const asked = lookUp(EUR, all, rules, on);
        expect([laid?.state, laid?.valuation?.id, laid?.policy]).toEqual([
          asked.state,
          asked.valuation?.id,
          asked.policy,
        ]);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves what was before a day as it was, whatever is decided or recorded for that day and later', () => {
    fc.assert(
      fc.property(valuations, decisions, day, day, (all, rules, cut, on) => {
        fc.pre(on < cut);
        const known = all.filter(({ date }) => date < cut);
        const decided = rules.filter(({ validFrom }) => validFrom === null || validFrom < cut);
        expect(lookUp(EUR, all, rules, on)).toEqual(lookUp(EUR, known, decided, on));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a rate of the last year there is', () => {
  it('ends the stretches there, and not never', () => {
    const far: Valuation = {
      id: '1',
      source: 'MANUAL',
      date: localDate('2199-12-31'),
      rate: new Decimal(4),
      per: new Decimal(1),
      holds: false,
    };
    expect(stretches(EUR, [far], [firstRules(PLN)], localDate('2199-12-31'))).toHaveLength(0);
    expect(
      stretches(EUR, [{ ...far, date: localDate('2199-12-29') }], [firstRules(PLN)], localDate('2199-12-29')),
    ).toHaveLength(1);
  });
});

describe('a rate across a bank’s own currency', () => {
  const positive = fc.integer({ min: 1, max: 10 ** 10 }).map((units) => new Decimal(units).div(10 ** 6));

  it('is the fraction of two rates of one day, unrounded, and turned round the other way round', () => {
    fc.assert(
      fc.property(positive, positive, (usd, eur) => {
        const stored = (['USD', 'EUR'] as CurrencyCode[]).map((currency, at) => ({
          id: currency,
          currency,
          source: 'NBP' as const,
          date: START,
          rate: at === 0 ? usd : eur,
          per: new Decimal(1),
          holds: false,
        }));
        const [inEuro] = valuationsOf('USD' as CurrencyCode, EUR, stored);
        expect([inEuro?.rate.toFixed(), inEuro?.per.toFixed()]).toEqual([usd.toFixed(), eur.toFixed()]);
        const [zloty] = valuationsOf(PLN, EUR, stored);
        expect([zloty?.rate.toFixed(), zloty?.per.toFixed()]).toEqual(['1', eur.toFixed()]);
        expect(valuationsOf('USD' as CurrencyCode, PLN, stored)[0]?.rate).toEqual(usd);
      }),
    );
  });

  it('is none on a day on which the bank states only one of them', () => {
    const usd = {
      id: '1',
      currency: 'USD' as CurrencyCode,
      source: 'ECB' as const,
      date: START,
      rate: new Decimal(1),
      per: new Decimal('1.1'),
      holds: false,
    };
    expect(valuationsOf('USD' as CurrencyCode, PLN, [usd])).toEqual([]);
    expect(valuationsOf('USD' as CurrencyCode, EUR, [usd])).toHaveLength(1);
  });
});
