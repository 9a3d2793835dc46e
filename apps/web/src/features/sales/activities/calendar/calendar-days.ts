import type { ActivityFactsFragment } from '../../../../graphql/graphql.js';
import { addDays, type CalendarDate, dateIn, timeIn, weekdayOf } from '../../../../ui/data/time/calendar.js';

/** An activity with a time, in its place of the day: from `begins` to `ends` minutes, `width` lanes wide from `lane` of `lanes`. */
export interface PlacedActivity {
  readonly activity: ActivityFactsFragment;
  readonly begins: number;
  readonly ends: number;
  readonly lane: number;
  readonly lanes: number;
  readonly width: number;
}

export interface CalendarDay {
  readonly date: CalendarDate;
  readonly allDay: readonly ActivityFactsFragment[];
  readonly timed: readonly PlacedActivity[];
}

const DAY_MINUTES = 24 * 60;
/** What has no duration is shown as half an hour; what is shorter would be too low to read. */
const USUAL_MINUTES = 30;

/** The seven days of a week, from Monday. */
export function weekOf(date: CalendarDate): readonly CalendarDate[] {
  const monday = addDays(date, 1 - weekdayOf(date));
  return Array.from({ length: 7 }, (_, at) => addDays(monday, at));
}

/** The week before or after, by its Monday; nothing names this week, nor does 0. */
export function weekTurned(
  dates: readonly CalendarDate[],
  weeks: -1 | 0 | 1,
  today: CalendarDate,
): CalendarDate | undefined {
  const monday = addDays(dates[0] ?? today, weeks * 7);
  return weeks === 0 || monday === weekOf(today)[0] ? undefined : monday;
}

/** Where an activity stands: when it is due, even once it is done; what was never planned, when it was done. */
const instantOfActivity = ({ dueAt, doneAt }: ActivityFactsFragment): string | null => dueAt ?? doneAt;

export function dayOfActivity(activity: ActivityFactsFragment, timeZone: string): CalendarDate | null {
  const at = instantOfActivity(activity);
  return at === null ? null : dateIn(timeZone, new Date(at));
}

const isAllDay = (activity: ActivityFactsFragment): boolean => activity.allDay && activity.dueAt !== null;

/** Every given day with what falls on it by the clocks of a time zone, in the order of its time. */
export function calendarDays(
  dates: readonly CalendarDate[],
  activities: readonly ActivityFactsFragment[],
  timeZone: string,
): readonly CalendarDay[] {
  return dates.map((date) => {
    const those = activities.filter((activity) => dayOfActivity(activity, timeZone) === date);
    const timed = those.filter((activity) => !isAllDay(activity));
    return { date, allDay: those.filter(isAllDay), timed: placed(timed, timeZone) };
  });
}

function placed(activities: readonly ActivityFactsFragment[], timeZone: string): PlacedActivity[] {
  const spans = activities
    .map((activity) => {
      const begins = minutesOf(timeIn(timeZone, new Date(instantOfActivity(activity) ?? '')));
      const lasts = Math.max(activity.durationMinutes ?? USUAL_MINUTES, USUAL_MINUTES);
      return { activity, begins, ends: Math.min(begins + lasts, DAY_MINUTES) };
    })
    .sort((left, right) => left.begins - right.begins || right.ends - left.ends);
  return clustersOf(spans).flatMap(inLanes);
}

type Span = Pick<PlacedActivity, 'activity' | 'begins' | 'ends'>;

/** Activities that touch one another, directly or through others, share the width of the day. */
function clustersOf(spans: readonly Span[]): Span[][] {
  const clusters: Span[][] = [];
  let until = -1;
  for (const span of spans) {
    if (span.begins >= until) clusters.push([]);
    clusters.at(-1)?.push(span);
    until = Math.max(until, span.ends);
  }
  return clusters;
}

function inLanes(cluster: readonly Span[]): PlacedActivity[] {
  const ends: number[] = [];
  const laid = cluster.map((span) => {
    const free = ends.findIndex((end) => end <= span.begins);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = span.ends;
    return { ...span, lane };
  });
  // As wide as the lanes to its right are free for.
  const widthOf = (span: (typeof laid)[number]) => {
    const beside = laid.filter((one) => one.lane > span.lane && one.begins < span.ends && span.begins < one.ends);
    return Math.min(ends.length, ...beside.map((one) => one.lane)) - span.lane;
  };
  return laid.map((span) => ({ ...span, lanes: ends.length, width: widthOf(span) }));
}

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The hours that a week shows: those of a working day, and more where something is planned beyond them. */
export function hoursShown(days: readonly CalendarDay[]): { readonly first: number; readonly last: number } {
  const spans = days.flatMap((day) => day.timed);
  return {
    first: Math.min(8, ...spans.map((span) => Math.floor(span.begins / 60))),
    last: Math.max(18, ...spans.map((span) => Math.ceil(span.ends / 60))),
  };
}
