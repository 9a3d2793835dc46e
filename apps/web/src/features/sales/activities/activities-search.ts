import { listOf, listText, oneOf, textOf, withoutGaps } from '../../../ui/data/collection/search-values.js';
import { ACTIVITY_KIND_NAMES } from '../../../ui/data/activities/activity-kind-names.js';
import { type CalendarDate, dateOf } from '../../../ui/data/time/calendar.js';

export const ACTIVITY_TABS = ['todo', 'late', 'today', 'upcoming', 'unplanned', 'done'] as const;
export type ActivityTab = (typeof ACTIVITY_TABS)[number];

export const ACTIVITY_VIEWS = ['list', 'week', 'team'] as const;
export type ActivityViewName = (typeof ACTIVITY_VIEWS)[number];

export interface ActivitiesSearch {
  /** Absent: the list. */
  readonly view?: ActivityViewName;
  /** Any day of the week that a calendar shows; absent: this week. */
  readonly on?: CalendarDate;
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
  const view = oneOf(search['view'], ACTIVITY_VIEWS);
  return withoutGaps({
    view: view === 'list' ? undefined : view,
    on: view === undefined || view === 'list' ? undefined : dayOf(search['on']),
    show: show === 'todo' ? undefined : show,
    kind: listText(kinds),
    owner: textOf(search['owner']),
    team: textOf(search['team']),
    q: textOf(search['q']),
  }) as ActivitiesSearch;
}

/** A day as an address says it: `YYYY-MM-DD` and a day that there is. */
function dayOf(value: unknown): CalendarDate | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(textOf(value) ?? '') ?? [];
  return dateOf(Number(year), Number(month), Number(day)) ?? undefined;
}
