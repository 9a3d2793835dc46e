import { customQuestions, customSearchText } from '../../../ui/data/custom/custom-search.js';
import { listOf, listText, sortOf, sortText, textOf, withoutGaps } from '../../../ui/data/collection/search-values.js';

export const CUSTOMER_SORT_FIELDS = ['NAME', 'UPDATED_AT'] as const;
export const PRIORITY_CLASSES = ['A', 'B', 'C'] as const;

export interface CustomersSearch {
  readonly q?: string;
  readonly owner?: string;
  readonly team?: string;
  readonly segment?: string;
  readonly region?: string;
  readonly market?: string;
  readonly class?: string;
  readonly tag?: string;
  /** What is asked of custom fields. */
  readonly cf?: string;
  readonly sort?: string;
  readonly open?: string;
}

export function validateCustomersSearch(search: Readonly<Record<string, unknown>>): CustomersSearch {
  const sort = sortOf(search['sort'], CUSTOMER_SORT_FIELDS);
  const classes = (listOf(search['class']) ?? []).filter((one) =>
    (PRIORITY_CLASSES as readonly string[]).includes(one),
  );
  return withoutGaps({
    q: textOf(search['q']),
    owner: textOf(search['owner']),
    team: textOf(search['team']),
    segment: textOf(search['segment']),
    region: textOf(search['region']),
    market: textOf(search['market']),
    class: listText(classes),
    tag: textOf(search['tag']),
    cf: customSearchText(customQuestions(textOf(search['cf']))),
    sort: sort && sortText(sort),
    open: textOf(search['open']),
  }) as CustomersSearch;
}
