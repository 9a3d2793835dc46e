import { expect, it } from '@jest/globals';
import { parseTimeZone } from './time-zone.js';

it.each(['Europe/Warsaw', 'America/New_York', 'UTC'])('knows %s', (name) => {
  expect(parseTimeZone(name)).toEqual({ ok: true, value: name });
});

it.each(['Europe/Warszawa', '', 'CET+1', '+02:00', '../etc/passwd'])('does not know %j', (name) => {
  expect(parseTimeZone(name)).toMatchObject({ ok: false, refusal: { code: 'TIME_ZONE_UNKNOWN' } });
});
