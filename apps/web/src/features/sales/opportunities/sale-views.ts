import type { OpportunitiesSearch } from './opportunities-search.js';

/** The ways to look at sales that everybody asks for. Each is only an address: anything can be added to it. */
export const SALE_VIEWS = [
  { key: 'mineOpen', search: { owner: 'me', meaning: 'OPEN', sort: 'EXPECTED_CLOSE_DATE.asc' } },
  { key: 'allOpen', search: { meaning: 'OPEN', sort: 'EXPECTED_CLOSE_DATE.asc' } },
  { key: 'closing', search: { meaning: 'OPEN', close: 'thisMonth', sort: 'EXPECTED_CLOSE_DATE.asc' } },
  { key: 'overdue', search: { meaning: 'OPEN', close: 'overdue', sort: 'EXPECTED_CLOSE_DATE.asc' } },
  { key: 'idle', search: { meaning: 'OPEN', warning: 'NO_NEXT_ACTIVITY', sort: 'AMOUNT.desc' } },
  { key: 'won', search: { meaning: 'WON', closed: 'thisYear', sort: 'CLOSED_ON.desc' } },
  { key: 'lost', search: { meaning: 'LOST', closed: 'thisYear', sort: 'CLOSED_ON.desc' } },
  { key: 'followed', search: { followed: 'yes', meaning: 'OPEN' } },
  { key: 'all', search: {} },
] as const satisfies readonly { readonly key: string; readonly search: OpportunitiesSearch }[];

export type SaleView = (typeof SALE_VIEWS)[number]['key'];

/** The view whose address this is; filters added on top make it a view of one's own. */
export function viewOf(search: OpportunitiesSearch): SaleView | null {
  const { open: _open, tab: _tab, ...asked } = search;
  const wanted = JSON.stringify(sorted(asked));
  return SALE_VIEWS.find((view) => JSON.stringify(sorted(view.search)) === wanted)?.key ?? null;
}

const sorted = (search: object) => Object.entries(search).toSorted(([a], [b]) => (a < b ? -1 : 1));
