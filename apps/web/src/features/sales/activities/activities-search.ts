import { listOf, listText, oneOf, textOf, withoutGaps } from '../../../ui/data/collection/search-values.js';
import { ACTIVITY_KIND_NAMES } from '../../../ui/data/activities/activity-kind-names.js';

export const ACTIVITY_TABS = ['todo', 'late', 'today', 'upcoming', 'unplanned', 'done'] as const;
export type ActivityTab = (typeof ACTIVITY_TABS)[number];

export interface ActivitiesSearch {
  readonly show?: ActivityTab;
  readonly kind?: string;
  /** Absent: mine. */
  readonly owner?: string;
  readonly team?: string;
  readonly q?: string;
}

export function validateActivitiesSearch(search: Readonly<Record<string, unknown>>): ActivitiesSearch {
  const kinds = (listOf(search['kind']) ?? []).filter((kind) =>
    (ACTIVITY_KIND_NAMES as readonly string[]).includes(kind),
  );
  const show = oneOf(search['show'], ACTIVITY_TABS);
  return withoutGaps({
    show: show === 'todo' ? undefined : show,
    kind: listText(kinds),
    owner: textOf(search['owner']),
    team: textOf(search['team']),
    q: textOf(search['q']),
  }) as ActivitiesSearch;
}
