import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import {
  type DateOrder,
  detectDateOrder,
  detectDecimalComma,
  detectEncoding,
  detectHeader,
  detectSeparator,
  detectTitleRows,
  readDate,
  type Separator,
} from './dialect.js';

const polish = fc.stringMatching(/^[a-zA-ZąćęłńóśźżĄĆĘŁŃÓŚŹŻ ]{1,30}$/);

describe('detectEncoding', () => {
  it('takes every text in UTF-8 for UTF-8, wherever the sample cuts it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 10 }), fc.nat(3), (text, cut) => {
        const bytes = Buffer.from(text, 'utf8');
        expect(detectEncoding(bytes.subarray(0, bytes.length - cut))).toBe('utf-8');
      }),
    );
  });

  it('reads Polish letters of Windows back as they were', () => {
    fc.assert(
      fc.property(polish, (text) => {
        const bytes = iconv.encode(`${text} ślad źle`, 'windows-1250');
        expect(iconv.decode(bytes, detectEncoding(bytes))).toBe(`${text} ślad źle`);
      }),
    );
  });

  it('tells ISO 8859-2 from Windows by where ą, ś and ź are', () => {
    expect(detectEncoding(iconv.encode('Zażółć gęślą jaźń', 'iso-8859-2'))).toBe('iso-8859-2');
    expect(detectEncoding(iconv.encode('Zażółć gęślą jaźń', 'windows-1250'))).toBe('windows-1250');
    expect(detectEncoding(Buffer.from([0xff, 0xfe, 0x41, 0]))).toBe('utf-16le');
  });
});

describe('detectSeparator', () => {
  it('finds the separator of any table whose cells do not hold it', () => {
    const cell = fc.stringMatching(/^[a-z0-9 .]{0,12}$/);
    const table = fc.tuple(
      fc.constantFrom<Separator>(',', ';', '\t', '|'),
      fc.integer({ min: 2, max: 8 }),
      fc.integer({ min: 2, max: 10 }),
    );
    fc.assert(
      fc.property(table, fc.infiniteStream(cell), ([separator, columns, rows], cells) => {
        const line = () => Array.from({ length: columns }, () => `x${cells.next().value}`).join(separator);
        expect(detectSeparator(Array.from({ length: rows }, line).join('\n'))).toBe(separator);
      }),
    );
  });

  it('does not count separators inside quotes', () => {
    expect(detectSeparator('"a,b";c\n"d,e,f";g\n"h";i')).toBe(';');
  });
});

describe('dates', () => {
  const orders: Record<DateOrder, (y: string, m: string, d: string) => string> = {
    YMD: (y, m, d) => `${y}-${m}-${d}`,
    DMY: (y, m, d) => `${d}.${m}.${y}`,
    MDY: (y, m, d) => `${m}/${d}/${y}`,
  };

  it('reads a date back in whatever order it was written', () => {
    const date = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.constantFrom<DateOrder>('YMD', 'DMY', 'MDY'), date, (order, at) => {
        const iso = at.toISOString().slice(0, 10);
        const [y = '', m = '', d = ''] = iso.split('-');
        expect(readDate(orders[order](y, m, d), order)).toBe(iso);
        expect(readDate(orders[order](y, String(Number(m)), String(Number(d))), order)).toBe(iso);
      }),
    );
  });

  it('tells the order by a day beyond twelve, and says day first when nothing tells', () => {
    expect(detectDateOrder(['10/20/2016', '3/1/2017'])).toBe('MDY');
    expect(detectDateOrder(['20.10.2016', '3.1.2017'])).toBe('DMY');
    expect(detectDateOrder(['2016-10-20'])).toBe('YMD');
    expect(detectDateOrder(['3/1/2017', 'Cancity'])).toBe('DMY');
  });

  it('does not read what is no date', () => {
    for (const text of ['', 'soon', '2016', '1/2', '31-12-16']) expect(readDate(text, 'DMY')).toBeNull();
  });
});

it('knows a decimal comma from a thousands comma', () => {
  expect(detectDecimalComma(['1 234,56', '0,5'])).toBe(true);
  expect(detectDecimalComma(['1,234', '1,234.56'])).toBe(false);
  expect(detectDecimalComma(['1054', 'Cancity'])).toBe(false);
});

it('knows a line of names from a line of data', () => {
  expect(detectHeader(['opportunity_id', 'close_value'])).toBe(true);
  expect(detectHeader(['1C1I7A6R', '1054'])).toBe(false);
  expect(detectHeader(['name', 'name'])).toBe(false);
});

describe('detectTitleRows', () => {
  const data = [
    ['Żółw Sp. z o.o.', '5260250995', '120,00', 'PLN'],
    ['Mlecz-Pol', '', '15,00', 'PLN'],
  ];
  const header = ['Nazwa', 'NIP', 'Kwota', 'Waluta'];

  it.each([
    ['none', [header, ...data], 0],
    ['a title of one cell', [['Raport sprzedaży'], header, ...data], 1],
    [
      'a title as wide as the table',
      [['Raport sprzedaży', '', '', ''], ['stan na 30.11.2026', '', '', ''], header, ...data],
      2,
    ],
    ['merged cells over groups of columns', [['Klient', '', 'Sprzedaż', ''], header, ...data], 1],
    ['merged cells of three', [['Klient', '', 'Sprzedaż', 'Inne'], header, ...data], 1],
    ['no names at all', data, 0],
    ['one column', [['Nazwa'], ['Żółw'], ['Mlecz-Pol']], 0],
    ['a header of a table that is hardly filled', [header, ['Żółw', '', '', ''], ['Mlecz-Pol', '', '', '']], 0],
  ])('finds %s', (_, rows, above) => {
    expect(detectTitleRows(rows)).toBe(above);
  });
});

describe('a quarter', () => {
  it.each([
    'Q3 2026',
    'q3/2026',
    '3Q2026',
    '2026-Q3',
    '2026 Q3',
    'III kw. 2026',
    'III kwartał 2026 r.',
    '3 kw. 2026',
    '2026 III kw.',
  ])('%s means its last day', (text) => expect(readDate(text, 'DMY')).toBe('2026-09-30'));

  it.each(['Q5 2026', 'Q0 2026', 'Q3', 'V kw. 2026', 'Q3 26', 'iiii kw. 2026', 'Q32026x'])('%s means none', (text) => {
    expect(readDate(text, 'DMY')).toBeNull();
  });
});

describe('what a sample leaves open', () => {
  it('is as usual, and what it tells is as it tells', () => {
    expect(detectDateOrder(['01/02/2026'], 'MDY')).toBe('MDY');
    expect(detectDateOrder(['31/01/2026'], 'MDY')).toBe('DMY');
    expect(detectDecimalComma(['120'], true)).toBe(true);
    expect(detectDecimalComma(['120.50'], true)).toBe(false);
  });
});
