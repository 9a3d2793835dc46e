import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import fc from 'fast-check';
import { Pool } from 'pg';
import { domainKey, nameKey, phoneKey } from './name-key.js';

let db: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  db = await testDatabase();
  pool = new Pool({ connectionString: db.appUrl, max: 2 });
});
afterAll(async () => {
  await pool?.end();
  await db.drop();
});

async function keysInSql(rule: 'name_key' | 'phone_key' | 'domain_key', texts: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>(
    `SELECT customers.${rule}(name) AS key FROM unnest($1::text[]) WITH ORDINALITY AS given (name, n) ORDER BY n`,
    [texts],
  );
  return rows.map(({ key }) => key);
}

/** Each line is one company in the ways in which people write it. No two lines are the same company. */
const COMPANIES: readonly (readonly string[])[] = [
  [
    'ŻÓŁW Sp. z o.o.',
    'Zolw spółka z ograniczoną odpowiedzialnością',
    'P.H.U. Żółw',
    'PHU ŻÓŁW',
    'Przedsiębiorstwo Handlowo-Usługowe „Żółw”',
    'żółw sp.z o.o',
    'ŻÓŁW   SP. Z O. O.',
    '"Żółw" Spzoo',
    "'Żółw' spółka z o.o. sp.k.",
    '«ŻÓŁW» S.A.',
    'Żółw\u00a0Sp.\u00a0z\u00a0o.o.',
    'Z\u0307o\u0301łw Sp. z o.o.',
    'Żółw GmbH',
    'ŻÓŁW s.r.o.',
    'Ｚｏｌｗ Ltd.',
    'Żółw Sp. z o.o. w likwidacji',
    'F.H.U. Żółw Prosta Spółka Akcyjna',
    ' Żółw, Inc. ',
  ],
  ['Żółwik Sp. z o.o.', 'ZOLWIK'],
  ['Zoltek S.A.', 'Żółtek'],
  ['Mlecz-Pol S.A.', 'MLECZ POL Spółka Akcyjna', 'Mlecz – Pol'],
  ['Straße GmbH & Co. KG', 'STRASSE GMBH', 'Strasse'],
  ['AG Foto', 'Ag. Foto Sp. j.'],
  ['Foto AG', 'FOTO'],
  ['S.A.', 's a'],
  ['Sasanka', 'SASANKA Oy'],
  ['Ærø A/S', 'aero'],
  ['Kowalski i Wspólnicy sp. j.', 'KOWALSKI I WSPÓLNICY Spółka jawna'],
  ['株式会社'],
  ['Газпром', 'ГАЗПРОМ ООО'.replace('ООО', 'OOO')],
  ['!!!'],
  ['3M Poland Sp. z o.o.', '3m poland'],
];

/** Scripts that every ICU in use knows: the database's is older than ours, and letters are added each year. */
const YOUNG =
  /[^\x01-\u02ff\u0300-\u036f\u0370-\u0377\u0384-\u0481\u048a-\u0527\u1e00-\u1fff\u2000-\u206f\u2116\u3041-\u3096\u4e00-\u9fa5\ufb01]/gu;

const pairs = (names: readonly string[]): [string, string][] =>
  names.flatMap((one, index) => names.slice(index + 1).map((other): [string, string] => [one, other]));

describe('the key of a name', () => {
  it.each(COMPANIES.flatMap(pairs))('takes %p and %p for one company', async (one, other) => {
    expect(nameKey(other)).toBe(nameKey(one));
  });

  it('keeps companies apart that only look alike', () => {
    const keys = COMPANIES.map(([name]) => nameKey(name as string));
    expect(new Set(keys).size).toBe(COMPANIES.length);
    expect(keys[0]).toBe('zolw');
  });

  it('is the same in the database, for the list and for any text', async () => {
    const names = COMPANIES.flat();
    expect(await keysInSql('name_key', names)).toEqual(names.map(nameKey));
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...'aąłŻßæøİıſﬁ№½Σς &.,-\'"„”\u00a0\u0301zoSpk'), maxLength: 40 }),
      fc
        .array(fc.constantFrom('Żółw', 'sp.', 'z', 'o.o.', 'k.', 's', 'a', 'spółka', 'PHU', 'p.p.h.u', 'co', '&'))
        .map((w) => w.join(' ')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 40 }), async (texts) => {
        const storable = texts.map((one) => one.replace(YOUNG, ''));
        expect(await keysInSql('name_key', storable)).toEqual(storable.map(nameKey));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the key of a phone', () => {
  const PHONES = [
    '+48 58 301 22 33',
    '0048583012233',
    '58-301-22-33',
    '(58) 301 22 33',
    '123',
    'tel. 58 301 22 33 w. 4',
    '',
  ];

  it('leaves the prefix out, and is the same in the database', async () => {
    expect(PHONES.slice(0, 4).map(phoneKey)).toEqual(Array(4).fill('583012233'));
    expect(phoneKey('123')).toBeNull();
    expect(await keysInSql('phone_key', PHONES)).toEqual(PHONES.map(phoneKey));
  });
});

describe('the key of an address', () => {
  const ADDRESSES = [
    'https://www.Zolw.pl/o-nas?x=1',
    'jan@zolw.pl',
    'http://zolw.pl:8080',
    'WWW.ZOLW.PL',
    'jan@gmail.com',
    'x',
    'a@wp.pl',
  ];

  it('is the host, unless anybody may have a mail box there, and is the same in the database', async () => {
    expect(ADDRESSES.slice(0, 4).map(domainKey)).toEqual(Array(4).fill('zolw.pl'));
    expect(ADDRESSES.slice(4).map(domainKey)).toEqual([null, null, null]);
    expect(await keysInSql('domain_key', ADDRESSES)).toEqual(ADDRESSES.map(domainKey));
  });
});
