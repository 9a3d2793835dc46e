import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EntryText, entryBytes, sealOf } from './entry-seal.js';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const entry: fc.Arbitrary<EntryText> = fc.record({
  id: text,
  streamKind: text,
  streamId: text,
  subjectKind: text,
  subjectId: text,
  subjectVersion: text,
  action: text,
  changes: text,
  reason: fc.option(text),
  actorId: fc.option(text),
  actorName: text,
  channel: text,
  occurredAt: text,
  recordedAt: text,
});

it('gives two entries the same bytes only if they are the same', () => {
  fc.assert(
    fc.property(entry, entry, (one, other) => {
      const same = JSON.stringify(one, Object.keys(one).sort()) === JSON.stringify(other, Object.keys(one).sort());
      expect(entryBytes(one).equals(entryBytes(other))).toBe(same);
    }),
  );
});

it('cannot be led astray by moving letters from one field to the next', () => {
  fc.assert(
    fc.property(entry, text, (one, more) => {
      fc.pre(more !== '');
      const here = { ...one, action: one.action + more };
      const there = { ...one, changes: more + one.changes };
      expect(entryBytes(here).equals(entryBytes(there))).toBe(false);
      expect(entryBytes({ ...one, reason: '' }).equals(entryBytes({ ...one, reason: null }))).toBe(false);
    }),
  );
});

it('changes every later seal when one entry of a chain does', () => {
  const chain = (entries: readonly EntryText[]) => {
    let last: Buffer | null = null;
    return entries.map((one) => (last = sealOf(last, one)).toString('hex'));
  };
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), fc.nat(), text, (entries, at, added) => {
      fc.pre(added !== '');
      const place = at % entries.length;
      const forged = entries.map((one, index) =>
        index === place ? { ...one, actorName: one.actorName + added } : one,
      );
      const [before, after] = [chain(entries), chain(forged)];
      for (const [index, seal] of before.entries()) expect(after[index] === seal).toBe(index < place);
    }),
  );
});
