import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CUSTOM_FIELD_TYPES,
  customChanges,
  type CustomFieldRule,
  type CustomFieldType,
  type CustomValueInput,
  customValues,
  type CustomValues,
  readCustomValues,
} from './custom-values.js';
import { decimal } from './decimal.js';
import { FieldProblems } from './field-problems.js';
import { Refused } from './refused.js';

const CHOICE = '01930000-0000-7000-8000-0000000000c1';
const RETIRED = '01930000-0000-7000-8000-0000000000c2';
const ANNA = '01930000-0000-7000-8000-0000000000a1';
const GONE = '01930000-0000-7000-8000-0000000000a2';

const ruleOf = (type: CustomFieldType, required = false): CustomFieldRule => ({
  key: type.toLowerCase(),
  type,
  required,
  choiceIds: type === 'CHOICE' ? [CHOICE] : [],
});
const RULES = CUSTOM_FIELD_TYPES.map((type) => ruleOf(type));
const SLOTS = ['text', 'number', 'date', 'choiceId', 'personId'] as const;

function read(
  given: readonly CustomValueInput[],
  {
    before = {},
    rules = RULES,
    isNew = false,
  }: { before?: CustomValues; rules?: CustomFieldRule[]; isNew?: boolean } = {},
): { values: CustomValues } | { code: string; paths: string[] } {
  const problems = new FieldProblems();
  const values = readCustomValues(problems, before, given, { rules, people: new Set([ANNA]), isNew });
  try {
    problems.refuseIfAny();
  } catch (error) {
    const { code, details } = error as Refused;
    return { code, paths: (details.fields ?? []).map(({ path }) => path) };
  }
  return { values };
}

const refusedWith = (given: CustomValueInput, before: CustomValues = {}) => {
  const outcome = read([given], { before });
  return 'code' in outcome ? outcome.code : null;
};

describe('values of custom fields', () => {
  it('are kept as they were written, numbers exactly', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.integer({ min: 0, max: 6 }),
        (whole, places) => {
          const written = decimal(whole.toString()).div(decimal(10).pow(places)).toFixed();
          expect(read([{ field: 'number', number: written }])).toEqual({ values: { number: written } });
          const longer = written.includes('.') ? written : `${written}.0`;
          expect(read([{ field: 'number', number: longer }])).toEqual({ values: { number: written } });
        },
      ),
    );
  });

  it('never take anything that is not of their type, and never throw', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('1e308', '-0', 'NaN', '2026-02-30', RETIRED, GONE, '\u0000', '', '__proto__', 'constructor'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...CUSTOM_FIELD_TYPES),
        fc.constantFrom(...SLOTS),
        anything,
        fc.dictionary(fc.constantFrom('text', 'number'), fc.constantFrom('7', '8')),
        (type, slot, value, before) => {
          const field = type.toLowerCase();
          const outcome = read([{ field, [slot]: value }], { before: customValues(before) });
          const own = { TEXT: 'text', NUMBER: 'number', DATE: 'date', CHOICE: 'choiceId', PERSON: 'personId' }[type];
          if (slot !== own) return expect(outcome).toMatchObject({ code: 'CUSTOM_FIELD_TYPE' });
          if ('code' in outcome) return expect(outcome.code).toMatch(/^(TEXT|DECIMAL|DATE|CUSTOM)_/);
          const kept = outcome.values[field];
          if (type === 'TEXT') expect(kept ?? '').toBe(value.replace(/\r\n?/g, '\n').trim());
          else if (type === 'NUMBER') expect(decimal(kept as string).equals(decimal(value))).toBe(true);
          else expect(kept).toBe(value);
        },
      ),
    );
  });

  it('are refused with what is wrong', () => {
    expect(refusedWith({ field: 'text', text: 'x'.repeat(501) })).toBe('TEXT_TOO_LONG');
    expect(refusedWith({ field: 'text', text: 'two\nlines' })).toBe('TEXT_INVALID');
    expect(refusedWith({ field: 'number', number: '1.2345678' })).toBe('DECIMAL_TOO_PRECISE');
    expect(refusedWith({ field: 'date', date: '2027-02-29' })).toBe('DATE_INVALID');
    expect(refusedWith({ field: 'choice', choiceId: RETIRED })).toBe('CUSTOM_CHOICE_UNKNOWN');
    expect(refusedWith({ field: 'person', personId: GONE })).toBe('CUSTOM_PERSON_UNKNOWN');
    expect(refusedWith({ field: '__proto__', text: 'x' })).toBe('CUSTOM_FIELD_UNKNOWN');
    expect(refusedWith({ field: 'number', number: '1', text: 'one' })).toBe('CUSTOM_FIELD_TYPE');
    expect(
      read([
        { field: 'text', text: 'a' },
        { field: 'text', text: 'b' },
      ]),
    ).toEqual({
      code: 'CUSTOM_FIELD_TWICE',
      paths: ['custom.text'],
    });
  });

  it('may stay when nothing new can be given of them', () => {
    const before = { choice: RETIRED, person: GONE };
    expect(refusedWith({ field: 'choice', choiceId: RETIRED }, before)).toBeNull();
    expect(refusedWith({ field: 'person', personId: GONE }, before)).toBeNull();
  });

  it('are demanded of what is new, and kept from being emptied afterwards, but never owed for the past', () => {
    const rules = [ruleOf('TEXT', true), ruleOf('NUMBER')];
    expect(read([], { rules, isNew: true })).toEqual({ code: 'CUSTOM_FIELD_REQUIRED', paths: ['custom.text'] });
    expect(read([{ field: 'text', text: ' ' }], { rules, isNew: true })).toMatchObject({
      code: 'CUSTOM_FIELD_REQUIRED',
    });
    expect(read([{ field: 'text' }], { rules, before: { text: 'was' } })).toMatchObject({
      code: 'CUSTOM_FIELD_REQUIRED',
    });
    expect(read([{ field: 'number', number: '1' }], { rules })).toEqual({ values: { number: '1' } });
    expect(read([{ field: 'text' }], { rules })).toEqual({ values: {} });
  });

  it('clear what is given empty and leave what is not given', () => {
    const before = { number: '1', text: 'a' };
    expect(read([{ field: 'text' }], { before })).toEqual({ values: { number: '1' } });
    expect(read([{ field: 'text', text: null }], { before })).toEqual({ values: { number: '1' } });
    expect(read([], { before })).toEqual({ values: before });
  });
});

describe('changes of values', () => {
  it('lead from one state to the other and back', () => {
    const values = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2')).map(customValues);
    fc.assert(
      fc.property(values, values, (before, after) => {
        const changes = customChanges(before, after);
        const applied = customValues({
          ...before,
          ...Object.fromEntries(changes.map(({ field, to }) => [field.slice('custom.'.length), to])),
        });
        expect(JSON.stringify(applied)).toBe(JSON.stringify(after));
        expect(customChanges(after, before)).toEqual(
          changes.map(({ field, from, to }) => ({ field, from: to, to: from })),
        );
      }),
    );
  });
});
