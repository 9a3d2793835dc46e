import { addDays, addMonths, type CalendarDate, dateOf, endOfMonth, partsOf, weekdayOf } from '../time/calendar.js';
import { fold } from '../words/fold.js';
import { MONTH_ENDS, MONTHS, RELATIVE_DAYS, UNITS, WEEKDAYS } from './date-words.js';

/** A day written without its year is taken in the future (a plan) or in the past (what was done). */
export type Leaning = 'future' | 'past';

/**
 * Reads a date as it is typed, in either language: "jutro", "pt", "next fri", "+2w", "za 3 dni", "12.12", "12 gru",
 * "Dec 12", "2026-12-01", "eom". Returns null when it is none; the caller says so on the field.
 */
export function parseDate(text: string, today: CalendarDate, leaning: Leaning = 'future'): CalendarDate | null {
  const typed = fold(text).replace(/^(on|w|we|do|by)\s+/u, '');
  if (typed === '') return null;
  return (
    relative(typed, today) ??
    byWeekday(typed, today, leaning) ??
    byNumbers(typed, today, leaning) ??
    byMonth(typed, today, leaning)
  );
}

/** A date with an optional time: "pt 10:30", "tomorrow at 9", "jutro o 9", "3pm". A bare time means today. */
export function parseMoment(
  text: string,
  today: CalendarDate,
  leaning: Leaning = 'future',
): { readonly date: CalendarDate; readonly time: string | null } | null {
  const typed = fold(text);
  const found = TIME.exec(typed);
  const time = found ? timeOf(found) : null;
  if (found && time !== null) {
    const rest = `${typed.slice(0, found.index)} ${typed.slice(found.index + found[0].length)}`.trim();
    const date = rest === '' ? today : parseDate(rest, today, leaning);
    return date === null ? null : { date, time };
  }
  const date = parseDate(typed, today, leaning);
  return date === null ? null : { date, time: null };
}

const TIME =
  /(?:^|\s)(?:(?:at|o|godz\.?)\s*(\d{1,2})(?:[:.](\d{2}))?|(\d{1,2}):(\d{2})|(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm))(?=\s|$)/u;

function timeOf(found: RegExpExecArray): string | null {
  const [, wordHour, wordMinutes, hour24, minutes24, hour12, minutes12, half] = found;
  const typedHour = Number(wordHour ?? hour24 ?? hour12);
  const minutes = Number(wordMinutes ?? minutes24 ?? minutes12 ?? 0);
  const hour = half === undefined ? typedHour : (typedHour % 12) + (half === 'pm' ? 12 : 0);
  if (hour > 23 || minutes > 59 || (half !== undefined && typedHour > 12)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function relative(typed: string, today: CalendarDate): CalendarDate | null {
  const days = RELATIVE_DAYS[typed];
  if (days !== undefined) return addDays(today, days);
  if (MONTH_ENDS.includes(typed)) return endOfMonth(today);
  const match = /^(?<lead>[+-]|in |za )?\s*(?<count>\d{1,3})\s*(?<unit>[a-z]*)$/u.exec(typed);
  if (!match?.groups) return null;
  const { lead, count = '', unit = '' } = match.groups;
  const counted = UNITS[unit];
  if (counted === undefined || (lead === undefined && unit === '')) return null;
  return move(today, Number(count) * (lead === '-' ? -1 : 1), counted);
}

function move(today: CalendarDate, count: number, unit: 'day' | 'week' | 'month' | 'year'): CalendarDate {
  if (unit === 'day') return addDays(today, count);
  if (unit === 'week') return addDays(today, count * 7);
  return addMonths(today, unit === 'month' ? count : count * 12);
}

function byWeekday(typed: string, today: CalendarDate, leaning: Leaning): CalendarDate | null {
  const match =
    /^(?<skip>next |nastepny |nastepna |przyszly |przyszla |last |ostatni |ostatnia )?(?<day>[a-z]+)\.?$/u.exec(typed);
  const wanted = match?.groups?.['day'] === undefined ? undefined : WEEKDAYS[match.groups['day']];
  if (wanted === undefined) return null;
  const backwards = /^(last|ostatni)/u.test(match?.groups?.['skip'] ?? '') || leaning === 'past';
  const ahead = (wanted - weekdayOf(today) + 7) % 7 || 7;
  return addDays(today, backwards ? (ahead === 7 ? -7 : ahead - 7) : ahead);
}

function byNumbers(typed: string, today: CalendarDate, leaning: Leaning): CalendarDate | null {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/u.exec(typed);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const match = /^(\d{1,2})[-./](\d{1,2})(?:[-./](\d{2}|\d{4})?)?$/u.exec(typed);
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  // Day first is the order of both languages here; a second number over 12 can only be an American day.
  const [day, month] = second > 12 ? [second, first] : [first, second];
  return match[3] === undefined ? nearest(today, month, day, leaning) : dateOf(fullYear(match[3]), month, day);
}

function byMonth(typed: string, today: CalendarDate, leaning: Leaning): CalendarDate | null {
  const match =
    /^(?<day>\d{1,2})(?:st|nd|rd|th|\.)?\s*(?<month>[a-z]+)\.?(?:\s+(?<year>\d{2}|\d{4}))?$/u.exec(typed) ??
    /^(?<month>[a-z]+)\.?\s*(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<year>\d{4}))?$/u.exec(typed);
  const month = match?.groups?.['month'] === undefined ? undefined : MONTHS[match.groups['month']];
  if (!match?.groups || month === undefined) return null;
  const day = Number(match.groups['day']);
  const year = match.groups['year'];
  return year === undefined ? nearest(today, month, day, leaning) : dateOf(fullYear(year), month, day);
}

const fullYear = (typed: string) => (typed.length === 2 ? 2000 + Number(typed) : Number(typed));

function nearest(today: CalendarDate, month: number, day: number, leaning: Leaning): CalendarDate | null {
  const { year } = partsOf(today);
  const thisYear = dateOf(year, month, day);
  const fits = thisYear !== null && (leaning === 'future' ? thisYear >= today : thisYear <= today);
  return fits ? thisYear : (dateOf(leaning === 'future' ? year + 1 : year - 1, month, day) ?? thisYear);
}
