import { describe, expect, it } from '@jest/globals';
import type { ActivityFactsFragment } from '../../../../graphql/graphql.js';
import { calendarDays, hoursShown, weekOf } from './calendar-days.js';

const WARSAW = 'Europe/Warsaw';
const MONDAY = '2026-11-23';

const activity = (id: string, dueAt: string | null, more: Partial<ActivityFactsFragment> = {}) =>
  ({ id, dueAt, doneAt: null, allDay: false, durationMinutes: null, ...more }) as ActivityFactsFragment;

const placesOf = (...activities: readonly ActivityFactsFragment[]) =>
  calendarDays([MONDAY], activities, WARSAW)[0]?.timed.map((one) => [one.activity.id, one.lane, one.width, one.lanes]);

describe('the days of a calendar', () => {
  it('are the seven from Monday, whichever of them is named', () => {
    expect(weekOf('2026-11-29')).toEqual(weekOf(MONDAY));
    expect(weekOf('2026-12-31').at(-1)).toBe('2027-01-03');
  });

  it('hold what falls on them by the clocks of the reader', () => {
    const days = calendarDays(
      weekOf(MONDAY),
      [
        activity('first', '2026-11-22T23:00:00Z'),
        activity('all day', '2026-11-24T22:59:00Z', { allDay: true }),
        activity('done where it was planned', '2026-11-25T09:00:00Z', { doneAt: '2026-11-27T09:00:00Z' }),
        activity('only done', null, { doneAt: '2026-11-26T09:00:00Z', allDay: true }),
        activity('next week', '2026-11-29T23:00:00Z'),
        activity('never', null),
      ],
      WARSAW,
    );
    expect(days.map((day) => [...day.allDay, ...day.timed.map((one) => one.activity)].map(({ id }) => id))).toEqual([
      ['first'],
      ['all day'],
      ['done where it was planned'],
      ['only done'],
      [],
      [],
      [],
    ]);
    expect(days[1]?.allDay).toHaveLength(1);
    expect(days[2]?.timed[0]).toMatchObject({ begins: 600, ends: 630 });
  });

  it('let what overlaps share the width, and only that', () => {
    const long = activity('long', '2026-11-23T09:00:00Z', { durationMinutes: 120 });
    const inside = activity('inside', '2026-11-23T09:30:00Z');
    const later = activity('later', '2026-11-23T10:15:00Z');
    const apart = activity('apart', '2026-11-23T11:00:00Z', { durationMinutes: 1440 });
    expect(placesOf(apart, later, inside, long)).toEqual([
      ['long', 0, 1, 2],
      ['inside', 1, 1, 2],
      ['later', 1, 1, 2],
      ['apart', 0, 1, 1],
    ]);
    expect(calendarDays([MONDAY], [apart], WARSAW)[0]?.timed[0]?.ends).toBe(1440);
  });

  it('let one be as wide as nothing stands beside it', () => {
    const at = (id: string, time: string, durationMinutes: number) =>
      activity(id, `2026-11-23T${time}:00Z`, { durationMinutes });
    expect(placesOf(at('a', '09:00', 60), at('b', '09:00', 30), at('c', '09:00', 30), at('d', '09:45', 60))).toEqual([
      ['a', 0, 1, 3],
      ['b', 1, 1, 3],
      ['c', 2, 1, 3],
      ['d', 1, 2, 3],
    ]);
  });

  it('show the hours of a working day, and those beyond it that are needed', () => {
    const hours = (...times: readonly string[]) =>
      hoursShown(
        calendarDays(
          [MONDAY],
          times.map((time) => activity(time, `2026-11-23T${time}:00Z`)),
          WARSAW,
        ),
      );
    expect(hours()).toEqual({ first: 8, last: 18 });
    expect(hours('05:10', '20:45')).toEqual({ first: 6, last: 23 });
  });
});
