import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, parse } from 'graphql';
import { excessOf } from './document-limits.js';

const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');
const excess = (text: string) => excessOf(parse(text));

describe('limits of documents', () => {
  it('leave a screen alone', () => {
    expect(excess('{ opportunities(first: 100) { nodes { id number title customer { id name } } } }')).toBeNull();
    expect(excess(getIntrospectionQuery())).toBeNull();
  });

  it.each([
    ['depth 13', `{ ${many(12, (i) => `f${i} {`)} id ${'}'.repeat(12)} }`],
    ['introspection depth 21', `{ __schema { ${many(19, (i) => `f${i} {`)} name ${'}'.repeat(19)} } }`],
    ['aliases 31', `{ a { ${many(31, (i) => `a${i}: id`)} } }`],
    ['directives 31', `{ id ${'@skip(if: false) '.repeat(31)} }`],
    ['fragments 41', `{ id } ${many(41, (i) => `fragment F${i} on Query { id }`)}`],
    ['spreads 81', `{ a { ${'...F '.repeat(81)} } } fragment F on A { id }`],
    ['repeats 21', `{ a { ${'id '.repeat(22)} } }`],
    ['root fields 11', `{ ${many(11, (i) => `f${i}`)} }`],
    ['cost 30101', '{ a(first: 100) { b(first: 100) { c d e } } }'],
    ['cost 30201', 'query ($n: Int) { a(first: $n) { b(first: $n) { c d e } e } }'],
  ])('refuse %s', (what, text) => {
    expect(excess(text)).toContain(what);
  });

  it('count a fragment wherever it stands, in the time of the document', () => {
    const doubling = many(30, (i) => `fragment F${i} on A { ...F${i + 1} ...F${i + 1} }`);
    // The least of several rounds is what counting costs; the rest of a round is what else the machine had to do.
    const times: number[] = [];
    while (times.length < 20 && !times.some((time) => time < 50)) {
      const begun = performance.now();
      expect(excess(`{ a { ...F0 } } ${doubling} fragment F30 on A { id }`)).toContain('spreads');
      times.push(performance.now() - begun);
    }
    expect(Math.min(...times)).toBeLessThan(50);
  });

  it('end with fragments that spread themselves', () => {
    expect(excess('{ a { ...F } } fragment F on A { b { ...F } }')).toBeNull();
  });
});
