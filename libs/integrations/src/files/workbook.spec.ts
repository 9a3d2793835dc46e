import { describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { parse } from 'csv-parse/sync';
import { deflateRawSync } from 'node:zlib';
import { looksLikeWorkbook, workbookAsCsv } from './workbook.js';

async function read(bytes: Uint8Array): Promise<string[][]> {
  const chunks: Buffer[] = [];
  for await (const chunk of workbookAsCsv(Buffer.from(bytes))) chunks.push(chunk);
  return parse(Buffer.concat(chunks));
}

describe('a workbook', () => {
  it('is read as text that says the same: numbers plain, days as days, nothing run', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Sprzedaż',
          rows: [
            ['Tytuł', 'Wartość', 'Data', 'Kod', 'Tak'],
            ['Linia "2"; żółta\nnowa', 0.1 + 0.2, new Date('2026-02-28T00:00:00Z'), '007', true],
            [null, null, null, null, null],
            ['=SUM(A1)', -1_250_000.5, new Date('2026-07-01T09:30:00Z'), '1e5', false],
          ],
        },
        { name: 'Inna', rows: [['nie ta']] },
      ],
    });
    expect(looksLikeWorkbook(Buffer.from(bytes))).toBe(true);
    expect(await read(bytes)).toEqual([
      ['Tytuł', 'Wartość', 'Data', 'Kod', 'Tak'],
      ['Linia "2"; żółta\nnowa', '0.3', '2026-02-28', '007', 'true'],
      ['=SUM(A1)', '-1250000.5', '2026-07-01 09:30', '1e5', 'false'],
    ]);
  });

  it('is read in its first visible sheet', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Listy', hidden: true, rows: [['ukryte']] },
        { name: 'Dane', rows: [['name'], ['Żółw']] },
      ],
    });
    expect(await read(bytes)).toEqual([['name'], ['Żółw']]);
  });

  it('of 50 000 rows is read whole', async () => {
    const rows = Array.from({ length: 50_000 }, (_, n) => [`Sale ${n}`, n / 100, 'PLN']);
    const found = await read(await writeXlsx({ sheets: [{ name: 'All', rows }] }));
    expect(found).toHaveLength(50_000);
    expect(found[49_999]).toEqual(['Sale 49999', '499.99', 'PLN']);
  }, 60_000);

  it.each([
    ['an archive that is none', zipOf('notes.txt', Buffer.from('hello'), 5)],
    ['nothing but the beginning of one', Buffer.from('PK\u0003\u0004 and so on')],
    ['one whose parts are longer than they say', zipOf('xl/workbook.xml', Buffer.alloc(5_000_000), 100)],
  ])('is not what is %s', async (_, bytes) => {
    expect(looksLikeWorkbook(bytes)).toBe(true);
    await expect(read(bytes)).rejects.toMatchObject({ code: 'FILE_NOT_WORKBOOK' });
  });

  it('that unpacks to more than memory should hold is refused while it is unpacked', async () => {
    const huge = Buffer.alloc(420 * 1024 * 1024);
    const bomb = zipOf('xl/sharedStrings.xml', huge, huge.length);
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(read(bomb)).rejects.toMatchObject({ code: 'FILE_TOO_BIG' });
  }, 60_000);
});

/** An archive of one part, which says of itself that it is `said` bytes long. */
function zipOf(name: string, content: Buffer, said: number): Buffer {
  const packed = deflateRawSync(content);
  const title = Buffer.from(name);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(8, 4);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(said, 18);
  facts.writeUInt16LE(title.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, title, packed]);
  const central = Buffer.alloc(46);
  central.write('PK\u0001\u0002', 'latin1');
  central.writeUInt16LE(20, 4);
  facts.copy(central, 6);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + title.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, title, end]);
}
