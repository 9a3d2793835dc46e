import { describe, expect, it } from '@jest/globals';
import { isNip, parseTaxId } from './tax-id.js';

const read = (text: string): string => {
  const result = parseTaxId(text);
  return result.ok ? result.value : result.refusal.code;
};

describe('a tax id', () => {
  it.each([
    ['5260250274', 'PL5260250274'],
    ['PL 526-025-02-74', 'PL5260250274'],
    ['pl5260250274', 'PL5260250274'],
    ['526 025 02 74', 'PL5260250274'],
    ['DE136695976', 'DE136695976'],
    ['ATU 33864707', 'ATU33864707'],
    ['BE 0428.759.497', 'BE0428759497'],
    ['FR 83 404 833 048', 'FR83404833048'],
    ['ESX9999999R', 'ESX9999999R'],
    ['NL004495445B01', 'NL004495445B01'],
    ['IE6433435F', 'IE6433435F'],
    ['IE6433435OA', 'IE6433435OA'],
    ['XIGD001', 'XIGD001'],
    ['SE556188840401', 'SE556188840401'],
    ['EL094259216', 'EL094259216'],
    ['GR 094259216', 'EL094259216'],
    ['GB 980780684', 'GB980780684'],
    ['US 12-3456789', 'US123456789'],
  ])('is kept in one form: %s', (text, kept) => {
    expect(read(text)).toBe(kept);
  });

  it.each([
    '5260250275',
    'PL5260250275',
    '0000000000',
    '526025027',
    '52602502744',
    'DE13669597',
    'DE1366959761',
    'ATX33864707',
    'ES123456789',
    'NL004495445X01',
    'GBABCDEFG',
    '1A5260250274',
    'PL',
    '',
    '!',
    'Ą5260250274',
    'PL52602502740000000000000000',
  ])('is refused: %s', (text) => {
    expect(read(text)).toBe('TAX_ID_INVALID');
  });

  it('is not issued where the weighted sum leaves ten', () => {
    const stem = Array.from({ length: 1_000 }, (_, n) => `781${String(n).padStart(6, '0')}`).find((digits) => {
      const sum = [6, 5, 7, 2, 3, 4, 5, 6, 7].reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
      return sum % 11 === 10;
    });
    for (let last = 0; last < 10; last += 1) expect(isNip(`${stem}${last}`)).toBe(false);
  });
});
