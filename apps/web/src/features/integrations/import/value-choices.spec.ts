import { describe, expect, it } from '@jest/globals';
import type { ImportFactsFragment } from '../../../graphql/graphql.js';
import { choiceKey, firstChoices, isUndecided, toMapping } from './value-choices.js';

const value = (field: string, text: string, overrides: object = {}) =>
  ({
    __typename: 'UnknownValue',
    field,
    value: text,
    rows: 1,
    target: null,
    suggestions: [],
    ...overrides,
  }) as ImportFactsFragment['unknownValues'][number];

const FIELDS = [
  { key: 'owner', creatable: false },
  { key: 'product', creatable: true },
] as unknown as ImportFactsFragment['fields'];

describe('what unknown values are taken for', () => {
  const values = [
    value('product', 'GTXPro', { suggestions: [{ id: 'gtx-pro', label: 'GTX Pro' }] }),
    value('product', 'New one'),
    value('owner', 'Somebody'),
    value('owner', 'Known', { target: 'EMPTY', suggestions: [{ id: 'x', label: 'X' }] }),
  ];

  it('keeps decisions, then suggests, then creates where that can be', () => {
    const choices = firstChoices(values, FIELDS);
    expect(values.map((one) => choices[choiceKey(one)])).toEqual(['gtx-pro', 'CREATE', null, 'EMPTY']);
  });

  it('does not take a namesake for what is only suggested', () => {
    const unlike = value('owner', 'Engaging', { suggestions: [{ id: 's', label: 'Renewal · Coming up' }] });
    expect(firstChoices([unlike], FIELDS)[choiceKey(unlike)]).toBeNull();
  });

  it('knows whether anything is left to send', () => {
    const decided = value('product', 'A', { target: 'CREATE' });
    expect(isUndecided([decided], firstChoices([decided], FIELDS))).toBe(false);
    expect(isUndecided(values, firstChoices(values, FIELDS))).toBe(true);
  });

  it('sends every decision, also that there is none', () => {
    expect(toMapping(values, firstChoices(values, FIELDS)).map(({ target }) => target)).toEqual([
      'gtx-pro',
      'CREATE',
      null,
      'EMPTY',
    ]);
  });

  it('does not mix up values of different fields', () => {
    expect(choiceKey({ field: 'a', value: 'b c' })).not.toBe(choiceKey({ field: 'a b', value: 'c' }));
  });
});
