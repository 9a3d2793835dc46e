import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const locales = fileURLToPath(new URL('.', import.meta.url));
const sources = join(locales, '..');
const repository = join(locales, '../../../..');

const PLURAL = /_(zero|one|two|few|many|other)$/u;
const FORMS = { en: ['one', 'other'], pl: ['one', 'few', 'many', 'other'] } as const;

type Tree = { readonly [key: string]: string | Tree };

const flat = (tree: Tree, above = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${above}${key}`, value] as [string, string]] : flat(value, `${above}${key}.`),
  );

const namespaces = readdirSync(join(locales, 'en')).filter((name) => name.endsWith('.json'));
const textsOf = (language: 'pl' | 'en', file: string) =>
  new Map(flat(JSON.parse(readFileSync(join(locales, language, file), 'utf8')) as Tree));
const single = (keys: Iterable<string>) => new Set([...keys].map((key) => key.replace(PLURAL, '')));

const filesBelow = (folder: string, wanted: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => wanted.test(name) && !/(^|\/)(node_modules|dist|graphql)\//u.test(name) && !/\.spec\.ts$/u.test(name),
    )
    .map((name) => readFileSync(join(folder, name), 'utf8'));

const code = filesBelow(sources, /\.tsx?$/u);
const literals = new Set(
  code.flatMap((text) => [...text.matchAll(/'([\w.-]+)'/gu)].map(([, literal]) => literal ?? '')),
);

/** `page.${title}` may be any key below `page`. */
const patterns = code
  .flatMap((text) =>
    [...text.matchAll(/\(`([\w.-]*\$\{[^`{}]*\}[^`]*)`/gu), ...text.matchAll(/`([\w.-]*\$\{[^`]+)`/gu)].map(
      ([, template]) => template ?? '',
    ),
  )
  .map((template) => template.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/gu, '*'))
  .filter((template) => /^[\w.-]*[a-z][\w.-]*\*/iu.test(template) && template.includes('.'))
  .map((template) => new RegExp(`^${template.replace(/[.]/gu, '\\.').replace(/\*/gu, '[\\w.-]+')}$`, 'u'));

const isUsed = (key: string) => literals.has(key) || patterns.some((pattern) => pattern.test(key));

describe.each(namespaces)('words of %s', (file) => {
  const pl = textsOf('pl', file);
  const en = textsOf('en', file);

  it('are there in both languages', () => {
    expect([...single(pl.keys())].sort()).toEqual([...single(en.keys())].sort());
  });

  it('are filled in, with the same places for values', () => {
    const places = (text: string) => [...text.matchAll(/\{\{(\w+)/gu)].map(([, name]) => name).sort();
    for (const [key, text] of [...pl, ...en]) expect([key, text.trim()]).not.toEqual([key, '']);
    for (const [key, text] of en) {
      const polish = pl.get(key) ?? pl.get(key.replace(PLURAL, '_many'));
      expect([key, [...new Set(places(polish ?? ''))]]).toEqual([key, [...new Set(places(text))]]);
    }
  });

  it('have every plural form of their language', () => {
    for (const [language, texts] of Object.entries({ pl, en })) {
      const plurals = single([...texts.keys()].filter((key) => PLURAL.test(key)));
      const forms = FORMS[language as 'pl' | 'en'];
      for (const key of plurals)
        expect(
          forms.filter((form) => !texts.has(`${key}_${form}`)).map((form) => `${language} ${key}_${form}`),
        ).toEqual([]);
    }
  });

  if (file === 'refusals.json') return;
  it('are all used', () => {
    expect([...single(en.keys())].filter((key) => !isUsed(key))).toEqual([]);
  });
});

describe('words that the screens ask for', () => {
  const known = new Set(namespaces.flatMap((file) => [...single(textsOf('en', file).keys())]));

  it('are all known', () => {
    const asked = code.flatMap((text) => {
      const speakers = [...text.matchAll(/\{ t(?:: (\w+))?[,\s}][^=]*= useTranslation\('/gu)].map(
        ([, name]) => name ?? 't',
      );
      return speakers.flatMap((name) =>
        [...text.matchAll(new RegExp(`\\b${name}\\('([\\w.-]+)'`, 'gu'))].map(([, key]) => key ?? ''),
      );
    });
    expect(asked.length).toBeGreaterThan(100);
    expect([...new Set(asked)].filter((key) => !known.has(key))).toEqual([]);
  });
});

describe('words for refusals', () => {
  const contracts = filesBelow(join(repository, 'libs'), /^[\w-]+\/src\/contract\/refusals\.ts$/u).join('\n');
  const server = filesBelow(join(repository, 'libs'), /\/src\/.*\.ts$/u)
    .concat(filesBelow(join(repository, 'apps/api/src'), /\.ts$/u), code)
    .join('\n');
  const words = textsOf('en', 'refusals.json');

  it('are there for every code of every context', () => {
    const codes = [...contracts.matchAll(/'([A-Z][A-Z_]+)'/gu)].map(([, refusal]) => refusal ?? '');
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter((refusal) => !words.has(refusal))).toEqual([]);
  });

  it('are only there for codes that somebody uses', () => {
    expect(
      [...words.keys()].filter(
        (refusal) => !server.includes(`'${refusal}'`) && !new RegExp(`\\b${refusal}:`, 'u').test(server),
      ),
    ).toEqual([]);
  });
});
