import { describe, expect, it } from '@jest/globals';
import { durationInWords } from './durations.js';
import { sizeInWords } from './sizes.js';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/gu, ' ');

describe('durations in words', () => {
  it.each([
    [0, '0 ms', '0 ms'],
    [420, '420 ms', '420 ms'],
    [4_000, '4 secs', '4 sek.'],
    [125_000, '2 mins 5 secs', '2 min 5 sek.'],
    [3_600_000, '1 hr', '1 godz.'],
    [4_320_500, '1 hr 12 mins', '1 godz. 12 min'],
    [90_000_000, '1 day 1 hr', '1 dzień 1 godz.'],
    [86_405_000, '1 day', '1 dzień'],
  ])('%p ms', (milliseconds, english, polish) => {
    expect(plain(durationInWords(milliseconds, 'en'))).toBe(english);
    expect(plain(durationInWords(milliseconds, 'pl'))).toBe(polish);
  });
});

describe('sizes in words', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_536, '1,5 kB'],
    [10_485_760, '10,5 MB'],
  ])('%p bytes', (bytes, polish) => expect(plain(sizeInWords(bytes, 'pl'))).toBe(polish));
});
