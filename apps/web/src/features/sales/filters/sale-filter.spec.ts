import { describe, expect, it } from '@jest/globals';
import { filterOf } from './sale-filter.js';
import { validateSaleSearch } from './sale-search.js';

const today = '2026-11-23';

describe('the address of a list of sales', () => {
  it('keeps what it knows and drops the rest', () => {
    expect(
      validateSaleSearch({ q: 42, meaning: 'OPEN,MAYBE', close: 'thisQuarter', warning: 'NONE', evil: 'x', stage: '' }),
    ).toEqual({
      q: '42',
      meaning: 'OPEN',
      close: 'thisQuarter',
    });
    expect(validateSaleSearch({})).toEqual({});
  });

  it('becomes a question with dates and the person who looks', () => {
    const search = validateSaleSearch({
      owner: 'me,u2',
      close: 'thisMonth',
      closed: '2026-01-01..',
      customer: 'none',
      min: '1000',
    });
    expect(filterOf(search, today)).toEqual({
      ownerIds: ['u2'],
      mine: true,
      closeFrom: '2026-11-01',
      closeTo: '2026-11-30',
      closedFrom: '2026-01-01',
      withoutCustomer: true,
      amountMin: '1000',
    });
  });

  it('asks nothing of nothing', () => {
    expect(filterOf({}, today)).toEqual({});
  });
});
