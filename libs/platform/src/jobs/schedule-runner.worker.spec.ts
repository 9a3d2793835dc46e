import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { eventually, FixedClock, type TestDatabase, testDatabase } from '@kontor/testing';
import { Client } from 'pg';
import { AppConfig } from '../app-config.js';
import { createPlatform, type Platform } from '../create-platform.js';
import { dayPeriod, hourPeriod, Schedule } from './schedule.js';
import { ScheduleRunner } from './schedule-runner.js';

let db: TestDatabase;
let owner: Client;
let platform: Platform;
const clock = new FixedClock();

beforeAll(async () => {
  db = await testDatabase();
  owner = new Client({ connectionString: db.ownerUrl });
  await owner.connect();
  const config = AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, LOG_LEVEL: 'silent' });
  platform = await createPlatform({ config, entities: [], clock });
});

beforeEach(async () => {
  await owner.query('TRUNCATE platform.job_run');
});

afterAll(async () => {
  await platform.close();
  await owner.end();
  await db.drop();
});

/** Notes the periods it runs. */
class Noting extends Schedule {
  readonly name = 'test.noting';
  readonly ran: string[] = [];
  failures = 0;
  constructor(readonly period: (now: Date) => string | null) {
    super();
  }
  async run(period: string): Promise<{ period: string }> {
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('not yet');
    }
    this.ran.push(period);
    return { period };
  }
}

const inWarsaw = (now: Date): string => dayPeriod(now, 'Europe/Warsaw');

/** Ticks at every instant from `from` to `to`. */
async function live(schedule: Schedule, from: string, to: string, stepMinutes: number): Promise<void> {
  const runner = new ScheduleRunner({ platform, schedules: [schedule] });
  for (clock.set(from); clock.now() <= new Date(to); clock.advance({ minutes: stepMinutes })) await runner.tick();
}

it('runs each period once, however often it ticks', async () => {
  const schedule = new Noting(inWarsaw);
  await live(schedule, '2026-11-22T10:00:00Z', '2026-11-24T10:00:00Z', 120);
  expect(schedule.ran).toEqual(['2026-11-22', '2026-11-23', '2026-11-24']);
  const { rows } = await owner.query('SELECT name, period, outcome FROM platform.job_run ORDER BY period LIMIT 1');
  expect(rows).toEqual([{ name: 'test.noting', period: '2026-11-22', outcome: { period: '2026-11-22' } }]);
});

it('runs a day of 23 hours and one of 25 once each, a leap day and the turn of a year too', async () => {
  const days = new Noting(inWarsaw);
  await live(days, '2026-03-28T20:30:00Z', '2026-03-30T03:30:00Z', 30);
  await live(days, '2026-10-24T20:30:00Z', '2026-10-26T03:30:00Z', 30);
  await live(days, '2028-02-28T20:30:00Z', '2028-03-01T03:30:00Z', 60);
  await live(days, '2026-12-31T20:30:00Z', '2027-01-01T03:30:00Z', 30);
  expect(days.ran).toEqual([
    ...['2026-03-28', '2026-03-29', '2026-03-30'],
    ...['2026-10-24', '2026-10-25', '2026-10-26'],
    ...['2028-02-28', '2028-02-29', '2028-03-01'],
    ...['2026-12-31', '2027-01-01'],
  ]);
  await owner.query('TRUNCATE platform.job_run');
  const hours = new Noting(hourPeriod);
  await live(hours, '2026-10-24T23:00:00Z', '2026-10-25T03:00:00Z', 20);
  expect(hours.ran).toEqual(
    [23, 0, 1, 2, 3].map((hour) => `2026-10-2${hour === 23 ? 4 : 5}T${String(hour).padStart(2, '0')}`),
  );
});

it('runs the present period once after it was down over midnight, and none that it missed', async () => {
  const schedule = new Noting(inWarsaw);
  await live(schedule, '2026-11-20T10:00:00Z', '2026-11-20T11:00:00Z', 30);
  await live(schedule, '2026-11-23T07:00:00Z', '2026-11-23T09:00:00Z', 30);
  expect(schedule.ran).toEqual(['2026-11-20', '2026-11-23']);
});

it('has one of two workers run a period', async () => {
  const [one, other] = [new Noting(inWarsaw), new Noting(inWarsaw)];
  const runners = [one, other].map((schedule) => new ScheduleRunner({ platform, schedules: [schedule] }));
  for (let day = 0; day < 10; day += 1) {
    clock.advance({ days: 1 });
    await Promise.all(runners.map((runner) => runner.tick()));
    await Promise.all(runners.map((runner) => runner.tick()));
  }
  expect([...one.ran, ...other.ran].length).toBe(10);
});

it('runs a period again that failed or was cut off, and says so meanwhile', async () => {
  clock.set('2026-11-23T09:00:00Z');
  const schedule = new Noting(inWarsaw);
  schedule.failures = 1;
  await new ScheduleRunner({ platform, schedules: [schedule] }).tick();
  expect(schedule.ran).toEqual([]);
  const { rows } = await owner.query('SELECT finished_at, outcome FROM platform.job_run');
  expect(rows).toEqual([{ finished_at: null, outcome: { error: 'Error: not yet' } }]);
  await new ScheduleRunner({ platform, schedules: [schedule] }).tick();
  expect(schedule.ran).toEqual(['2026-11-23']);
});

it('waits after a failure, holds up no other schedule, and leaves alone what has nothing to do', async () => {
  clock.set('2026-11-23T09:00:00Z');
  const failing = new Noting(inWarsaw);
  failing.failures = 5;
  const idle = Object.assign(new Noting(() => null), { name: 'test.idle' });
  const well = Object.assign(new Noting(inWarsaw), { name: 'test.well' });
  const runner = new ScheduleRunner({ platform, schedules: [failing, idle, well], tickMs: 10 });
  runner.start();
  await eventually('the other one ran', () => well.ran.length === 1);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await runner.stop();
  expect(failing.failures).toBe(4);
  expect(idle.ran).toEqual([]);
});
