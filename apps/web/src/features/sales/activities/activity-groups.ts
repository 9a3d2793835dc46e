import type { ActivityFactsFragment } from '../../../graphql/graphql.js';
import { type CalendarDate, dateIn } from '../../../ui/data/time/calendar.js';

export interface ActivityGroup {
  /** A date; or `late` and `unplanned`, for those that stand together whatever their day. */
  readonly key: CalendarDate;
  readonly activities: readonly ActivityFactsFragment[];
}

/** In the order the server gave, under the day each belongs to. */
export function groupsOf(activities: readonly ActivityFactsFragment[], timeZone: string): readonly ActivityGroup[] {
  const groups = new Map<string, ActivityFactsFragment[]>();
  for (const activity of activities) {
    const key = keyOf(activity, timeZone);
    groups.set(key, [...(groups.get(key) ?? []), activity]);
  }
  return [...groups].map(([key, found]) => ({ key, activities: found }));
}

function keyOf(activity: ActivityFactsFragment, timeZone: string): string {
  if (activity.doneAt !== null) return dateIn(timeZone, new Date(activity.doneAt));
  if (activity.dueAt === null) return 'unplanned';
  return activity.overdue ? 'late' : dateIn(timeZone, new Date(activity.dueAt));
}
