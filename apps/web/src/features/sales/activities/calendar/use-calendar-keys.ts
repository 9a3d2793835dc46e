import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { ActivityFactsFragment } from '../../../../graphql/graphql.js';
import { addDays, type CalendarDate } from '../../../../ui/data/time/calendar.js';
import { dayOfActivity } from './calendar-days.js';

export interface CalendarKeys {
  readonly frame: RefObject<HTMLElement | null>;
  readonly activities: readonly ActivityFactsFragment[];
  readonly timeZone: string;
  readonly onTurn: (weeks: -1 | 0 | 1) => void;
  readonly onMove: (activity: ActivityFactsFragment, day: CalendarDate) => void;
  readonly onUndo: () => void;
}

/** Arrows turn the weeks and T comes back to today; Shift and an arrow take the activity in focus a day further. */
export function useCalendarKeys(keys: CalendarKeys): (event: KeyboardEvent<HTMLElement>) => void {
  const latest = useRef(keys);
  latest.current = keys;
  const followed = useRef<string | null>(null);
  // An activity on another day is another element: the focus follows it, unless it has gone elsewhere.
  useEffect(() => {
    const id = followed.current;
    if (id === null || (document.activeElement !== document.body && document.activeElement !== null)) return;
    keys.frame.current?.querySelector<HTMLElement>(`[data-activity="${id}"]`)?.focus();
  }, [keys.frame, keys.activities]);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.shiftKey || isElsewhere(event.target)) return;
      const isUndo = (event.ctrlKey || event.metaKey) && event.key === 'z';
      if (isUndo) latest.current.onUndo();
      if (isUndo || event.ctrlKey || event.metaKey) return;
      const weeks = ({ ArrowLeft: -1, ArrowRight: 1, t: 0 } as const)[event.key];
      if (weeks === undefined) return;
      event.preventDefault();
      latest.current.onTurn(weeks);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (event) => {
    const days = ({ ArrowLeft: -1, ArrowRight: 1 } as const)[event.key];
    const id = event.target instanceof HTMLElement ? event.target.dataset['activity'] : undefined;
    const activity = keys.activities.find((one) => one.id === id);
    const day = activity && dayOfActivity(activity, keys.timeZone);
    if (!event.shiftKey || days === undefined || !activity || !day) return;
    event.preventDefault();
    followed.current = activity.id;
    keys.onMove(activity, addDays(day, days));
  };
}

/** Where arrows mean something else: in a field, a choice, tabs, or anything that floats above the page. */
function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="tablist"], [role="radiogroup"], [role="menu"], [role="dialog"]') !==
      null ||
    document.querySelector('[aria-modal="true"]') !== null
  );
}
