import type { OpportunityFilter, StageMeaning } from '../../../graphql/graphql.js';
import { customFilters } from '../../../ui/data/custom/custom-search.js';
import { listOf, withoutGaps } from '../../../ui/data/collection/search-values.js';
import type { CalendarDate } from '../../../ui/data/time/calendar.js';
import { type Period, rangeOf } from '../../../ui/data/time/periods.js';
import { ME, NOBODY, type SaleSearch } from './sale-search.js';

/** An address as the question to the server: named periods become dates, "me" the person who looks. */
export function filterOf(search: SaleSearch, today: CalendarDate): OpportunityFilter {
  const owners = listOf(search.owner) ?? [];
  const close = dates(search.close, today);
  const opened = dates(search.opened, today);
  const closed = dates(search.closed, today);
  const others = owners.filter((owner) => owner !== ME && owner !== NOBODY);
  return withoutGaps({
    text: search.q,
    meanings: listOf(search.meaning) as StageMeaning[] | undefined,
    stageIds: mutable(listOf(search.stage)),
    processIds: mutable(listOf(search.process)),
    ownerIds: others.length === 0 ? undefined : others,
    mine: owners.includes(ME) ? true : undefined,
    withoutOwner: owners.includes(NOBODY) ? true : undefined,
    teamIds: search.team === NOBODY ? undefined : mutable(listOf(search.team)),
    withoutTeam: search.team === NOBODY ? true : undefined,
    customerIds: search.customer === NO_CUSTOMER ? undefined : mutable(listOf(search.customer)),
    withoutCustomer: search.customer === NO_CUSTOMER ? true : undefined,
    closeFrom: close.from,
    closeTo: close.to,
    openedFrom: opened.from,
    openedTo: opened.to,
    closedFrom: closed.from,
    closedTo: closed.to,
    amountMin: search.min,
    amountMax: search.max,
    dimensionValueIds: mutable(listOf(search.dim)),
    followed: search.followed === undefined ? undefined : true,
    tagIds: mutable(listOf(search.tag)),
    lostReasonIds: mutable(listOf(search.lost)),
    sourceIds: mutable(listOf(search.source)),
    health: search.warning,
    versionIds: mutable(listOf(search.version)),
    reachedStageId: search.reached,
    stoppedAtStageId: search.stopped,
    leftStageId: search.left,
    customFields: customFilters(search.cf, today),
  });
}

export const NO_CUSTOMER = 'none';

const mutable = (items: readonly string[] | undefined) => (items === undefined ? undefined : [...items]);

function dates(period: Period | undefined, today: CalendarDate): { from: string | undefined; to: string | undefined } {
  if (period === undefined) return { from: undefined, to: undefined };
  const { from, to } = rangeOf(period, today);
  return { from: from ?? undefined, to: to ?? undefined };
}
