import { describe, expect, it } from '@jest/globals';
import { tagColour } from './tag-colour.js';

describe('the colour of a tag', () => {
  it('depends on its name alone, whatever its case', () => {
    expect(tagColour('VIP')).toBe(tagColour('vip'));
    expect(
      new Set(['VIP', 'Eksport', 'Targi 2026', 'mleko', 'ryby', 'a', 'b', 'c'].map(tagColour)).size,
    ).toBeGreaterThan(3);
  });
});
