import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { customFilters, type CustomQuestion, customQuestions, customSearchText } from './custom-search.js';

const ID = '01930000-0000-7000-8000-000000000001';
const field = fc.constantFrom('line-speed', 'film-type', 'note');
const questions: fc.Arbitrary<CustomQuestion[]> = fc.array(
  fc.oneof(
    fc.record({ field, op: fc.constant('has' as const), text: fc.string({ minLength: 1, unit: 'grapheme' }) }),
    fc.record({
      field,
      op: fc.constant('range' as const),
      from: fc.constantFrom('1', '-2.5'),
      to: fc.constantFrom('', '9'),
    }),
    fc.record({
      field,
      op: fc.constant('in' as const),
      period: fc.constantFrom('thisMonth' as const, '2026-01-01..' as const),
    }),
    fc.record({ field, op: fc.constantFrom('any' as const, 'who' as const), ids: fc.constantFrom([ID], [ID, ID]) }),
    fc.record({ field, op: fc.constantFrom('set' as const, 'unset' as const) }),
  ),
  { maxLength: 4 },
);

describe('custom fields in an address', () => {
  it('come back as they were asked, whatever somebody has typed', () => {
    fc.assert(
      fc.property(questions, (asked) => {
        expect(customQuestions(customSearchText(asked))).toEqual(asked);
      }),
    );
  });

  it('are left out where nobody can read them, and never throw', () => {
    fc.assert(fc.property(fc.string(), (text) => void customFilters(text, '2026-11-23')));
    expect(
      customFilters('a~has~%E0%A4%A;b~range~..;c~any~x;D~set;e~in~never;f~unknown~1', '2026-11-23'),
    ).toBeUndefined();
  });

  it('become what the server is asked', () => {
    expect(
      customFilters(`a~has~50%25;b~range~10..;c~in~thisMonth;d~any~${ID} ${ID};e~who~${ID};f~unset`, '2026-11-23'),
    ).toEqual([
      { field: 'a', contains: '50%' },
      { field: 'b', numberFrom: '10', numberTo: null },
      { field: 'c', dateFrom: '2026-11-01', dateTo: '2026-11-30' },
      { field: 'd', choiceIds: [ID, ID] },
      { field: 'e', personIds: [ID] },
      { field: 'f', isSet: false },
    ]);
  });
});
