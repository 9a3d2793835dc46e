import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACCOUNT_POLICY, secondsToWait, type ThrottleState, waitAfter, withAttempt } from './login-throttle.js';

const NOON = new Date('2026-11-23T12:00:00Z');
const later = (ms: number, from = NOON) => new Date(from.getTime() + ms);

describe('the wait after wrong passwords', () => {
  it('never shrinks with more of them and never exceeds a quarter of an hour', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (failures) => {
        const wait = waitAfter(ACCOUNT_POLICY, failures);
        expect(waitAfter(ACCOUNT_POLICY, failures + 1)).toBeGreaterThanOrEqual(wait);
        expect(wait).toBeLessThanOrEqual(15 * 60_000);
      }),
    );
  });

  it('lets a guesser try few passwords a day', () => {
    let state: ThrottleState | null = null;
    let tried = 0;
    for (let now = NOON; now < later(86_400_000); now = later(1_000, now)) {
      if (secondsToWait(state, now) > 0) continue;
      state = withAttempt(ACCOUNT_POLICY, state, now);
      tried += 1;
    }
    expect(tried).toBeLessThan(115);
  });

  it('is over after its time, and forgotten after a day', () => {
    let state: ThrottleState | null = null;
    for (let count = 0; count < 8; count += 1) state = withAttempt(ACCOUNT_POLICY, state, NOON);
    expect(secondsToWait(state, NOON)).toBe(8);
    expect(secondsToWait(state, later(8_000))).toBe(0);
    expect(withAttempt(ACCOUNT_POLICY, state, later(25 * 3_600_000))).toMatchObject({
      failures: 1,
      blockedUntil: null,
    });
  });

  it('lets the first five pass without a wait', () => {
    let state: ThrottleState | null = null;
    for (let count = 1; count <= 5; count += 1) {
      state = withAttempt(ACCOUNT_POLICY, state, NOON);
      expect(secondsToWait(state, NOON)).toBe(0);
    }
    expect(secondsToWait(withAttempt(ACCOUNT_POLICY, state, NOON), NOON)).toBe(2);
  });
});
