import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { ROW_REFUSALS, rowRefusal } from './row-refusals.js';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));
const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const onScreen = new Map(
  Object.entries(JSON.parse(read('apps/web/src/locales/pl/refusals.json')) as Record<string, string>),
);

/** Every file that says why a row is refused. */
const refusing = ['customers', 'identity', 'sales']
  .flatMap((context) =>
    readdirSync(join(repository, `libs/${context}/src/imports`)).map((name) => `libs/${context}/src/imports/${name}`),
  )
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
  .concat(
    'libs/integrations/src/domain/cell.ts',
    'libs/integrations/src/files/import-reader.ts',
    'libs/kernel/src/custom-values.ts',
  );

it('says in the file what the screen says', () => {
  expect(ROW_REFUSALS.map(([code]) => [code, onScreen.get(code)])).toEqual(ROW_REFUSALS);
});

it('has Polish words for every code by which a row is refused', () => {
  const codes = refusing.flatMap((path) =>
    [...read(path).matchAll(/'([A-Z][A-Z_]{5,})'/gu)].map(([, code]) => code ?? ''),
  );
  const asked = [...new Set(codes)].filter((code) => onScreen.has(code));
  expect(asked.length).toBeGreaterThan(25);
  const known = new Set(ROW_REFUSALS.map(([code]) => code));
  expect(asked.filter((code) => !known.has(code))).toEqual([]);
});

it('gives the refusal itself where there are no words, and names no column where there is none', () => {
  const problem = { column: null, code: 'constructor', message: 'As the context said it.' };
  expect(rowRefusal(problem, 'pl')).toBe('As the context said it.');
  expect(rowRefusal({ ...problem, column: 'kwota' }, 'en')).toBe('kwota: As the context said it.');
});
