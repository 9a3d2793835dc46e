/**
 * Table A of the National Bank of Poland as its web API answers it in JSON: middle rates in złoty for one unit.
 * Source: the bank's description of the API; a table is published on every working day, a range has at most 93 days.
 */
import { ok, type Result } from '@kontor/kernel';
import { checkTables, type FeedRefusal, feedRefusal, type RateTable, type ReadTable } from './rate-table.js';

/** Reads what the API sent for a range of days. Whatever is no list of tables is refused with `FEED_UNREADABLE`. */
export function readNbpTables(text: string): Result<readonly RateTable[], FeedRefusal> {
  const answer = parsed(text);
  if (!Array.isArray(answer)) return unreadable();
  const read: ReadTable[] = [];
  for (const entry of answer as unknown[]) {
    const table = asTable(entry);
    if (table === null) return unreadable();
    read.push(table);
  }
  return read.length === 0 ? feedRefusal('FEED_EMPTY', 'NBP sent no table.') : checked(read);
}

const checked = (read: readonly ReadTable[]): Result<readonly RateTable[], FeedRefusal> => {
  const tables = checkTables(read);
  return tables.ok ? ok(tables.value) : tables;
};

const unreadable = () => feedRefusal('FEED_UNREADABLE', 'What NBP sent is no list of tables.');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** A number of JSON has at most 15 digits here, which a float gives back as they were written. */
const asWritten = (value: unknown): string =>
  typeof value === 'number' && Number(value.toPrecision(15)) === value ? String(value) : 'none';

function asTable(entry: unknown): ReadTable | null {
  if (!isRecord(entry)) return null;
  const { table, no, effectiveDate, rates } = entry;
  if (table !== 'A' || typeof no !== 'string' || typeof effectiveDate !== 'string' || !Array.isArray(rates))
    return null;
  const quotes = (rates as unknown[]).map((rate) =>
    isRecord(rate) && typeof rate['code'] === 'string'
      ? { currency: rate['code'], rate: asWritten(rate['mid']), per: '1' }
      : { currency: '', rate: 'none', per: '1' },
  );
  return { source: 'NBP', date: effectiveDate, number: no, quotes };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
