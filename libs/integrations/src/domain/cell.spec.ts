import { describe, expect, it } from '@jest/globals';
import { type CellKind, readCell } from './cell.js';

const polish = { decimalComma: true, dateOrder: 'DMY' } as const;
const american = { decimalComma: false, dateOrder: 'MDY' } as const;
const read = (kind: CellKind, text: string, dialect: typeof polish | typeof american = american) => {
  const cell = readCell(kind, text, dialect);
  return cell.ok ? cell.value : cell.refusal.code;
};

describe('readCell', () => {
  it.each([
    ['1054', american, '1054'],
    ['12,500.50', american, '12500.5'],
    ['-5', american, '-5'],
    ['007', american, '7'],
    ['12 500,50', polish, '12500.5'],
    ['12\u00a0500,50', polish, '12500.5'],
    ['1.234.567,8', polish, '1234567.8'],
  ])('reads the number %s', (text, dialect, value) => {
    expect(read('DECIMAL', text, dialect)).toBe(value);
  });

  it.each(['1e308', 'NaN', 'Infinity', '-0', '1,2,3', '12.5.1', '0x10', '١٢', '1'.repeat(40), '1.00001'])(
    'refuses %s as a number',
    (text) => {
      expect(read('DECIMAL', text)).toBe('CELL_NOT_A_NUMBER');
    },
  );

  it('reads dates of the chosen order and refuses days that are in no calendar', () => {
    expect(read('DATE', '3/1/2017')).toBe('2017-03-01');
    expect(read('DATE', '3.1.2017', polish)).toBe('2017-01-03');
    expect(read('DATE', '30.02.2024', polish)).toBe('CELL_NOT_A_DATE');
    expect(read('DATE', 'Q3 2024', polish)).toBe('2024-09-30');
    expect(read('DATE', 'Q5 2024', polish)).toBe('CELL_NOT_A_DATE');
  });

  it('knows currencies and addresses', () => {
    expect(read('CURRENCY', 'eur')).toBe('EUR');
    expect(read('CURRENCY', 'zł')).toBe('PLN');
    expect(read('CURRENCY', 'XYZ')).toBe('CELL_NOT_A_CURRENCY');
    expect(read('EMAIL', 'anna@example.com')).toBe('anna@example.com');
    expect(read('EMAIL', 'anna at example')).toBe('CELL_NOT_AN_EMAIL');
  });

  it('takes away the apostrophe by which a spreadsheet keeps text from being a formula, and no other', () => {
    expect(read('TEXT', "'=1+1")).toBe('=1+1');
    expect(read('TEXT', "'+48 58 000")).toBe('+48 58 000');
    expect(read('TEXT', "'t Hooft")).toBe("'t Hooft");
    expect(read('DECIMAL', "'-5")).toBe('-5');
  });

  it('refuses what is no text', () => {
    for (const text of ['a\u0000b', '\ud800', 'x\udc00']) expect(read('TEXT', text)).toBe('CELL_UNREADABLE');
    expect(read('TEXT', 'x'.repeat(20_001))).toBe('CELL_TOO_LONG');
    expect(read('REFERENCE', 'x'.repeat(201))).toBe('CELL_TOO_LONG');
    expect(read('REFERENCE', 'two\nlines')).toBe('CELL_TOO_LONG');
    expect(read('TEXT', ' Zażółć 🦔 ')).toBe('Zażółć 🦔');
  });
});
