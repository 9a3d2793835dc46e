import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evenly, hundredthsOf, type ShareDraft, shareText, unallocated } from './split-shares.js';

const people = (count: number): ShareDraft[] =>
  Array.from({ length: count }, (_, at) => ({ userId: `u${at}`, name: `P${at}`, share: '1' }));

describe('shares of the credit', () => {
  it('divides evenly without losing or making a hundredth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const shares = evenly(people(count));
        expect(unallocated(shares)).toBe(0);
        const sizes = shares.map((one) => hundredthsOf(one.share) ?? 0);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('writes what it reads', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (share) => expect(hundredthsOf(shareText(share))).toBe(share)),
    );
  });

  it('refuses what is no share', () => {
    expect(['', '0', '101', '-5', '33,333', 'x', '1e2'].map(hundredthsOf)).toEqual(Array(7).fill(null));
    expect(hundredthsOf('33,3 %')).toBe(3330);
    expect(unallocated([{ userId: 'u', name: 'U', share: 'x' }])).toBeNull();
    expect(unallocated([])).toBe(10_000);
  });
});
