import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvSheet, type SheetOptions } from './csv-sheet.js';
import type { SheetColumn } from './sheet-column.js';

interface Row {
  readonly text: string | null;
  readonly amount: string | null;
}

const columns: readonly SheetColumn<Row>[] = [
  { heading: { pl: 'Tekst', en: 'Text' }, kind: 'TEXT', value: ({ text }) => text },
  { heading: { pl: 'Kwota', en: 'Amount' }, kind: 'NUMBER', value: ({ amount }) => amount },
];
const plain: SheetOptions = { language: 'en', separator: ',', bom: false };

async function* batchesOf(rows: readonly Row[], onEnd: () => void = () => undefined): AsyncGenerator<readonly Row[]> {
  try {
    for (const row of rows) yield [row];
  } finally {
    onEnd();
  }
}

async function written(rows: readonly Row[], options = plain): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await csvSheet(columns, batchesOf(rows), options)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

describe('a sheet', () => {
  it('makes formulas of strangers inert and leaves numbers what they are', async () => {
    const hostile = ['=1+1', '+48 58 000', '-5+2', '-', '@SUM(A1)', '\t=x', '\r=x', '\n=x', '＝1+1', '＠SUM(A1)'];
    const sheet = await written(hostile.map((text) => ({ text, amount: '-5.00' })));
    const rows = parse<Record<string, string>>(sheet, { columns: true, record_delimiter: '\r\n' });
    expect(rows.map(({ Text }) => Text)).toEqual(hostile.map((text) => `'${text}`));
    expect(rows.map(({ Amount }) => Amount)).toEqual(hostile.map(() => '-5.00'));
    expect(sheet.startsWith('Text,Amount\r\n')).toBe(true);
  });

  it.each(['-5', '-5.25', '-1234567,5'])(
    'leaves a plain negative number a number, also in a column of texts: %s',
    async (text) => {
      const sheet = await written([{ text, amount: null }], { ...plain, separator: ';' });
      expect(sheet).toBe(`Text;Amount\r\n${text};\r\n`);
    },
  );

  it('is headed in the language that it is written in', async () => {
    expect(await written([], { ...plain, language: 'pl' })).toBe('Tekst,Kwota\r\n');
  });

  it('begins with the mark of UTF-8 and separates by semicolons when asked to', async () => {
    const sheet = await written([{ text: 'żółw; "a"', amount: null }], { ...plain, separator: ';', bom: true });
    expect(sheet).toBe('\uFEFFText;Amount\r\n"żółw; ""a""";\r\n');
  });

  it('reads back as it was, whatever was written into it', async () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 30 })
      .filter((one) => !/^[=+\-@\t\r\n＝＋－＠]/.test(one) && !/\p{Surrogate}/u.test(one));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
        const sheet = await written(texts.map((one) => ({ text: one, amount: '1' })));
        const rows = parse<Record<string, string>>(sheet, { columns: true, record_delimiter: '\r\n' });
        expect(rows.map(({ Text }) => Text)).toEqual(texts);
      }),
    );
  });

  it('ends the reading when nobody listens any more', async () => {
    let isEnded = false;
    const rows = Array.from({ length: 10_000 }, () => ({ text: 'x'.repeat(1_000), amount: '1' }));
    const sheet = await csvSheet(
      columns,
      batchesOf(rows, () => {
        isEnded = true;
      }),
      plain,
    );
    sheet.read();
    sheet.destroy();
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isEnded).toBe(true);
  });

  it('refuses in the usual way what cannot be read at all', async () => {
    const failing = (async function* (): AsyncGenerator<readonly Row[]> {
      throw new Error('no database');
    })();
    await expect(csvSheet(columns, failing, plain)).rejects.toThrow('no database');
  });
});
