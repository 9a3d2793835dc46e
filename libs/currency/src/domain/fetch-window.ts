/**
 * Which days are still to be asked of a bank, and which of those gone by have no table. The bank of Poland answers at
 * most 93 days at once; a week is asked again each night, so that a table that the bank corrected is found.
 */
import { daysBetween, type LocalDate, plusDays } from '@kontor/kernel';

export interface Window {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const MOST_DAYS = 93;
const AGAIN_DAYS = 7;
const FIRST_DAYS = 10;
/** From Christmas Eve to the first working day after it no bank ever was closed longer than this. */
const LATE_WORKING_DAYS = 4;

/** Windows that reach without a gap to today, the oldest first; on the first night the last days only. */
export function windowsToFetch(lastStored: LocalDate | null, today: LocalDate): Window[] {
  const begin = lastStored === null ? plusDays(today, -FIRST_DAYS) : plusDays(lastStored, -AGAIN_DAYS);
  const windows: Window[] = [];
  for (let from = begin; from <= today; from = plusDays(from, MOST_DAYS)) {
    const last = plusDays(from, MOST_DAYS - 1);
    windows.push({ from, to: last < today ? last : today });
  }
  return windows;
}

/** No bank is closed for so long that a window like this could hold no table: to say so is a fault. */
export const mustHoldTable = ({ from, to }: Window): boolean => daysBetween(from, to) >= AGAIN_DAYS;

export const isWorkingDay = (day: LocalDate): boolean => {
  const weekday = ((daysBetween('1970-01-05' as LocalDate, day) % 7) + 7) % 7;
  return weekday < 5;
};

/** Too many working days without a table are no holidays any more. */
export function isLate(lastStored: LocalDate, today: LocalDate): boolean {
  let missing = 0;
  for (let day = plusDays(lastStored, 1); day < today; day = plusDays(day, 1)) if (isWorkingDay(day)) missing += 1;
  return missing >= LATE_WORKING_DAYS;
}

export interface Gap {
  readonly day: LocalDate;
  /** The bank was asked after that day and had no table: a holiday. Otherwise nobody has asked it yet. */
  readonly isHoliday: boolean;
}

/** Working days without a table since `from`, the latest first. A day counts as asked once a later one was answered. */
export function gaps(
  tables: ReadonlySet<LocalDate>,
  askedThrough: LocalDate | null,
  from: LocalDate,
  today: LocalDate,
): Gap[] {
  const found: Gap[] = [];
  for (let day = today; day >= from; day = plusDays(day, -1)) {
    if (isWorkingDay(day) && !tables.has(day))
      found.push({ day, isHoliday: askedThrough !== null && day <= askedThrough });
  }
  return found;
}
