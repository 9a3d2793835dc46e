import type { CustomerFilter, PriorityClass } from '../../../graphql/graphql.js';
import { listOf, withoutGaps } from '../../../ui/data/collection/search-values.js';
import { customFilters } from '../../../ui/data/custom/custom-search.js';
import type { CalendarDate } from '../../../ui/data/time/calendar.js';
import type { CustomersSearch } from './customers-search.js';

/** `me` in an address is the person who looks; until they are known it asks for nobody's. */
export function customerFilterOf(
  search: CustomersSearch,
  viewerId: string | null,
  today: CalendarDate,
): CustomerFilter {
  const owners = listOf(search.owner)?.map((owner) => (owner === 'me' ? (viewerId ?? owner) : owner));
  return withoutGaps({
    text: search.q,
    ownerIds: owners,
    teamIds: copied(search.team),
    segmentIds: copied(search.segment),
    regionIds: copied(search.region),
    marketIds: copied(search.market),
    tagIds: copied(search.tag),
    priorityClasses: listOf(search.class) as PriorityClass[] | undefined,
    customFields: customFilters(search.cf, today),
  });
}

const copied = (text: string | undefined) => {
  const items = listOf(text);
  return items && [...items];
};
