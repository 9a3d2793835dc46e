import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ProcessImport } from '@kontor/integrations';
import { Logger } from '@kontor/platform';
import type { Caller } from '../testing/caller.js';
import { foundOrganisation } from '../testing/founded-organisation.js';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';

const KINDS = ['OPPORTUNITY', 'CUSTOMER', 'PERSON'] as const;
type Kind = (typeof KINDS)[number];

/** What a cell may hold: each is put into every column of every kind of file. */
const CELLS: Readonly<Record<string, string>> = {
  '1e308': '1e308',
  'minus nought': '-0',
  NaN: 'NaN',
  '40 digits': '1234567890'.repeat(4),
  '2^53+1': '9007199254740993',
  'a lone surrogate': 'a\ud800b',
  NUL: 'a\u0000b',
  'right to left': '\u202egnp.exe',
  __proto__: '__proto__',
  constructor: 'constructor',
  toString: 'toString',
  'no reference': 'NEW:nobody',
  'a reference': '01930000-0000-7000-8000-00000000dead',
  'an injection': "'; DROP TABLE sales.opportunity; --",
  'a formula': '=cmd|calc',
  'a long text': 'ż'.repeat(60_000),
  'a very long text': 'x'.repeat(1_000_000),
  lines: 'one\ntwo\r\nthree',
  quotes: '"""',
  'a date that is none': '2026-02-30',
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈',
  blanks: ' \t ',
};

const HEADERS: Readonly<Record<Kind, readonly string[]>> = {
  OPPORTUNITY: [
    'id',
    'title',
    'customer',
    'owner',
    'stage',
    'amount',
    'currency',
    'opened on',
    'closed on',
    'source',
    'next step',
    'description',
    'product',
  ],
  CUSTOMER: [
    'id',
    'name',
    'tax id',
    'segment',
    'parent',
    'owner',
    'class',
    'currency',
    'street',
    'postcode',
    'city',
    'country',
    'www',
    'notes',
  ],
  PERSON: ['id', 'name', 'e-mail', 'team'],
};
const GOOD: Readonly<Record<string, string>> = { stage: 'Qualified', currency: 'PLN', country: 'PL' };

const FILES: Readonly<Record<string, Buffer>> = {
  nothing: Buffer.from(''),
  'a line without end': Buffer.from('x'.repeat(1_200_000)),
  'a quote that never ends': Buffer.from(`id,name\n1,"${'x'.repeat(400_000)}`),
  'a quote that never ends, far down': Buffer.from(`id,name\n${'1,a\n'.repeat(60_000)}2,"${'x'.repeat(400_000)}`),
  'words that every object has': Buffer.from('__proto__,constructor,id,name,toString\n1,2,3,4,5\n'),
  'a thousand columns': Buffer.from(
    `${Array.from({ length: 1_000 }, (_, n) => `c${n}`).join()}\n${'1,'.repeat(999)}1\n`,
  ),
  'names that are all alike': Buffer.from('name,name,name,name,name\nA,B,C,D,E\n'),
  'no text': Buffer.from(Array.from({ length: 4_096 }, (_, n) => n % 256)),
  'half of UTF-16': Buffer.concat([Buffer.from('\ufeffid,name\n1,\ud800\n', 'utf16le'), Buffer.from([0x41])]),
  'NUL in UTF-16': Buffer.from('\ufeffid,na\0me\n1,a\0b\n', 'utf16le'),
  'bytes of no encoding': Buffer.from([...Buffer.from('id,name\n1,'), 0xff, 0xfe, 0xfd, 0x80, 0x0a]),
  'a ZIP': Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]),
  'HTML that runs': Buffer.from('<script>alert(1)</script>\n<svg onload=alert(1)>\n'),
};

let api: TestedApi;
let caller: Caller;
const failures: string[] = [];

beforeEach(() => {
  failures.length = 0;
});
beforeAll(async () => {
  api = await startTestedApi({ logger: Logger.create('error', { write: (line) => void failures.push(line) }) });
  ({ administrator: caller } = await foundOrganisation(api));
});
afterAll(() => api.stop());

const READ = `query Import($id: ID!) { import(id: $id) {
  version status failure rowsTotal rowsRead rowsCreated rowsRefused fileName sourceName
  columns { name field sample } preview unknownValues { field value target suggestions { id label } } problems { rowNumber column code message cells } } }`;

interface Read {
  readonly version: number;
  readonly status: string;
  readonly failure: string | null;
  readonly rowsTotal: number | null;
  readonly rowsCreated: number;
  readonly rowsRefused: number;
  readonly fileName: string;
  readonly unknownValues: readonly { readonly field: string; readonly value: string }[];
  readonly problems: readonly { readonly code: string }[];
}

async function upload(
  kind: Kind,
  content: Buffer | string,
  name = 'file.csv',
): Promise<{ status: number; text: string }> {
  const form = new FormData();
  form.set('file', new Blob([content]), name);
  const response = await caller.fetch(`/api/v1/imports?kind=${kind}`, { method: 'POST', body: form });
  return { status: response.status, text: await response.text() };
}

async function read(id: string): Promise<Read> {
  const { data, errors } = await caller.graphql<{ import: Read }>(READ, { id });
  expect(errors).toEqual([]);
  return data.import;
}

/** Asks as the screen does, and does what the worker would do. */
async function carryOut(id: string, mode: 'CHECK' | 'WRITE'): Promise<Read> {
  const ask = mode === 'CHECK' ? 'checkImport' : 'runImport';
  const { version } = await read(id);
  const { errors } = await caller.graphql(
    `mutation Ask($id: ID!, $v: Int!) { ${ask}(id: $id, expectedVersion: $v) { id } }`,
    { id, v: version },
  );
  expect(errors).toEqual([]);
  await api.app.get(ProcessImport).execute({ importId: id, mode }, () => false);
  return read(id);
}

/** Takes a file all the way that it goes; answers the code that ended it, or what became of its rows. */
async function wholeWay(kind: Kind, content: Buffer | string): Promise<Read | string> {
  const { status, text } = await upload(kind, content);
  if (status !== 201) {
    expect({ status, isClient: status >= 400 && status < 500, text }).toMatchObject({ isClient: true });
    return (JSON.parse(text) as { code: string }).code;
  }
  const { id } = JSON.parse(text) as { id: string };
  await read(id);
  const asked = await caller.graphql(
    'mutation Check($id: ID!, $v: Int!) { checkImport(id: $id, expectedVersion: $v) { id } }',
    { id, v: 1 },
  );
  if (asked.code === 'IMPORT_FIELD_MISSING') return asked.code;
  expect(asked.errors).toEqual([]);
  await api.app.get(ProcessImport).execute({ importId: id, mode: 'CHECK' }, () => false);
  const { unknownValues, version } = await read(id);
  if (unknownValues.length > 0) {
    const values = unknownValues.map(({ field, value }) => ({
      field,
      value,
      target: field === 'stage' ? 'EMPTY' : 'CREATE',
    }));
    const creatable = values.filter(({ field }) => field !== 'region' && field !== 'market');
    const { code } = await caller.graphql(
      'mutation Map($id: ID!, $v: Int!, $values: [ValueMappingInput!]!) { mapImportValues(id: $id, expectedVersion: $v, values: $values) { id } }',
      { id, v: version, values: creatable },
    );
    expect([undefined, 'RIGHT_LACKING', 'IMPORT_COLUMN_UNKNOWN', 'BODY_INVALID', 'INVALID_INPUT']).toContain(code);
  }
  await carryOut(id, 'CHECK');
  const done = await carryOut(id, 'WRITE');
  const refused = await caller.fetch(`/api/v1/imports/${id}/refused-rows.csv`);
  expect(refused.status).toBe(200);
  await refused.arrayBuffer();
  return done;
}

describe('a hostile cell', () => {
  it.each(Object.entries(CELLS))(
    '%s is refused on its row or taken, in whichever column it stands',
    async (name, hostile) => {
      for (const kind of KINDS) {
        const header = HEADERS[kind];
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const rows = header.map((_, at) =>
          header.map((column, place) => {
            if (place === at) return quoted(hostile);
            return column === 'id' || column === 'name' || column === 'title' ? `${name} ${at}` : (GOOD[column] ?? '');
          }),
        );
        const text = [header, ...rows].map((row) => row.join(',')).join('\n');
        const isWide = /[\ud800-\udfff\0]/.test(hostile);
        const content = isWide ? Buffer.from(`\ufeff${text}\n`, 'utf16le') : Buffer.from(`${text}\n`);
        const done = await wholeWay(kind, content);
        if (typeof done === 'string') expect(done).toMatch(/^(FILE_[A-Z_]+|IMPORT_FIELD_MISSING)$/);
        else
          expect(done).toMatchObject(
            done.status === 'FAILED' ? { failure: expect.stringMatching(/cannot be read/) } : { status: 'DONE' },
          );
        expect(failures).toEqual([]);
      }
    },
    60_000,
  );
});

describe('a hostile file', () => {
  it.each(Object.entries(FILES))(
    '%s is refused or read to its end',
    async (_, content) => {
      for (const kind of KINDS) {
        const done = await wholeWay(kind, content);
        if (typeof done === 'string') expect(done).toMatch(/^(FILE_[A-Z_]+|IMPORT_FIELD_MISSING)$/);
        else expect(['DONE', 'FAILED']).toContain(done.status);
        expect(failures).toEqual([]);
      }
    },
    60_000,
  );

  it.each([
    ['../../../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\win.ini', 'win.ini'],
    ['a\u202ecsv.exe', 'acsv.exe'],
    ['%00.csv', '%00.csv'],
    [`${'ż'.repeat(300)}.csv`, `${'ż'.repeat(196)}.csv`],
    ['__proto__', '__proto__'],
  ])('called %s keeps no more of it than a name', async (name, shown) => {
    const { status, text } = await upload('PERSON', 'name\nAnna\n', name);
    expect(status).toBe(201);
    expect((await read((JSON.parse(text) as { id: string }).id)).fileName).toBe(shown);
  });
});

describe('a hostile form', () => {
  const BOUNDARY = 'kontor';
  const part = (head: string, body: string) => `--${BOUNDARY}\r\n${head}\r\n\r\n${body}\r\n`;
  const file = (name: string) =>
    `Content-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/csv`;

  it.each([
    ['without a part', `--${BOUNDARY}--\r\n`],
    ['without an end', part(file('a.csv'), 'name\nAnna')],
    ['with a field for a file', `${part('Content-Disposition: form-data; name="file"', 'name')}--${BOUNDARY}--\r\n`],
    [
      'with a field of no name of ours',
      `${part('Content-Disposition: form-data; name="__proto__"', 'x')}--${BOUNDARY}--\r\n`,
    ],
    [
      'with a hundred fields',
      `${part('Content-Disposition: form-data; name="x"', 'x').repeat(100)}--${BOUNDARY}--\r\n`,
    ],
    ['with a head that is none', `${part('x'.repeat(100_000), 'x')}--${BOUNDARY}--\r\n`],
    ['with a name of NUL', `${part(file('a\0b.csv'), 'name\nAnna\n')}--${BOUNDARY}--\r\n`],
    ['that is no form', 'name\nAnna\n'],
    ['of nothing', ''],
  ])('%s is refused or taken', async (_, body) => {
    const response = await caller.fetch('/api/v1/imports?kind=PERSON', {
      method: 'POST',
      body,
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    });
    const text = await response.text();
    expect({ status: response.status < 500, text: text.includes('INTERNAL') }).toEqual({ status: true, text: false });
    expect(failures).toEqual([]);
  });

  it('of another type, or too large in its parts, is refused', async () => {
    for (const type of [
      'application/json',
      'text/csv',
      'multipart/form-data',
      'multipart/mixed; boundary=x',
      'text/plain',
    ]) {
      const response = await caller.fetch('/api/v1/imports?kind=PERSON', {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': type },
      });
      expect([type, response.status >= 400 && response.status < 500]).toEqual([type, true]);
    }
    expect(failures).toEqual([]);
  });
});
