import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aUser } from '@kontor/identity/testing';
import { Logger } from '@kontor/platform';
import { FixedClock } from '@kontor/testing';
import ICAL from 'ical.js';
import type { Caller } from '../testing/caller.js';
import { foundOrganisation } from '../testing/founded-organisation.js';
import { onDatabase, startTestedApi, type TestedApi } from '../testing/running-api.js';

const clock = new FixedClock(new Date('2026-11-24T09:00:00Z'));
const lines: string[] = [];
let api: TestedApi;
let maria: Caller;

beforeAll(async () => {
  api = await startTestedApi({ clock, logger: Logger.create('trace', { write: (line) => void lines.push(line) }) });
  maria = (await foundOrganisation(api)).administrator;
}, 60_000);
afterAll(() => api?.stop());

async function asked<T>(document: string, variables: Record<string, unknown> = {}, by = maria): Promise<T> {
  const { data, errors } = await by.graphql<Record<string, T>>(document, variables);
  expect(errors).toEqual([]);
  return Object.values(data)[0] as T;
}
const plan = (subject: string, dueAt: string, more: object = {}) =>
  asked('mutation A($input: ActivityCreateInput!) { createActivity(input: $input) { id } }', {
    input: { kind: 'CALL', subject, dueAt, ...more },
  });
const CREATE = 'mutation C { createCalendarLink { address calendarLink { createdAt } } }';
const created = async (): Promise<string> => new URL((await asked<{ address: string }>(CREATE)).address).pathname;
const get = (path: string, headers: Record<string, string> = {}) => {
  clock.advance({ seconds: 5 });
  return api.anonymous.fetch(path, { headers });
};
const subjectsOf = (file: string): string[] =>
  new ICAL.Component(ICAL.parse(file) as unknown[])
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event).summary);

describe('the address of a calendar', () => {
  it('serves one’s own activities of a time around today, without a log-in', async () => {
    await plan('Early', '2026-10-01T09:00:00Z');
    await plan('Month ago', '2026-10-26T09:00:00Z');
    await plan('All day', '2026-11-24T22:59:00Z', { allDay: true });
    await plan('Far', '2027-07-01T09:00:00Z');
    const other = await aUser(api.db, { name: 'Ola' });
    await plan('Of another', '2026-11-25T09:00:00Z', { ownerId: other });
    const path = await created();
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const file = await response.text();
    expect(subjectsOf(file)).toEqual(['Month ago', 'All day']);
    expect(file).toContain('DTSTART;VALUE=DATE:20261124\r\n');
  });

  it('answers 304 as long as nothing has changed', async () => {
    const path = await created();
    const etag = (await get(path)).headers.get('etag') ?? '';
    const same = await get(path, { 'if-none-match': `W/${etag}` });
    expect([same.status, await same.text()]).toEqual([304, '']);
    await plan('New', '2026-11-26T09:00:00Z');
    expect((await get(path, { 'if-none-match': etag })).status).toBe(200);
  });

  it('is not found once it is replaced or revoked, or was never there', async () => {
    const [old, current] = [await created(), await created()];
    expect(await asked('query L { calendarLink { createdAt } }')).not.toBeNull();
    expect((await get(old)).status).toBe(404);
    expect((await get(current)).status).toBe(200);
    expect((await get(current.replace('.ics', ''))).status).toBe(404);
    expect(await asked('mutation R { revokeCalendarLink }')).toBe(true);
    expect(await asked('mutation R { revokeCalendarLink }')).toBe(false);
    expect(await asked('query L { calendarLink { createdAt } }')).toBeNull();
    expect((await get(current)).status).toBe(404);
    expect((await get(`/calendar/${'x'.repeat(43)}.ics`)).status).toBe(404);
    const entries = await onDatabase<{ action: string }>(
      api.db,
      `SELECT action FROM platform.register_entry WHERE subject_kind = 'calendarLink' ORDER BY recorded_at DESC, id DESC LIMIT 1`,
    );
    expect(entries).toEqual([{ action: 'calendar-link.revoke' }]);
  });

  it('stands in no log and no table', async () => {
    const path = await created();
    await get(path);
    const token = path.slice('/calendar/'.length, -'.ics'.length);
    await asked('mutation R { revokeCalendarLink }');
    await get(path);
    expect(lines.some((line) => line.includes('/calendar/:file'))).toBe(true);
    expect(lines.filter((line) => line.includes(token))).toEqual([]);
    const rows = await onDatabase<{ row: string }>(
      api.db,
      `SELECT to_jsonb(t)::text AS row FROM identity.calendar_link t UNION ALL SELECT to_jsonb(t)::text FROM platform.idempotency t
       UNION ALL SELECT to_jsonb(t)::text FROM platform.register_entry t`,
    );
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
  });

  it('is not asked for without end', async () => {
    const path = await created();
    clock.advance({ minutes: 2 });
    const answers = await Promise.all(Array.from({ length: 31 }, () => api.anonymous.fetch(path)));
    expect(
      answers
        .map(({ status }) => status)
        .sort()
        .slice(-2),
    ).toEqual([200, 429]);
    clock.advance({ minutes: 2 });
    expect((await get(path)).status).toBe(200);
  });

  it('ends with the account', async () => {
    const path = await created();
    await onDatabase(api.db, `UPDATE identity.user_account SET status = 'DISABLED', version = version + 1`);
    expect((await get(path)).status).toBe(404);
  });
});
