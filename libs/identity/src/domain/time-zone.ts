// Zones by their names in the IANA database, without the abbreviations and offsets that PostgreSQL would take as well:
// those have no daylight saving, and every business date hangs on this.
import { type DomainRefusal, ok, type Result, refusal } from '@kontor/kernel';

const KNOWN = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);

export function parseTimeZone(name: string): Result<string, DomainRefusal<'TIME_ZONE_UNKNOWN'>> {
  return KNOWN.has(name)
    ? ok(name)
    : refusal({ code: 'TIME_ZONE_UNKNOWN', message: 'Choose a time zone of the IANA list, such as Europe/Warsaw.' });
}
