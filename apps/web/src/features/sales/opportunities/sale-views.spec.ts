import { describe, expect, it } from '@jest/globals';
import { validateOpportunitiesSearch } from './opportunities-search.js';
import { SALE_VIEWS, viewOf } from './sale-views.js';

describe('views of sales', () => {
  it('are addresses that survive the router', () => {
    for (const view of SALE_VIEWS) expect(viewOf(validateOpportunitiesSearch(view.search))).toBe(view.key);
  });

  it('stay themselves while a sale is open beside them, and end with one more filter', () => {
    expect(viewOf({ meaning: 'OPEN', sort: 'EXPECTED_CLOSE_DATE.asc', open: 's1', tab: 'register' })).toBe('allOpen');
    expect(viewOf({ meaning: 'OPEN', sort: 'EXPECTED_CLOSE_DATE.asc', team: 't1' })).toBeNull();
  });
});
