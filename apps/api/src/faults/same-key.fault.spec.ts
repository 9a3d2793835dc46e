import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../testing/caller.js';
import { foundOrganisation } from '../testing/founded-organisation.js';
import { onDatabase, startTestedApi, type TestedApi } from '../testing/running-api.js';

const CREATE = 'mutation Create($input: CustomerCreateInput!) { createCustomer(input: $input) { id name } }';

let api: TestedApi;
let caller: Caller;

beforeAll(async () => {
  api = await startTestedApi();
  ({ administrator: caller } = await foundOrganisation(api));
});
afterAll(() => api.stop());

const create = (name: string, key: string) =>
  caller.graphql(CREATE, { input: { kind: 'COMPANY', name } }, { 'idempotency-key': key });
const count = async (name: string) => {
  const [row] = await onDatabase<{ n: number }>(
    api.db,
    'SELECT count(*)::int AS n FROM customers.customer WHERE name = $1',
    [name],
  );
  return row?.n ?? -1;
};

describe('the same key a hundred times at once', () => {
  it('has one effect and identical answers, and other bodies under it are refused', async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => create(index % 10 === 9 ? 'Setka inna' : 'Setka', key)),
    );
    const winners = answers.filter(({ errors }) => errors.length === 0);
    const losers = answers.filter(({ errors }) => errors.length > 0);
    expect(new Set(winners.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect([...new Set(losers.map(({ status, code }) => `${status} ${code}`))]).toEqual(['422 IDEMPOTENCY_KEY_REUSED']);
    expect((await count('Setka')) + (await count('Setka inna'))).toBe(1);
    expect([10, 90]).toContain(winners.length);
  });
});
