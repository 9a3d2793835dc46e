import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Ways in which a bank's server has been seen to be wrong. */
export type Misbehaviour =
  | 'NOT_FOUND'
  | 'TRUNCATED'
  | 'HTML'
  | 'OLD_DATE'
  | 'NOUGHT'
  | 'NEGATIVE'
  | 'HUNDREDFOLD'
  | 'TWICE'
  | 'SERVER_ERROR'
  | 'REDIRECT'
  | 'CUT_OFF';

interface Table {
  readonly no: string;
  readonly effectiveDate: string;
  readonly rates: readonly { readonly code: string; readonly mid: number }[];
}

export interface RateServer {
  readonly url: string;
  /** Paths that were asked for, in their order. */
  readonly asked: string[];
  /** The last day whose tables are out; later ones are not there yet. */
  publishUpTo(day: string): void;
  /** From now on, until it is `null` again. */
  misbehave(how: Misbehaviour | null): void;
  /** Corrects one rate of one table, or makes it jump. */
  change(day: string, currency: string, factor: number): void;
  stop(): Promise<void>;
}

export const nbpArchive2025: string = join(import.meta.dirname, '../../data/nbp/archiwum_tab_a_2025.csv');

/** Read here by other means than the product's, so that both can be wrong only apart. */
function recordedTables(): Table[] {
  const lines = readFileSync(nbpArchive2025, 'latin1').split('\r\n');
  const head = (lines[0] ?? '').split(';');
  return lines
    .filter((line) => /^\d{8};/.test(line))
    .map((line) => {
      const cells = line.split(';');
      const day = cells[0] ?? '';
      const rates = head.flatMap((name, place) => {
        const unit = /^(\d+)([A-Z]{3})$/.exec(name);
        if (!unit) return [];
        const zeros = (unit[1] ?? '1').length - 1;
        return [{ code: unit[2] ?? '', mid: Number(`${(cells[place] ?? '').replace(',', '.')}e-${zeros}`) }];
      });
      return {
        no: cells.find((cell) => cell.includes('/A/NBP/')) ?? '',
        effectiveDate: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`,
        rates,
      };
    });
}

/**
 * A server on loopback that answers as the web API of the National Bank of Poland and the files of the European Central
 * Bank do, with the tables of 2025 that were really published, and that can be wrong in each way that a test asks for.
 * A perpetual one has those of one June on every working day there is, for tests whose clock is the true one.
 */
export async function startRateServer(options: { readonly isPerpetual?: boolean } = {}): Promise<RateServer> {
  const recorded = recordedTables();
  const changes = new Map<string, number>();
  const asked: string[] = [];
  let upTo = '9999-12-31';
  let how: Misbehaviour | null = null;
  const ofDays = (from: string, to: string): readonly Table[] =>
    options.isPerpetual
      ? workingDays(from, to).map((day) => againOn(day, recorded))
      : recorded.filter(({ effectiveDate: day }) => day >= from && day <= to);
  const tables = (from: string, to: string): Table[] =>
    ofDays(from, to)
      .filter(({ effectiveDate: day }) => day <= upTo)
      .map((table) => ({
        ...table,
        rates: table.rates.map(({ code, mid }) => ({
          code,
          mid: Number((mid * (changes.get(`${table.effectiveDate} ${code}`) ?? 1)).toPrecision(6)),
        })),
      }));
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const range = /^\/api\/exchangerates\/tables\/A\/([\d-]{10})\/([\d-]{10})\//.exec(path);
    if (how === 'SERVER_ERROR') return send(response, 500, 'text/plain', 'Internal Server Error');
    if (how === 'REDIRECT') return void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    if (how === 'HTML')
      return send(response, 200, 'text/html', '<!DOCTYPE html><html><body>Prace konserwacyjne</body></html>');
    if (how === 'NOT_FOUND') return send(response, 404, 'text/plain', '404 NotFound - Not Found - Brak danych');
    if (range) return answerNbp(response, tables, range[1] ?? '', range[2] ?? '', how);
    if (path.startsWith('/stats/eurofxref/')) return answerEcb(response, tables, upTo, path.includes('90d'), how);
    return send(response, 404, 'text/plain', '404 NotFound');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    publishUpTo: (day) => {
      upTo = day;
    },
    misbehave: (wrong) => {
      how = wrong;
    },
    change: (day, currency, factor) => void changes.set(`${day} ${currency}`, factor),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function workingDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
    const day = new Date(at);
    if (![0, 6].includes(day.getUTCDay())) days.push(day.toISOString().slice(0, 10));
  }
  return days;
}

function againOn(day: string, recorded: readonly Table[]): Table {
  const june = recorded.filter(({ effectiveDate }) => effectiveDate.startsWith('2025-06'));
  const table = june[Math.floor(Date.parse(day) / DAY_MS) % june.length];
  if (!table) throw new Error('the archive has no June');
  return { ...table, no: `${day.slice(5, 7)}${day.slice(8)}/A/NBP/${day.slice(0, 4)}`, effectiveDate: day };
}

type TablesOf = (from: string, to: string) => Table[];

const DAY_MS = 86_400_000;
const earlier = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

/** Sends half of it; `CUT_OFF` breaks the connection besides. */
function sendOr(response: ServerResponse, type: string, body: string, how: Misbehaviour | null): void {
  const half = body.slice(0, Math.floor(body.length / 2));
  if (how === 'TRUNCATED') return send(response, 200, type, half);
  if (how !== 'CUT_OFF') return send(response, 200, type, body);
  response.writeHead(200, { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) });
  response.write(half, () => response.destroy());
}

function spoilt(tables: readonly Table[], how: Misbehaviour | null): readonly Table[] {
  const last = tables.at(-1);
  const [first, ...others] = last?.rates ?? [];
  if (!last || !first) return tables;
  const rates = {
    NOUGHT: [{ ...first, mid: 0 }, ...others],
    NEGATIVE: [{ ...first, mid: -first.mid }, ...others],
    HUNDREDFOLD: last.rates.map(({ code, mid }) => ({ code, mid: Number((mid * 100).toPrecision(6)) })),
    TWICE: [first, first, ...others],
  }[how as string];
  return rates ? [...tables.slice(0, -1), { ...last, rates }] : tables;
}

function answerNbp(
  response: ServerResponse,
  tables: TablesOf,
  from: string,
  to: string,
  how: Misbehaviour | null,
): void {
  if ((Date.parse(to) - Date.parse(from)) / DAY_MS > 92) {
    return send(response, 400, 'text/plain', '400 BadRequest - Przekroczony limit 93 dni');
  }
  const found = how === 'OLD_DATE' ? tables(earlier(from, 30), earlier(from, 20)) : tables(from, to);
  if (found.length === 0) return send(response, 404, 'text/plain', '404 NotFound - Not Found - Brak danych');
  const body = spoilt(found, how).map((table) => ({ table: 'A', ...table }));
  sendOr(response, 'application/json; charset=utf-8', JSON.stringify(body), how);
}

/** Units for one euro, out of two rates in złoty. */
function answerEcb(
  response: ServerResponse,
  tables: TablesOf,
  upTo: string,
  isRecent: boolean,
  how: Misbehaviour | null,
): void {
  const end = how === 'OLD_DATE' ? earlier(upTo, 60) : upTo;
  const found = spoilt(tables(isRecent ? earlier(end, 90) : '0000-01-01', end), how);
  const days = [...found].reverse().map(({ effectiveDate, rates }) => {
    const euro = rates.find(({ code }) => code === 'EUR')?.mid ?? 1;
    const cubes = [{ code: 'PLN', mid: 1 }, ...rates.filter(({ code }) => !['EUR', 'XDR'].includes(code))].map(
      ({ code, mid }) => `<Cube currency="${code}" rate="${mid === 0 ? 0 : Number((euro / mid).toPrecision(5))}"/>`,
    );
    return `<Cube time="${effectiveDate}">${cubes.join('')}</Cube>`;
  });
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject><gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
<Cube>${days.join('\n')}</Cube></gesmes:Envelope>`;
  sendOr(response, 'text/xml', body, how);
}
