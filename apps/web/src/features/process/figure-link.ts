import type { FigureFilterFactsFragment, HealthCriterion } from '../../graphql/graphql.js';
import { withoutGaps } from '../../ui/data/collection/search-values.js';
import type { Period } from '../../ui/data/time/periods.js';
import { NOBODY, type SaleSearch } from '../sales/filters/sale-search.js';

const listed = (ids: readonly string[] | null | undefined): string | undefined => ids?.join(',') || undefined;

const range = (from: string | null | undefined, to: string | null | undefined): Period | undefined =>
  from || to ? `${from ?? ''}..${to ?? ''}` : undefined;

/** The sales that a figure counts, as the address of their list. */
export function searchOf(filter: FigureFilterFactsFragment, health?: HealthCriterion): SaleSearch {
  return withoutGaps({
    meaning: listed(filter.meanings),
    process: listed(filter.processIds),
    version: listed(filter.versionIds),
    owner: filter.withoutOwner ? NOBODY : listed(filter.ownerIds),
    team: filter.withoutTeam ? NOBODY : listed(filter.teamIds),
    opened: range(filter.openedFrom, filter.openedTo),
    closed: range(filter.closedFrom, filter.closedTo),
    reached: filter.reachedStageId ?? undefined,
    stopped: filter.stoppedAtStageId ?? undefined,
    left: filter.leftStageId ?? undefined,
    warning: health ?? filter.health ?? undefined,
  }) as SaleSearch;
}
