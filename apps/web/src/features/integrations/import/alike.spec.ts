import { describe, expect, it } from '@jest/globals';
import { alike } from './alike.js';

describe('names that are most likely one', () => {
  it.each([
    ['GTXPro', 'GTX Pro'],
    ['gtx-pro', 'GTX PRO'],
    ['Żółw Sp. z o.o.', 'Zolw sp z oo'],
    ['Kowalsky Anna', 'Kowalski Anna'],
  ])('%s is %s', (one, other) => expect(alike(one, other)).toBe(true));

  it.each([
    ['GTX Basic', 'GTX Plus Basic'],
    ['Engaging', 'Renewal · Coming up'],
    ['MG Special', 'Machine'],
    ['Won', 'Lost'],
    ['', 'Anything'],
  ])('%s is not %s', (one, other) => expect(alike(one, other)).toBe(false));
});
