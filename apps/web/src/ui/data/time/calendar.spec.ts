import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  addMonths,
  dateIn,
  dateOf,
  daysBetween,
  endOfMonth,
  endOfQuarter,
  instantOf,
  startOfQuarter,
  timeIn,
  weekdayOf,
} from './calendar.js';

describe('calendar dates', () => {
  it('refuses days that do not exist', () => {
    expect(dateOf(2026, 2, 29)).toBeNull();
    expect(dateOf(2028, 2, 29)).toBe('2028-02-29');
    expect(dateOf(2026, 13, 1)).toBeNull();
  });

  it('stays in the month when the next one is shorter', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-03-15', -4)).toBe('2025-11-15');
  });

  it('knows ends, quarters, weekdays and distances', () => {
    expect(endOfMonth('2028-02-10')).toBe('2028-02-29');
    expect(startOfQuarter('2026-11-23')).toBe('2026-10-01');
    expect(endOfQuarter('2026-11-23')).toBe('2026-12-31');
    expect(weekdayOf('2026-11-23')).toBe(1);
    expect(weekdayOf('2026-11-29')).toBe(7);
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('instants in Warsaw', () => {
  const zone = 'Europe/Warsaw';

  it('turns a wall clock into an instant, summer and winter', () => {
    expect(instantOf(zone, '2026-11-23', '09:30').toISOString()).toBe('2026-11-23T08:30:00.000Z');
    expect(instantOf(zone, '2026-07-01', '09:30').toISOString()).toBe('2026-07-01T07:30:00.000Z');
  });

  it('survives both clock changes', () => {
    expect(instantOf(zone, '2026-03-29', '02:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(instantOf(zone, '2026-10-25', '02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf(zone, '2026-10-25', '03:30').toISOString()).toBe('2026-10-25T02:30:00.000Z');
  });

  it('tells the date and time there', () => {
    const late = new Date('2026-11-22T23:30:00Z');
    expect(dateIn(zone, late)).toBe('2026-11-23');
    expect(timeIn(zone, late)).toBe('00:30');
  });
});
