import type {
  ActivityFactsFragment,
  RegisterFactsFragment,
  StageEventFactsFragment,
} from '../../../graphql/graphql.js';
import { type CalendarDate, dateIn } from '../time/calendar.js';

export type TimelineItem =
  | { readonly kind: 'stage'; readonly id: string; readonly at: string; readonly event: StageEventFactsFragment }
  | { readonly kind: 'activity'; readonly id: string; readonly at: string; readonly activity: ActivityFactsFragment }
  | { readonly kind: 'change'; readonly id: string; readonly at: string; readonly entry: RegisterFactsFragment };

export interface TimelineDay {
  readonly date: CalendarDate;
  readonly items: readonly TimelineItem[];
}

export interface TimelineSources {
  readonly stageEvents: readonly StageEventFactsFragment[];
  readonly activities: readonly ActivityFactsFragment[];
  readonly entries: readonly RegisterFactsFragment[];
}

/** Told by the stage events and the activities themselves, in their own words. */
const TOLD_ELSEWHERE = /^(stage|stageId|meaning|stageEnteredAt|closedOn|lostReason|lostReasonId|lostNote)$/u;

/** Everything that happened, newest first, by day; a register entry that only repeats a move or an activity is left out. */
export function timelineOf(sources: TimelineSources, timeZone: string): readonly TimelineDay[] {
  const items: TimelineItem[] = [
    ...sources.stageEvents.map((event): TimelineItem => ({ kind: 'stage', id: event.id, at: event.occurredAt, event })),
    ...sources.activities
      .filter((activity) => activity.doneAt !== null)
      .map((activity): TimelineItem => ({ kind: 'activity', id: activity.id, at: activity.doneAt ?? '', activity })),
    ...sources.entries
      .filter(tellsSomethingNew)
      .map((entry): TimelineItem => ({ kind: 'change', id: entry.id, at: entry.occurredAt, entry })),
  ];
  items.sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? 1 : -1));
  const days = new Map<CalendarDate, TimelineItem[]>();
  for (const item of items) {
    const date = dateIn(timeZone, new Date(item.at));
    days.set(date, [...(days.get(date) ?? []), item]);
  }
  return [...days].map(([date, found]) => ({ date, items: found }));
}

function tellsSomethingNew(entry: RegisterFactsFragment): boolean {
  if (entry.subjectKind === 'activity') return false;
  const isBirth = entry.subjectVersion === 1 && entry.changes.every((change) => change.from === null);
  return !isBirth && entry.changes.some((change) => !TOLD_ELSEWHERE.test(change.field));
}
