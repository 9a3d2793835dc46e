import { describe, expect, it } from '@jest/globals';
import { parseDate, parseMoment } from './parse-date.js';

/** A Monday. */
const today = '2026-11-23';

describe('a date as people type it', () => {
  it.each([
    ['today', '2026-11-23'],
    ['dziś', '2026-11-23'],
    ['Jutro', '2026-11-24'],
    ['tomorrow', '2026-11-24'],
    ['pojutrze', '2026-11-25'],
    ['wczoraj', '2026-11-22'],
    ['za tydzień', '2026-11-30'],
    ['pt', '2026-11-27'],
    ['w piątek', '2026-11-27'],
    ['śr.', '2026-11-25'],
    ['fri', '2026-11-27'],
    ['next friday', '2026-11-27'],
    ['pn', '2026-11-30'],
    ['last fri', '2026-11-20'],
    ['+2w', '2026-12-07'],
    ['+2 tyg', '2026-12-07'],
    ['2t', '2026-12-07'],
    ['+3', '2026-11-26'],
    ['-1', '2026-11-22'],
    ['za 3 dni', '2026-11-26'],
    ['in 3 days', '2026-11-26'],
    ['+1m', '2026-12-23'],
    ['za 2 miesiące', '2027-01-23'],
    ['+1y', '2027-11-23'],
    ['eom', '2026-11-30'],
    ['koniec miesiąca', '2026-11-30'],
    ['2026-12-01', '2026-12-01'],
    ['12.12', '2026-12-12'],
    ['12.12.', '2026-12-12'],
    ['1.3', '2027-03-01'],
    ['31/12/2026', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['12.12.27', '2027-12-12'],
    ['12 gru', '2026-12-12'],
    ['12 grudnia 2027', '2027-12-12'],
    ['Dec 12', '2026-12-12'],
    ['Dec 12, 2028', '2028-12-12'],
    ['1st Mar', '2027-03-01'],
  ])('reads %j as %s', (typed, expected) => {
    expect(parseDate(typed, today)).toBe(expected);
  });

  it.each(['', 'soon', '31.02', '32', '5', '12.13.14.15', '30 lut 2027', 'next whenever', '2026-02-30'])(
    'takes %j for no date',
    (typed) => {
      expect(parseDate(typed, today)).toBeNull();
    },
  );

  it('leans back for what was done', () => {
    expect(parseDate('pt', today, 'past')).toBe('2026-11-20');
    expect(parseDate('pn', today, 'past')).toBe('2026-11-16');
    expect(parseDate('12.12', today, 'past')).toBe('2025-12-12');
    expect(parseDate('1.11', today, 'past')).toBe('2026-11-01');
  });
});

describe('a date with a time', () => {
  it.each([
    ['pt 10:30', '2026-11-27', '10:30'],
    ['jutro o 9', '2026-11-24', '09:00'],
    ['tomorrow at 9.15', '2026-11-24', '09:15'],
    ['3pm', '2026-11-23', '15:00'],
    ['12am fri', '2026-11-27', '00:00'],
    ['14:00', '2026-11-23', '14:00'],
    ['12.12 8:05', '2026-12-12', '08:05'],
    ['+1w', '2026-11-30', null],
  ])('reads %j', (typed, date, time) => {
    expect(parseMoment(typed, today)).toEqual({ date, time });
  });

  it.each(['25:00', 'jutro 9:75', '13pm', 'o 9 kiedyś'])('takes %j for none', (typed) => {
    expect(parseMoment(typed, today)).toBeNull();
  });
});
