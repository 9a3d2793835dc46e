import { type Leaning, parseMoment } from '../fields/parse-date.js';
import { addDays, type CalendarDate, dateIn, instantOf, timeIn } from '../time/calendar.js';

export interface Due {
  readonly dueAt: string;
  readonly allDay: boolean;
}

/** An all-day activity is due by the end of its day, wherever the person's clocks stand then. */
const END_OF_DAY = '23:59';

/** "pt 10:30" as an instant; a day without a time is due all day. `null` when it cannot be read. */
export function dueFrom(text: string, today: CalendarDate, timeZone: string, leaning: Leaning = 'future'): Due | null {
  const moment = parseMoment(text, today, leaning);
  if (moment === null) return null;
  const dueAt = instantOf(timeZone, moment.date, moment.time ?? END_OF_DAY).toISOString();
  return { dueAt, allDay: moment.time === null };
}

/** The words of a day are few. */
const LONGEST_DAY = 4;
/** A number may be how many, and "tom", "so" or "sat" anything; "on sat" and "12.12" are days. */
const IS_ANYTHING = /^(\d+|\p{L}{1,3})$/u;

/**
 * "Send the drawings tomorrow at 9" as what is to be done and when: the longest ending that reads as a day is the day,
 * if anything is left to be done.
 */
export function dayAtEnd(
  text: string,
  today: CalendarDate,
  timeZone: string,
): { readonly subject: string; readonly due: Due } | null {
  const words = text.trim().split(/\s+/u);
  for (let length = Math.min(LONGEST_DAY, words.length - 1); length > 0; length -= 1) {
    const ending = words.slice(-length).join(' ');
    const due = IS_ANYTHING.test(ending) ? null : dueFrom(ending, today, timeZone);
    if (due !== null) return { subject: words.slice(0, -length).join(' '), due };
  }
  return null;
}

/** The same time of day on another day. */
export function movedTo(due: Due, date: CalendarDate, timeZone: string): Due {
  const time = due.allDay ? END_OF_DAY : timeIn(timeZone, new Date(due.dueAt));
  return { dueAt: instantOf(timeZone, date, time).toISOString(), allDay: due.allDay };
}

/** Tomorrow, or Monday when tomorrow is no working day. */
export function nextWorkingDay(today: CalendarDate): CalendarDate {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, weekday === 5 ? 3 : weekday === 6 ? 2 : 1);
}

/** How many whole days ago an instant was, by the calendar of the person's zone. */
export function daysLate(dueAt: string, today: CalendarDate, timeZone: string): number {
  const due = dateIn(timeZone, new Date(dueAt));
  return Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${due}T00:00:00Z`)) / 86_400_000);
}
