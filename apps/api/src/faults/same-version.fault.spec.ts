import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../testing/caller.js';
import { foundOrganisation } from '../testing/founded-organisation.js';
import { onDatabase, startTestedApi, type TestedApi } from '../testing/running-api.js';

const CREATE = 'mutation Create($input: OpportunityCreateInput!) { createOpportunity(input: $input) { id version } }';
const CHANGE =
  'mutation Change($input: OpportunityChangeInput!) { changeOpportunity(input: $input) { version nextStep } }';

let api: TestedApi;
let caller: Caller;

beforeAll(async () => {
  api = await startTestedApi();
  ({ administrator: caller } = await foundOrganisation(api));
});
afterAll(() => api.stop());

describe('fifty writers with the same version', () => {
  it('have one winner; the others are told what has changed since', async () => {
    const made = await caller.graphql<{ createOpportunity: { id: string; version: number } }>(CREATE, {
      input: { title: 'Wyścig' },
    });
    expect(made.errors).toEqual([]);
    const { id, version } = made.data.createOpportunity;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        caller.graphql<{ changeOpportunity: { version: number; nextStep: string } | null }>(CHANGE, {
          input: { id, expectedVersion: version, nextStep: `Krok ${index}` },
        }),
      ),
    );
    const winners = answers.filter(({ errors }) => errors.length === 0);
    expect(winners).toHaveLength(1);
    const nextStep = winners[0]?.data.changeOpportunity?.nextStep;
    const losers = answers.filter(({ errors }) => errors.length > 0);
    expect(new Set(losers.map(({ code }) => code))).toEqual(new Set(['CONFLICT']));
    for (const { errors } of losers) {
      expect(errors[0]?.extensions.details).toMatchObject({ currentVersion: version + 1, changed: { nextStep } });
    }
    const rows = await onDatabase(
      api.db,
      `SELECT version, next_step AS "nextStep",
         (SELECT count(*)::int FROM platform.register_entry WHERE subject_id = o.id) AS entries
       FROM sales.opportunity o WHERE id = $1`,
      [id],
    );
    expect(rows).toEqual([{ version: version + 1, nextStep, entries: 2 }]);
  });
});
