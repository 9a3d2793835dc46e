import { describe, expect, it } from '@jest/globals';
import { taxIdProblem } from './tax-id.js';

describe('a tax id before the server is asked', () => {
  it.each(['5260250274', '526-025-02-74', 'PL 526 025 02 74', 'pl5260250274'])('takes %s', (typed) => {
    expect(taxIdProblem(typed)).toBeNull();
  });

  it('sees a wrong digit and a missing one', () => {
    expect(taxIdProblem('5260250275')).toBe('checksum');
    expect(taxIdProblem('526025027')).toBe('length');
    // A sum of ten modulo eleven belongs to no NIP: no digit can stand for it.
    expect(taxIdProblem('1234567890')).toBe('checksum');
  });

  it('leaves other countries and nothing at all to the server', () => {
    expect(['', 'DE123456789', 'ATU12345678', 'abc'].map(taxIdProblem)).toEqual([null, null, null, null]);
  });
});
