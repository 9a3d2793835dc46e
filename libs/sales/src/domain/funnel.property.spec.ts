import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { funnel, type FunnelStage, type FurthestCount } from './funnel.js';

const stages = (keys: readonly string[]): FunnelStage[] =>
  keys.map((key, index) => ({
    id: key,
    key,
    position: index + 1,
    meaning: key === 'won' ? 'WON' : key === 'lost' ? 'LOST' : 'OPEN',
  }));
const now = { id: 'v2', stages: stages(['lead', 'need', 'offer', 'won', 'lost']) };
const before = { id: 'v1', stages: stages(['lead', 'visit', 'offer', 'won', 'lost']) };

const someCounts = fc.array(
  fc
    .record({
      versionId: fc.constantFrom('v1', 'v2'),
      place: fc.nat({ max: 3 }),
      outcome: fc.constantFrom('OPEN' as const, 'LOST' as const),
      count: fc.integer({ min: 1, max: 50 }),
    })
    .map(({ versionId, place, outcome, count }): FurthestCount => {
      const stage = (versionId === 'v1' ? before : now).stages[place] as FunnelStage;
      return { versionId, stageKey: stage.key, outcome: stage.meaning === 'WON' ? 'WON' : outcome, count };
    }),
);

describe('the funnel', () => {
  it('never widens, converts between 0 and 1, and accounts for every sale once', () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const steps = funnel(now, [now, before], counts);
        const total = counts.reduce((sum, { count }) => sum + count, 0);
        expect(steps.map(({ stage }) => stage.key)).toEqual(['lead', 'need', 'offer', 'won']);
        expect(steps[0]?.reached).toBe(total);
        const won = steps[3]?.reached ?? 0;
        expect(steps.reduce((sum, { waiting, lost }) => sum + waiting + lost, won)).toBe(total);
        steps.forEach((step, index) => {
          const next = steps[index + 1];
          if (!next) return expect(step.conversion).toBeNull();
          expect(next.reached).toBe(step.reached - step.waiting - step.lost);
          expect(step.conversion).toMatchObject({ successes: next.reached, trials: next.reached + step.lost });
        });
      }),
    );
  });

  it('counts a sale of an older version under the last stage that both have', () => {
    const counts = [{ versionId: 'v1', stageKey: 'visit', outcome: 'OPEN' as const, count: 3 }];
    expect(funnel(now, [now, before], counts).map(({ reached }) => reached)).toEqual([3, 0, 0, 0]);
    const further = [{ versionId: 'v1', stageKey: 'offer', outcome: 'LOST' as const, count: 2 }];
    expect(funnel(now, [now, before], further).map(({ reached }) => reached)).toEqual([2, 2, 2, 0]);
  });
});
