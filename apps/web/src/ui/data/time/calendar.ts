/** Calendar dates as `YYYY-MM-DD` text, computed in UTC so that no time zone can move them. */

export type CalendarDate = string;

const DAY_IN_MS = 86_400_000;

export function dateOf(year: number, month: number, day: number): CalendarDate | null {
  const made = new Date(Date.UTC(year, month - 1, day));
  const same = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return same && year >= 1900 && year <= 2999 ? made.toISOString().slice(0, 10) : null;
}

export const partsOf = (date: CalendarDate) => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

const inMs = (date: CalendarDate) => Date.parse(`${date}T00:00:00Z`);

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  new Date(inMs(date) + days * DAY_IN_MS).toISOString().slice(0, 10);

/** The same day of a later month, or that month's last day where it has no such day. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay));
  return first.toISOString().slice(0, 10);
}

export const endOfMonth = (date: CalendarDate): CalendarDate => {
  const { year, month } = partsOf(date);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
};

export const startOfMonth = (date: CalendarDate): CalendarDate => `${date.slice(0, 7)}-01`;

export const startOfQuarter = (date: CalendarDate): CalendarDate => {
  const { year, month } = partsOf(date);
  return dateOf(year, month - ((month - 1) % 3), 1) ?? date;
};

export const endOfQuarter = (date: CalendarDate): CalendarDate => endOfMonth(addMonths(startOfQuarter(date), 2));

/** Monday is 1, Sunday 7, as ISO 8601 counts. */
export const weekdayOf = (date: CalendarDate): number => new Date(inMs(date)).getUTCDay() || 7;

export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((inMs(to) - inMs(from)) / DAY_IN_MS);

/** The calendar date that an instant falls on in a time zone. */
export function dateIn(timeZone: string, instant: Date): CalendarDate {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );
}

/** `HH:MM` of an instant in a time zone. */
export function timeIn(timeZone: string, instant: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    instant,
  );
}

/**
 * The instant at which clocks in the time zone show the date and time. A time that a clock change skips becomes the
 * one after the gap; a time that happens twice becomes the first.
 */
export function instantOf(timeZone: string, date: CalendarDate, time: string): Date {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const offsetAt = (instant: number) => {
    const shown = new Date(instant);
    return (
      Date.parse(`${dateIn(timeZone, shown)}T${timeIn(timeZone, shown)}:00Z`) - Math.floor(instant / 60_000) * 60_000
    );
  };
  const before = wanted - offsetAt(wanted - DAY_IN_MS);
  const after = wanted - offsetAt(wanted + DAY_IN_MS);
  const shows = (instant: number) => instant + offsetAt(instant) === wanted;
  if (shows(before)) return new Date(before);
  return new Date(shows(after) ? after : before);
}
