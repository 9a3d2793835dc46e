import { describe, expect, it } from '@jest/globals';
import type { CriterionFactsFragment } from '../../../graphql/graphql.js';
import { gateOf } from './gate-criteria.js';
import type { MoveCheck } from './use-move.js';

const criterion = (key: string) => ({ key }) as CriterionFactsFragment;
const check = (...keys: string[]) =>
  ({ unmet: keys.map((key) => ({ criterion: criterion(key) })) }) as unknown as MoveCheck;
const record = {
  opportunity: { stage: { position: 2 } },
  stages: [
    { position: 1, exitCriteria: [criterion('past')] },
    { position: 2, exitCriteria: [criterion('budget'), criterion('meeting')] },
    { position: 3, exitCriteria: [criterion('meeting'), criterion('papers')] },
  ],
};

describe('the gate on the way to a stage', () => {
  it('counts each criterion once, met or unmet, of the stages left behind', () => {
    const gate = gateOf(check('meeting', 'meeting'), record, { position: 4, meaning: 'OPEN' });
    expect(gate.unmet.map((one) => one.key)).toEqual(['meeting']);
    expect(gate.met.map((one) => one.key)).toEqual(['budget', 'papers']);
    expect(gate.all).toBe(3);
  });

  it('has no criteria on the way to lost', () => {
    expect(gateOf(check(), record, { position: 9, meaning: 'LOST' }).all).toBe(0);
  });

  it('shows what the server named before the record is there', () => {
    expect(gateOf(check('budget'), null, { position: 3, meaning: 'OPEN' })).toMatchObject({ all: 1, met: [] });
  });
});
