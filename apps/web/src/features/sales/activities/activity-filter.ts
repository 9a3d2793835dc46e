import type { ActivityFilter, ActivityKind, ActivityState } from '../../../graphql/graphql.js';
import { listOf, withoutGaps } from '../../../ui/data/collection/search-values.js';
import type { ActivitiesSearch, ActivityTab } from './activities-search.js';

const STATES: Readonly<Record<ActivityTab, readonly ActivityState[]>> = {
  todo: ['LATE', 'TODAY', 'UPCOMING', 'UNPLANNED'],
  late: ['LATE'],
  today: ['TODAY'],
  upcoming: ['UPCOMING'],
  unplanned: ['UNPLANNED'],
  done: ['DONE'],
};

/** `all` is everybody whose activities one may see; nobody named means one's own. */
export const EVERYBODY = 'all';

export function activityFilterOf(search: ActivitiesSearch): ActivityFilter {
  const owners = listOf(search.owner) ?? [];
  const named = owners.filter((owner) => owner !== EVERYBODY && owner !== 'me');
  return withoutGaps({
    states: [...STATES[search.show ?? 'todo']],
    kinds: listOf(search.kind) as ActivityKind[] | undefined,
    mine: search.team === undefined && (owners.length === 0 || owners.includes('me')) ? true : undefined,
    ownerIds: named.length === 0 ? undefined : named,
    teamIds: search.team === undefined ? undefined : [...(listOf(search.team) ?? [])],
    text: search.q,
  });
}
