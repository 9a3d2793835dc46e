import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import type { SheetColumn } from './sheet-column.js';
import { exactNumber, wallClock, xlsxSheet } from './xlsx-sheet.js';

interface Row {
  readonly text: string | null;
  readonly amount: string | null;
  readonly day: string | null;
  readonly moment: Date | null;
}

const word = (text: string) => ({ pl: text, en: text });
const columns: readonly SheetColumn<Row>[] = [
  { heading: word('Text'), kind: 'TEXT', value: (row) => row.text },
  { heading: word('Amount'), kind: 'NUMBER', value: (row) => row.amount },
  { heading: word('Day'), kind: 'DATE', value: (row) => row.day },
  { heading: word('Moment'), kind: 'INSTANT', value: (row) => row.moment },
];
const options = { language: 'en', timeZone: 'Europe/Warsaw', name: 'Sales' } as const;

async function read(batches: AsyncGenerator<readonly Row[]>) {
  const { sheets } = await readXlsx(await buffer(await xlsxSheet(columns, batches, options)));
  return { name: sheets[0]?.name, rows: sheets[0]?.rows ?? [] };
}

async function* inBatches(...batches: readonly Row[][]) {
  yield* batches;
}

const empty: Row = { text: null, amount: null, day: null, moment: null };

describe('a workbook', () => {
  it('keeps numbers as numbers, days as days and text as text, whatever it begins with', async () => {
    const { name, rows } = await read(
      inBatches(
        [{ text: '=SUM(A1)', amount: '-12.50', day: '2026-02-28', moment: new Date('2026-07-01T22:30:00Z') }],
        [{ ...empty, text: '+48 600', amount: '1234567890123456.78' }, empty],
      ),
    );
    expect(name).toBe('Sales');
    expect(rows[0]).toEqual(['Text', 'Amount', 'Day', 'Moment']);
    expect(rows[1]).toEqual(['=SUM(A1)', -12.5, new Date('2026-02-28T00:00:00Z'), new Date('2026-07-02T00:30:00Z')]);
    expect(rows[2]?.slice(0, 2)).toEqual(['+48 600', '1234567890123456.78']);
  });

  it('ends the reading when nobody listens any more', async () => {
    let ended = false;
    async function* endless() {
      try {
        for (;;) yield [{ ...empty, text: 'x'.repeat(2_000) }];
      } finally {
        ended = true;
      }
    }
    const stream = await xlsxSheet(columns, endless(), options);
    await new Promise((resolve) => stream.once('data', resolve));
    stream.destroy();
    for (let tries = 0; !ended && tries < 100; tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(ended).toBe(true);
  });

  it('refuses at once what cannot be read', async () => {
    async function* broken(): AsyncGenerator<readonly Row[]> {
      yield* await Promise.reject<AsyncGenerator<readonly Row[]>>(new Error('no database'));
    }
    await expect(xlsxSheet(columns, broken(), options)).rejects.toThrow('no database');
  });
});

it('never writes a number that is only nearly right', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(6), (digits, scale) => {
      const text = withPoint(digits, scale);
      const written = exactNumber(text);
      if (typeof written === 'string') expect(written).toBe(text);
      else expect(plain(written.toPrecision(15))).toBe(plain(text));
    }),
  );
  expect(exactNumber('0.10')).toBe(0.1);
});

it('shows the clock of the reader, on both sides of a change of the clocks', () => {
  const shown = (instant: string) => wallClock(new Date(instant), 'Europe/Warsaw').toISOString().slice(0, 16);
  expect(shown('2026-03-29T00:59:00Z')).toBe('2026-03-29T01:59');
  expect(shown('2026-03-29T01:00:00Z')).toBe('2026-03-29T03:00');
  expect(shown('2026-12-31T23:30:00Z')).toBe('2027-01-01T00:30');
});

function withPoint(digits: bigint, scale: number): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  return `${digits < 0n ? '-' : ''}${whole}${scale > 0 ? `.${text.slice(-scale)}` : ''}`;
}

/** Without exponent, noughts at the end, or a minus before nothing. */
function plain(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const negative = mantissa.startsWith('-');
  const [whole = '', part = ''] = mantissa.replace('-', '').split('.');
  const shift = Number(exponent);
  const all = `${whole}${part.padEnd(Math.max(shift, 0), '0')}`;
  const at = whole.length + shift;
  const padded = at <= 0 ? `${'0'.repeat(1 - at)}${all}` : all;
  const point = Math.max(at, 1);
  const value = `${padded.slice(0, point)}.${padded.slice(point)}`.replace(/^0+(?=\d)/u, '').replace(/\.?0*$/u, '');
  return negative && value !== '0' ? `-${value}` : value;
}
