import { describe, expect, it } from '@jest/globals';
import { ownAddress } from './log-in-search.js';

describe('where a log-in may lead', () => {
  it('keeps addresses of the application with all they say', () => {
    expect(ownAddress('/opportunities?stage=a&q=%C5%BC#x')).toBe('/opportunities?stage=a&q=%C5%BC#x');
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '',
    7,
    '/\t/evil.example',
  ])('refuses %p', (value) => {
    expect(ownAddress(value)).toBeNull();
  });
});
