import type { Brand } from './brand.js';
import type { DomainRefusal } from './refused.js';
import { ok, refusal, type Result } from './result.js';

/** A calendar date without time or zone, written `YYYY-MM-DD`; compares as text. Years 1900–2199. */
export type LocalDate = Brand<string, 'LocalDate'>;

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

function toUtcMs(text: string): number | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2199) return null;
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? ms : null;
}

const fromUtcMs = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10) as LocalDate;

export const isLocalDate = (text: string): text is LocalDate => toUtcMs(text) !== null;

export function parseLocalDate(text: string): Result<LocalDate, DomainRefusal<'DATE_INVALID'>> {
  return isLocalDate(text)
    ? ok(text)
    : refusal({
        code: 'DATE_INVALID',
        message: 'Write a calendar date as 2026-11-23, between the years 1900 and 2199.',
      });
}

/** A date that our own code or database wrote: anything else is a bug. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new Error(`assertion failed: ${text} is no calendar date`);
  return text;
}

/** May leave the years that can be read in; the result still compares. */
export const plusDays = (date: LocalDate, days: number): LocalDate =>
  fromUtcMs((toUtcMs(date) as number) + days * DAY_MS);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  ((toUtcMs(to) as number) - (toUtcMs(from) as number)) / DAY_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes far longer than using it, and an installation knows few zones. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format;
}

/** The calendar date that a wall clock in `timeZone` (IANA) shows at `instant`. */
export const localDateAt = (instant: Date, timeZone: string): LocalDate =>
  localDate(formatIn(timeZone).format(instant));
