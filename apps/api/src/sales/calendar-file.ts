import type { ActivityFeedEntry } from '@kontor/sales';

const LINE_OCTETS = 75;
/** What has no duration lasts as long as the calendar of Kontor shows it. */
const USUAL_MINUTES = 30;

/**
 * Activities as an iCalendar file (RFC 5545). Everything in it follows from what is saved, so that the same activities
 * make the same bytes. `publicUrl` is where Kontor is reached.
 */
export function calendarFile(entries: readonly ActivityFeedEntry[], publicUrl: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kontor//Kontor CRM//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Kontor',
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...entries.flatMap((entry) => eventLines(entry, publicUrl)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(entry: ActivityFeedEntry, publicUrl: string): string[] {
  const { opportunity, customerName } = entry;
  const about = [customerName, opportunity && `${opportunity.number} ${opportunity.title}`];
  const description = [...about, entry.body, entry.outcome].filter((part) => part !== null && part !== '').join('\n');
  const ends = new Date(entry.at.getTime() + (entry.durationMinutes ?? USUAL_MINUTES) * 60_000);
  return [
    'BEGIN:VEVENT',
    `UID:${entry.id}@kontor`,
    `DTSTAMP:${instant(entry.updatedAt)}`,
    `LAST-MODIFIED:${instant(entry.updatedAt)}`,
    `SEQUENCE:${entry.version - 1}`,
    ...(entry.day === null
      ? [`DTSTART:${instant(entry.at)}`, `DTEND:${instant(ends)}`]
      : [`DTSTART;VALUE=DATE:${entry.day.replaceAll('-', '')}`]),
    `SUMMARY:${escaped(`${entry.done ? '✓ ' : ''}${entry.subject}`)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    `CATEGORIES:${entry.kind}`,
    ...(opportunity ? [`URL:${publicUrl}/opportunities/${opportunity.id}`] : []),
    // A day of somebody's list does not keep them from meeting; neither does what is over.
    `TRANSP:${entry.day === null && !entry.done ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ];
}

/** `20261124T090000Z`: always UTC, so that no zone needs describing. */
const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** Text that can end neither its line nor its property: line breaks become `\n`, other control characters go. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** No line is longer than 75 octets; what goes on begins with a space, and no character is cut in two. */
function folded(line: string): string {
  let result = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      result += '\r\n ';
      octets = 1;
    }
    result += character;
    octets += size;
  }
  return result;
}
