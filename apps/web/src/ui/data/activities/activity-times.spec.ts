import { describe, expect, it } from '@jest/globals';
import { dayAtEnd, daysLate, dueFrom, movedTo, nextWorkingDay } from './activity-times.js';

const zone = 'Europe/Warsaw';

describe('when an activity is due', () => {
  it('reads a day with a time, and a day alone as all of it', () => {
    expect(dueFrom('jutro 10:30', '2026-11-23', zone)).toEqual({ dueAt: '2026-11-24T09:30:00.000Z', allDay: false });
    expect(dueFrom('jutro', '2026-11-23', zone)).toEqual({ dueAt: '2026-11-24T22:59:00.000Z', allDay: true });
    expect(dueFrom('kiedyś', '2026-11-23', zone)).toBeNull();
  });

  it.each([
    ['Send the drawings tomorrow', 'Send the drawings', '2026-11-24T22:59:00.000Z'],
    ['Call Tom on fri at 9', 'Call Tom', '2026-11-27T08:00:00.000Z'],
    ['Wysłać rysunki jutro o 9', 'Wysłać rysunki', '2026-11-24T08:00:00.000Z'],
    ['Oddzwonić za 3 dni', 'Oddzwonić', '2026-11-26T22:59:00.000Z'],
    ['Visit 12.12', 'Visit', '2026-12-12T22:59:00.000Z'],
  ])('reads the day at the end of "%s"', (text, subject, dueAt) => {
    expect(dayAtEnd(text, '2026-11-23', zone)).toEqual({ subject, due: expect.objectContaining({ dueAt }) });
  });

  it.each(['Call Tom', 'Send offer 2', 'Tomorrow', 'Ask for May', '', 'Say so'])('leaves "%s" as it is', (text) => {
    expect(dayAtEnd(text, '2026-11-23', zone)).toBeNull();
  });

  it('keeps the time of day over a clock change', () => {
    const due = { dueAt: '2026-03-27T08:30:00.000Z', allDay: false };
    expect(movedTo(due, '2026-03-30', zone).dueAt).toBe('2026-03-30T07:30:00.000Z');
    expect(movedTo({ dueAt: '2026-03-27T22:59:00.000Z', allDay: true }, '2026-03-30', zone).dueAt).toBe(
      '2026-03-30T21:59:00.000Z',
    );
  });

  it('skips the weekend', () => {
    expect(nextWorkingDay('2026-11-23')).toBe('2026-11-24');
    expect(nextWorkingDay('2026-11-27')).toBe('2026-11-30');
    expect(nextWorkingDay('2026-11-28')).toBe('2026-11-30');
  });

  it('counts days late by the calendar', () => {
    expect(daysLate('2026-11-22T22:30:00Z', '2026-11-23', zone)).toBe(1);
    expect(daysLate('2026-11-22T23:30:00Z', '2026-11-23', zone)).toBe(0);
  });
});
