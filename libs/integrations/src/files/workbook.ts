import { stringify } from 'csv-stringify/sync';
import type { SheetFilterInfo } from 'hucre';
import { type CellValue, readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { Refused } from '@kontor/kernel';
import yauzl from 'yauzl';

/** Larger workbooks are saved as CSV: unlike those, a workbook has to be in memory to be read. */
export const MAX_WORKBOOK_BYTES = 25 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 400 * 1024 * 1024;
const MAX_PARTS = 2_000;
const BATCH = 500;
/** Digits that a workbook means; what a double adds behind them is noise. */
const DIGITS = 15;

/** A workbook is a ZIP; what else may be one is found out by reading it. */
export const looksLikeWorkbook = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(ZIP_START);
const ZIP_START = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/**
 * The first visible sheet of a workbook as CSV: UTF-8, commas, points in numbers, days as `YYYY-MM-DD`.
 * Refusals: `FILE_NOT_WORKBOOK`, `FILE_TOO_BIG`.
 */
export async function* workbookAsCsv(bytes: Buffer): AsyncGenerator<Buffer> {
  await refuseBomb(bytes);
  let batch: string[][] = [];
  const taken = (): Buffer => {
    const text = Buffer.from(stringify(batch));
    batch = [];
    return text;
  };
  try {
    const sheet = await firstVisibleSheet(bytes);
    for await (const { values } of streamXlsxRows(bytes, { sheet })) {
      const cells = Array.from(values, asText);
      if (cells.some((cell) => cell !== '')) batch.push(cells);
      if (batch.length >= BATCH) yield taken();
    }
  } catch (error) {
    throw notAWorkbook(error);
  }
  yield taken();
}

/** Asked of every sheet before its rows are read: none has to be. */
async function firstVisibleSheet(bytes: Buffer): Promise<number> {
  let first: number | null = null;
  const isHere = ({ index, hidden, veryHidden }: SheetFilterInfo): boolean => {
    if (!hidden && !veryHidden) first ??= index;
    return false;
  };
  await readXlsx(bytes, { sheets: isHere });
  return first ?? 0;
}

function asText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dayOrMoment(value);
  return typeof value === 'number' ? String(Number(value.toPrecision(DIGITS))) : String(value);
}

/** Cells know no zone: the fields of UTC are what the sheet shows. */
function dayOrMoment(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const text = value.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ');
}

function notAWorkbook(error: unknown): Error {
  if (error instanceof Refused) return error;
  const advice = 'Open it in your spreadsheet, save it as XLSX or CSV, and choose that file.';
  return new Refused('FILE_NOT_WORKBOOK', `This file cannot be read as a workbook (XLSX). ${advice}`);
}

/**
 * Unpacks every part once, keeping nothing: what the parts say of their sizes may be a lie, and a few kilobytes can
 * hold gigabytes. Refusals: `FILE_NOT_WORKBOOK`, `FILE_TOO_BIG`.
 */
async function refuseBomb(bytes: Buffer): Promise<void> {
  try {
    const archive = await yauzl.fromBufferPromise(bytes, { validateEntrySizes: true });
    let unpacked = 0;
    let parts = 0;
    for await (const entry of archive.eachEntry()) {
      parts += 1;
      if (parts > MAX_PARTS) throw workbookTooBig();
      const part = await archive.openReadStreamPromise(entry);
      for await (const chunk of part) {
        unpacked += (chunk as Buffer).length;
        if (unpacked > MAX_UNPACKED_BYTES) throw workbookTooBig();
      }
    }
  } catch (error) {
    throw notAWorkbook(error);
  }
}

export const workbookTooBig = (): Refused =>
  new Refused('FILE_TOO_BIG', 'This workbook is too big to be read. Save the sheet as CSV and choose that file.', {
    maxBytes: MAX_WORKBOOK_BYTES,
  });
