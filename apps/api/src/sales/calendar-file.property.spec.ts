import { describe, expect, it } from '@jest/globals';
import type { ActivityFeedEntry } from '@kontor/sales';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarFile } from './calendar-file.js';

const URL = 'https://kontor.example';
const entry = (more: Partial<ActivityFeedEntry> = {}): ActivityFeedEntry => ({
  id: '01930000-0000-7000-8000-000000000001',
  kind: 'CALL',
  subject: 'Call',
  body: null,
  outcome: null,
  at: new Date('2026-11-24T09:00:00Z'),
  day: null,
  durationMinutes: null,
  done: false,
  opportunity: null,
  customerName: null,
  version: 3,
  updatedAt: new Date('2026-11-20T08:00:00Z'),
  ...more,
});

const parsed = (entries: readonly ActivityFeedEntry[]) => {
  const calendar = new ICAL.Component(ICAL.parse(calendarFile(entries, URL)) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
};

describe('a calendar file', () => {
  it('says what another reader of the format understands', () => {
    const opportunity = { id: '7', number: 'S/1', title: 'Line; two, \\three' };
    const [event] = parsed([entry({ opportunity, customerName: 'Żółw S.A.', body: 'a\nb', durationMinutes: 45 })]);
    expect(event).toMatchObject({ uid: '01930000-0000-7000-8000-000000000001@kontor', summary: 'Call', sequence: 2 });
    expect(event?.description).toBe('Żółw S.A.\nS/1 Line; two, \\three\na\nb');
    expect(event?.startDate.toJSDate()).toEqual(new Date('2026-11-24T09:00:00Z'));
    expect(event?.endDate.toJSDate()).toEqual(new Date('2026-11-24T09:45:00Z'));
    expect(event?.component.getFirstPropertyValue('url')).toBe(`${URL}/opportunities/7`);
    expect(String(event?.component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-20T08:00:00Z');
  });

  it('has whole days without an hour, and marks what is done', () => {
    const [event] = parsed([entry({ day: '2026-11-24', at: new Date('2026-11-24T22:59:00Z'), done: true })]);
    expect(event?.startDate.isDate).toBe(true);
    expect(String(event?.startDate)).toBe('2026-11-24');
    expect(event?.summary).toBe('✓ Call');
  });

  it('is no place to smuggle lines into', () => {
    const hostile = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:y\rATTACH:file:///etc/passwd\u2028BEGIN:VALARM\u0000';
    const events = parsed([entry({ subject: hostile, body: hostile, customerName: hostile })]);
    expect(events).toHaveLength(1);
    expect(events[0]?.component.getAllSubcomponents()).toEqual([]);
    expect(events[0]?.component.getAllProperties().map(({ name }) => name)).not.toContain('attach');
    expect(events[0]?.summary).toMatch(/^x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:y\nATTACH/);
  });

  it('keeps lines to 75 octets, cuts no character, and gives every text back', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(text, (subject) => {
        const file = calendarFile([entry({ subject })], URL);
        for (const line of file.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        expect(Buffer.from(file).toString('utf8')).toBe(file);
        expect(parsed([entry({ subject })])[0]?.summary).toBe(subject);
      }),
    );
  });

  it('is the same for the same activities', () => {
    expect(calendarFile([entry()], URL)).toBe(calendarFile([entry()], URL));
  });
});
