import { describe, expect, it } from '@jest/globals';
import { customerFilterOf } from './customer-filter.js';
import { validateCustomersSearch } from './customers-search.js';

describe('the address of a list of customers', () => {
  it('becomes a question', () => {
    const search = validateCustomersSearch({
      owner: 'me,u2',
      class: 'A,Z',
      sort: 'NAME.desc',
      region: 'r1,r2',
      q: 7,
      cf: 'lines~range~2..;Bad~set',
    });
    expect(search.sort).toBe('NAME.desc');
    expect(customerFilterOf(search, 'u1', '2026-11-23')).toEqual({
      text: '7',
      ownerIds: ['u1', 'u2'],
      regionIds: ['r1', 'r2'],
      priorityClasses: ['A'],
      customFields: [{ field: 'lines', numberFrom: '2', numberTo: null }],
    });
  });

  it('drops what it does not know', () => {
    expect(validateCustomersSearch({ sort: 'SECRET.asc', class: 'Z', other: 1 })).toEqual({});
    expect(customerFilterOf({}, null, '2026-11-23')).toEqual({});
  });
});
