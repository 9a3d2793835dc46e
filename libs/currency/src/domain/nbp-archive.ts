/**
 * The yearly archive of table A as the National Bank of Poland publishes it: semicolons, decimal commas, days without
 * hyphens, how many units a rate is for in the heads of the columns (`100HUF`), and names and units again below.
 */
import { Decimal, ok, type Result } from '@kontor/kernel';
import { checkTables, type FeedRefusal, feedRefusal, type RateTable, type ReadTable } from './rate-table.js';

const HEAD = /^(\d{1,6})([A-Z]{3})$/;
const DAY = /^(\d{4})(\d{2})(\d{2})$/;
const RATE = /^\d{1,10},\d{1,8}$/;
const LAST_COLUMNS = ['nr tabeli', 'pełny numer tabeli'];

interface Column {
  readonly place: number;
  readonly currency: string;
  readonly units: string;
}

/** Reads the text of a whole file, already decoded. A file that is cut off lacks the lines below the tables. */
export function readNbpArchive(text: string): Result<readonly RateTable[], FeedRefusal> {
  const lines = text.split(/\r?\n/).map((line) => line.split(';').map((cell) => cell.trim()));
  const head = lines[0] ?? [];
  const columns = columnsOf(head);
  const fullNumber = head.indexOf(LAST_COLUMNS[1] as string);
  if (head[0] !== 'data' || columns.length === 0 || fullNumber < 0)
    return unreadable('It does not begin with "data;".');
  const read: ReadTable[] = [];
  for (const cells of lines.slice(1)) {
    const day = DAY.exec(cells[0] ?? '');
    if (!day) continue;
    const date = `${day[1]}-${day[2]}-${day[3]}`;
    if (cells.length < fullNumber + 1) return unreadable(`The line of ${date} is cut off.`);
    read.push({
      source: 'NBP',
      date,
      number: cells[fullNumber] ?? '',
      quotes: columns.map((column) => quoteOf(column, cells)),
    });
  }
  if (read.length === 0) return feedRefusal('FEED_EMPTY', 'The archive holds no table.');
  return repeatsItsHead(lines, columns)
    ? checked(read)
    : unreadable('The lines below the tables are missing or differ from the head.');
}

function checked(read: readonly ReadTable[]): Result<readonly RateTable[], FeedRefusal> {
  const tables = checkTables(read);
  return tables.ok ? ok(tables.value) : tables;
}

const columnsOf = (head: readonly string[]): Column[] =>
  head.flatMap((cell, place) => {
    const match = HEAD.exec(cell);
    return match ? [{ place, units: match[1] as string, currency: match[2] as string }] : [];
  });

/** A rate for 100 units is a hundredth of it for one: exact, because it only moves the point. */
function quoteOf({ currency, units, place }: Column, cells: readonly string[]) {
  const cell = cells[place] ?? '';
  const rate = RATE.test(cell) ? new Decimal(cell.replace(',', '.')).div(units).toFixed() : 'none';
  return { currency, rate, per: '1' };
}

function repeatsItsHead(lines: readonly (readonly string[])[], columns: readonly Column[]): boolean {
  const codes = lines.find(([first]) => first === 'kod ISO');
  const units = lines.find(([first]) => first === 'liczba jednostek');
  return (
    codes !== undefined &&
    units !== undefined &&
    columns.every((column) => codes[column.place] === column.currency && units[column.place] === column.units)
  );
}

const unreadable = (why: string) => feedRefusal('FEED_UNREADABLE', `This is no yearly archive of table A. ${why}`);
