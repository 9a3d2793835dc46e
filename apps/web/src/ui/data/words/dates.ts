import { type CalendarDate, dateIn, daysBetween, timeIn } from '../time/calendar.js';
import type { Language } from './amounts.js';

const LOCALES: Readonly<Record<Language, string>> = { pl: 'pl-PL', en: 'en-GB' };

const kept = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = kept.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], options);
  kept.set(key, made);
  return made;
}

const atNoon = (date: CalendarDate) => new Date(`${date}T12:00:00Z`);

/** `12 Dec`, with the year only when it is another one. */
export function dateInShort(date: CalendarDate, today: CalendarDate, language: Language): string {
  const sameYear = date.slice(0, 4) === today.slice(0, 4);
  return dateFormat(language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(atNoon(date));
}

/** `Friday, 12 December 2026`, for titles and for what a typed date was taken as. */
export const dateInFull = (date: CalendarDate, language: Language): string =>
  dateFormat(language, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    atNoon(date),
  );

export const weekdayInShort = (date: CalendarDate, language: Language): string =>
  dateFormat(language, { timeZone: 'UTC', weekday: 'short' }).format(atNoon(date));

export const monthInWords = (date: CalendarDate, language: Language): string =>
  dateFormat(language, { timeZone: 'UTC', month: 'long' }).format(atNoon(date));

/** `March 2026` */
export const monthAndYear = (date: CalendarDate, language: Language): string =>
  dateFormat(language, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(atNoon(date));

/** How a person would type the date again. */
export const dateToType = (date: CalendarDate): string =>
  `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;

/** The moment in full, for titles. */
export const momentInFull = (instant: Date, timeZone: string, language: Language): string =>
  dateFormat(language, { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(instant);

export type Nearness =
  | { readonly kind: 'today' | 'yesterday' | 'tomorrow' }
  | { readonly kind: 'weekday'; readonly date: CalendarDate }
  | { readonly kind: 'date'; readonly date: CalendarDate };

/** How far a date is from today, as people speak of it: today, tomorrow, a weekday of this coming week, a date. */
export function nearnessOf(date: CalendarDate, today: CalendarDate): Nearness {
  const days = daysBetween(today, date);
  if (days === 0) return { kind: 'today' };
  if (days === 1) return { kind: 'tomorrow' };
  if (days === -1) return { kind: 'yesterday' };
  return days > 1 && days < 7 ? { kind: 'weekday', date } : { kind: 'date', date };
}

export const dayAndTime = (instant: Date, timeZone: string) => ({
  date: dateIn(timeZone, instant),
  time: timeIn(timeZone, instant),
});
