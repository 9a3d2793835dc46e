import { expect, it } from '@jest/globals';
import { changeOfRate } from './change-of-rate.js';

const band = (low: number | null, high: number | null) => ({ rate: low, low, high });

it('calls a difference clear only where the bands do not touch', () => {
  expect(changeOfRate(band(0.5, 0.6), band(0.3, 0.4))).toBe('higher');
  expect(changeOfRate(band(0.3, 0.4), band(0.5, 0.6))).toBe('lower');
  expect(changeOfRate(band(0.35, 0.55), band(0.5, 0.6))).toBe('same');
  expect(changeOfRate(band(0.4, 0.5), band(0.5, 0.6))).toBe('same');
});

it('compares with nothing when nothing was decided', () => {
  expect(changeOfRate(band(null, null), band(0.5, 0.6))).toBeNull();
  expect(changeOfRate(band(0.5, 0.6), band(null, null))).toBeNull();
});
