import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { Readable } from 'node:stream';
import { readCsv, sampleCsv } from './csv-reader.js';

const all = async (bytes: Buffer, dialect: Parameters<typeof readCsv>[1]) => {
  const rows: string[][] = [];
  for await (const row of readCsv(Readable.from([bytes]), dialect)) rows.push(row);
  return rows;
};

describe('sampleCsv', () => {
  it('finds how a Polish spreadsheet writes', async () => {
    const sample = await sampleCsv(
      iconv.encode(
        'Klient;Wartość;Data\r\nŻółw;1 234,50;31.12.2025\r\nMleczarnia;15,00;01.02.2026\r\n',
        'windows-1250',
      ),
    );
    expect(sample.dialect).toEqual({
      encoding: 'windows-1250',
      separator: ';',
      decimalComma: true,
      dateOrder: 'DMY',
      hasHeader: true,
      titleRows: 0,
    });
    expect(sample.rows[0]).toEqual(['Żółw', '1 234,50', '31.12.2025']);
  });

  it('finds the names of the columns below a title', async () => {
    const text = 'Raport sprzedaży;;\nKlient;Wartość;Data\nŻółw;1 234,50;31.12.2025\nMleczarnia;15,00;01.02.2026\n';
    const sample = await sampleCsv(Buffer.from(text));
    expect(sample).toMatchObject({ header: ['Klient', 'Wartość', 'Data'], dialect: { titleRows: 1, separator: ';' } });
    expect(sample.rows).toHaveLength(2);
    const bare = await sampleCsv(Buffer.from(text.replace(';;', '')));
    expect(bare.dialect).toEqual(sample.dialect);
  });

  it('keeps what the person chose', async () => {
    const sample = await sampleCsv(Buffer.from('a;b\n1/2/2024;3'), { dateOrder: 'MDY', decimalComma: true });
    expect(sample.dialect).toMatchObject({ dateOrder: 'MDY', decimalComma: true, separator: ';' });
  });

  it.each([
    ['nothing at all', Buffer.from(''), 'FILE_EMPTY'],
    ['blank lines', Buffer.from('\n\n'), 'FILE_EMPTY'],
    ['a header without rows', Buffer.from('Nazwa;NIP\n'), 'FILE_EMPTY'],
    ['a PNG that is called .csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), 'FILE_IS_PICTURE'],
    ['a JPEG that is called .csv', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'FILE_IS_PICTURE'],
    ['a WebP that is called .csv', Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1'), 'FILE_IS_PICTURE'],
    ['a workbook that is called .csv', Buffer.from([0x50, 0x4b, 0x03, 0x04]), 'FILE_NOT_TEXT'],
    ['bytes that are no text', Buffer.from([0x61, 0, 0x62]), 'FILE_NOT_TEXT'],
  ])('refuses %s', async (_, bytes, code) => {
    await expect(sampleCsv(bytes)).rejects.toMatchObject({ code });
  });
});

describe('readCsv', () => {
  it('reads quotes, line ends in cells and rows of other lengths', async () => {
    const bytes = Buffer.from('\ufeffid,note\n1,"two\nlines, one cell"\n2\n3,x,y\n');
    expect(await all(bytes, { separator: ',', encoding: 'utf-8' })).toEqual([
      ['id', 'note'],
      ['1', 'two\nlines, one cell'],
      ['2'],
      ['3', 'x', 'y'],
    ]);
  });

  it('refuses a record without an end instead of keeping it all in memory', async () => {
    const endless = Buffer.from(`id\n"${'x'.repeat(400_000)}`);
    await expect(all(endless, { separator: ',', encoding: 'utf-8' })).rejects.toMatchObject({ code: 'FILE_NOT_CSV' });
  });
});
