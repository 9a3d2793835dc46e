import {
  addDays,
  addMonths,
  type CalendarDate,
  endOfMonth,
  endOfQuarter,
  startOfMonth,
  startOfQuarter,
  weekdayOf,
} from './calendar.js';

/** Periods that stay alive in an address: "this quarter" is always the current one. */
export const PERIODS = [
  'overdue',
  'today',
  'thisWeek',
  'nextWeek',
  'thisMonth',
  'nextMonth',
  'thisQuarter',
  'nextQuarter',
  'thisYear',
  'lastMonth',
  'lastQuarter',
  'lastYear',
] as const;

export type PeriodName = (typeof PERIODS)[number];

/** A name, or two dates with `..` between them, either of which may be missing. */
export type Period = PeriodName | `${string}..${string}`;

export interface DateRange {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

export const isPeriodName = (text: string): text is PeriodName => (PERIODS as readonly string[]).includes(text);

const CUSTOM = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/u;

export const isPeriod = (text: string): text is Period => isPeriodName(text) || (CUSTOM.test(text) && text !== '..');

/** The dates of a period, both ends included. */
export function rangeOf(period: Period, today: CalendarDate): DateRange {
  if (!isPeriodName(period)) {
    const match = CUSTOM.exec(period);
    return { from: match?.[1] ?? null, to: match?.[2] ?? null };
  }
  return NAMED[period](today);
}

const monthOf = (date: CalendarDate): DateRange => ({ from: startOfMonth(date), to: endOfMonth(date) });
const quarterOf = (date: CalendarDate): DateRange => ({ from: startOfQuarter(date), to: endOfQuarter(date) });
const yearOf = (year: number): DateRange => ({ from: `${year}-01-01`, to: `${year}-12-31` });
const weekOf = (date: CalendarDate): DateRange => {
  const monday = addDays(date, 1 - weekdayOf(date));
  return { from: monday, to: addDays(monday, 6) };
};

const NAMED: Readonly<Record<PeriodName, (today: CalendarDate) => DateRange>> = {
  overdue: (today) => ({ from: null, to: addDays(today, -1) }),
  today: (today) => ({ from: today, to: today }),
  thisWeek: weekOf,
  nextWeek: (today) => weekOf(addDays(today, 7)),
  thisMonth: monthOf,
  nextMonth: (today) => monthOf(addMonths(startOfMonth(today), 1)),
  lastMonth: (today) => monthOf(addMonths(startOfMonth(today), -1)),
  thisQuarter: quarterOf,
  nextQuarter: (today) => quarterOf(addMonths(startOfQuarter(today), 3)),
  lastQuarter: (today) => quarterOf(addMonths(startOfQuarter(today), -3)),
  thisYear: (today) => yearOf(Number(today.slice(0, 4))),
  lastYear: (today) => yearOf(Number(today.slice(0, 4)) - 1),
};
