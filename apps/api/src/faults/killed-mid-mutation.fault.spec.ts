import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FoundedOrganisation, foundOrganisation } from '../testing/founded-organisation.js';
import { onDatabase, startTestedApi, type TestedApi } from '../testing/running-api.js';
import { type ApiProcess, ApiProcesses } from './api-process.js';

const CREATE = 'mutation Create($input: OpportunityCreateInput!) { createOpportunity(input: $input) { id title } }';
const AT_ONCE = 16;
const WANTED = 100;

let api: TestedApi;
let founded: FoundedOrganisation;
let processes: ApiProcesses;

beforeAll(async () => {
  api = await startTestedApi();
  founded = await foundOrganisation(api);
  processes = await ApiProcesses.prepare(api.db, [CREATE]);
});
afterAll(async () => {
  await processes.stop();
  await api.stop();
});

interface Attempt {
  readonly key: string;
  readonly title: string;
}

const send = ({ caller }: ApiProcess, { key, title }: Attempt) =>
  caller(founded.token).graphql<{ createOpportunity: { id: string } }>(
    CREATE,
    { input: { title } },
    { 'idempotency-key': key },
  );

/** How many rows each write left, by the title of its sale. */
async function traces(): Promise<Map<string, { sales: number; entries: number; events: number; stages: number }>> {
  const rows = await onDatabase<{ title: string; sales: number; entries: number; events: number; stages: number }>(
    api.db,
    `SELECT o.title, count(*)::int AS sales,
       sum((SELECT count(*) FROM platform.register_entry WHERE subject_id = o.id))::int AS entries,
       sum((SELECT count(*) FROM platform.outbox WHERE payload->>'opportunityId' = o.id::text))::int AS events,
       sum((SELECT count(*) FROM sales.stage_event WHERE opportunity_id = o.id))::int AS stages
     FROM sales.opportunity o GROUP BY o.title`,
  );
  return new Map(rows.map(({ title, ...counts }) => [title, counts]));
}

type Outcome = 'answered' | 'refused' | 'cut off';

/** Sends all at once and kills the process when so many are answered: the others are then on all steps of their way. */
async function cutOff(target: ApiProcess, attempts: readonly Attempt[], answersBefore: number): Promise<Outcome[]> {
  let answered = 0;
  let isTime = () => {};
  const time = new Promise<void>((resolve) => {
    isTime = resolve;
  });
  const outcomes = attempts.map(async (attempt): Promise<Outcome> => {
    try {
      const { errors } = await send(target, attempt);
      answered += 1;
      if (answered === answersBefore) isTime();
      return errors.length === 0 ? 'answered' : 'refused';
    } catch {
      return 'cut off';
    }
  });
  if (answersBefore === 0) setTimeout(isTime, Math.random() * 20);
  await time;
  await target.process.kill();
  return Promise.all(outcomes);
}

describe('an API that is killed in the middle of a hundred writes', () => {
  it('leaves each of them whole or not at all, and a repetition has one effect', async () => {
    const interrupted: Attempt[] = [];
    let next = processes.start();
    for (let kill = 0; interrupted.length < WANTED && kill < 60; kill += 1) {
      const target = await next;
      next = processes.start();
      await send(target, { key: randomUUID(), title: `Rozgrzewka ${kill}` });
      const attempts = Array.from({ length: AT_ONCE }, (_, index) => ({
        key: randomUUID(),
        title: `Sprzedaż ${kill}-${index}`,
      }));
      const outcomes = await cutOff(target, attempts, (kill * 3) % (AT_ONCE - 2));
      expect(outcomes).not.toContain('refused');
      interrupted.push(...attempts.filter((_, index) => outcomes[index] === 'cut off'));
    }
    expect(interrupted.length).toBeGreaterThanOrEqual(WANTED);

    const whole = { sales: 1, entries: 1, events: 1, stages: 1 };
    const before = await traces();
    expect([...before.values()].filter((found) => JSON.stringify(found) !== JSON.stringify(whole))).toEqual([]);
    const committed = interrupted.filter(({ title }) => before.has(title));

    const survivor = await next;
    const ids = new Set<string>();
    for (const attempt of interrupted) {
      const { data, errors } = await send(survivor, attempt);
      if (errors.length > 0) throw new Error(survivor.process.lastWords());
      ids.add(data.createOpportunity.id);
    }
    const after = await traces();
    expect(ids.size).toBe(interrupted.length);
    expect(interrupted.map(({ title }) => after.get(title))).toEqual(interrupted.map(() => whole));
    process.stdout.write(`${interrupted.length} writes cut off, ${committed.length} of them had been committed\n`);
  }, 400_000);
});
