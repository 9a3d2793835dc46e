import { describe, expect, it } from '@jest/globals';
import { matches } from './palette-commands.js';

describe('what the palette finds', () => {
  it('takes beginnings of words in any order', () => {
    expect(matches('New opportunity', 'opp ne')).toBe(true);
    expect(matches('New opportunity', 'portunity')).toBe(false);
  });

  it('does not ask for Polish letters', () => {
    expect(matches('Zespoły', 'zespoly')).toBe(true);
    expect(matches('Działania', 'dzial')).toBe(true);
  });

  it('shows everything while nothing is typed', () => {
    expect(matches('Board', '')).toBe(true);
  });
});
