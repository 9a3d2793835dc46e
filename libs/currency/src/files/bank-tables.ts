import { ok, type Result } from '@kontor/kernel';
import { OutboundHttp, OutboundProblem } from '@kontor/platform';
import { mustHoldTable, type Window } from '../domain/fetch-window.js';
import { readNbpTables } from '../domain/nbp-tables.js';
import { type FeedRefusal, type FeedSource, feedRefusal, type RateTable } from '../domain/rate-table.js';
import { readEcbTables } from './ecb-tables.js';

type Tables = Result<readonly RateTable[], FeedRefusal>;

const TIMEOUT_MS = 20_000;
/** The whole of the ECB's history has some 7 MB. */
const MAX_BYTES = 16_000_000;

/** The days of the 90-day file that can be counted on. */
const RECENT_DAYS = 80;
const DAY_MS = 86_400_000;

/** One request for each window. A range without any table is answered with 404, which a long range cannot be. */
export async function tablesOfNbp(http: OutboundHttp, address: string, windows: readonly Window[]): Promise<Tables> {
  const tables: RateTable[] = [];
  for (const window of windows) {
    const { from, to } = window;
    const got = await textOf(
      http,
      'NBP',
      `${address}/api/exchangerates/tables/A/${from}/${to}/?format=json`,
      'application/json',
    );
    if (!got.ok) return got;
    if (got.value === null && mustHoldTable(window)) {
      return feedRefusal('FEED_ANSWERED_BADLY', `NBP says that it had no table from ${from} to ${to}.`);
    }
    const read = got.value === null ? ok([]) : readNbpTables(got.value);
    if (!read.ok) return read;
    const strange = read.value.find(({ date }) => date < from || date > to);
    if (strange)
      return feedRefusal('FEED_DATE_WRONG', `NBP was asked from ${from} to ${to} and sent a table of ${strange.date}.`);
    tables.push(...read.value);
  }
  return ok(tables);
}

/** One file whatever the range: that of the last 90 days, or after a longer pause that of all. */
export async function tablesOfEcb(http: OutboundHttp, address: string, windows: readonly Window[]): Promise<Tables> {
  const [from, to] = [windows[0]?.from ?? '', windows.at(-1)?.to ?? ''];
  const isRecent = Date.parse(to) - Date.parse(from) <= RECENT_DAYS * DAY_MS;
  const file = isRecent ? 'eurofxref-hist-90d.xml' : 'eurofxref-hist.xml';
  const got = await textOf(http, 'ECB', `${address}/stats/eurofxref/${file}`, 'application/xml, text/xml');
  if (!got.ok) return got;
  if (got.value === null) return feedRefusal('FEED_ANSWERED_BADLY', 'ECB does not find its own file.');
  const read = readEcbTables(got.value);
  if (!read.ok) return read;
  const newest = read.value.at(-1)?.date ?? '';
  return newest < from
    ? feedRefusal('FEED_DATE_WRONG', `ECB sent nothing but old tables, the last of ${newest}.`)
    : ok(read.value.filter(({ date }) => date >= from));
}

/** `null` for 404. */
async function textOf(
  http: OutboundHttp,
  source: FeedSource,
  url: string,
  accept: string,
): Promise<Result<string | null, FeedRefusal>> {
  try {
    const { status, body } = await http.get(url, { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES, accept });
    if (status === 404) return ok(null);
    return status === 200
      ? ok(body.toString('utf8'))
      : feedRefusal('FEED_ANSWERED_BADLY', `${source} answered ${status}.`);
  } catch (error) {
    if (error instanceof OutboundProblem) return feedRefusal('FEED_UNREACHABLE', error.message);
    throw error;
  }
}
