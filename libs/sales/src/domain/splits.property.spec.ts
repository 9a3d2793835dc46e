import { describe, expect, it } from '@jest/globals';
import { allocate, currencyCode, Decimal } from '@kontor/kernel';
import fc from 'fast-check';
import { refusalsOfSplits, type Split } from './splits.js';

const split = (userId: string, share: string | Decimal): Split => ({ userId, share: new Decimal(share) });
const codes = (splits: readonly Split[]) => refusalsOfSplits(splits).map(({ code }) => code);

/** Shares in hundredths of a percent that make exactly the whole, each more than nought. */
const wholeShares = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 }).map((weights) =>
  allocate(
    { amount: new Decimal(100), currency: currencyCode('PLN') },
    weights.map((weight) => new Decimal(weight)),
  ).map(({ amount }) => amount),
);

describe('splits', () => {
  it('takes every way to share 100 percent between different people', () => {
    fc.assert(
      fc.property(wholeShares, (shares) => {
        fc.pre(shares.every((share) => share.gt(0)));
        expect(codes(shares.map((share, index) => split(`person ${index}`, share)))).toEqual([]);
      }),
    );
  });

  it('refuses the same shares once any of them is a hundredth more or less', () => {
    fc.assert(
      fc.property(wholeShares, fc.nat(), fc.constantFrom('0.01', '-0.01'), (shares, pick, by) => {
        const index = pick % shares.length;
        const off = shares.map((share, at) => (at === index ? share.plus(by) : share));
        fc.pre(off.every((share) => share.gt(0) && share.lte(100)));
        expect(codes(off.map((share, at) => split(`person ${at}`, share)))).toEqual(['SPLIT_SUM_INVALID']);
      }),
    );
  });

  it.each([
    ['nought', [split('a', '0'), split('b', '100')], ['SPLIT_SHARE_INVALID']],
    ['less than nought', [split('a', '-1'), split('b', '101')], ['SPLIT_SHARE_INVALID', 'SPLIT_SHARE_INVALID']],
    ['three places', [split('a', '33.333'), split('b', '66.667')], ['SPLIT_SHARE_INVALID', 'SPLIT_SHARE_INVALID']],
    ['one person twice', [split('a', '50'), split('a', '50')], ['SPLIT_PERSON_TWICE']],
    ['nobody', [], []],
    ['one person alone', [split('a', '100')], []],
  ])('judges %s', (_, splits, expected) => expect(codes(splits)).toEqual(expected));

  it('names the field and the sum', () => {
    expect(refusalsOfSplits([split('a', '70'), split('b', '29.5')])).toEqual([
      expect.objectContaining({ path: 'splits', message: expect.stringContaining('99.5 percent') }),
    ]);
  });
});
