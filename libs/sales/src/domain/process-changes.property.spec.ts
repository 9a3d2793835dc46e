import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ExitCriterion } from './exit-criterion.js';
import { changesOfProcess, type ProcessChange, type ProcessChangeKind } from './process-changes.js';
import type { ProcessDraft, StageDraft } from './process-draft.js';

const words = fc.constantFrom('Nowa', 'Oferta', 'Rozmowy').map((pl) => ({ pl, en: `${pl} en` }));
const criteria: fc.Arbitrary<ExitCriterion[]> = fc
  .uniqueArray(fc.constantFrom('amount', 'nextStep', 'region'), { maxLength: 3 })
  .chain((fields) =>
    fc.tuple(...fields.map(() => words)).map((labels) =>
      fields.map((field, index) => ({
        key: `field.${field}`,
        kind: 'FIELD' as const,
        field: field as 'amount',
        label: labels[index] as { pl: string; en: string },
      })),
    ),
  );
const stage = (key: string): fc.Arbitrary<StageDraft> =>
  fc.record({
    key: fc.constant(key),
    name: words,
    meaning: fc.constantFrom('OPEN', 'WON', 'LOST'),
    probability: fc.constantFrom('0', '0.1', '0.5', '1'),
    expectedDays: fc.option(fc.constantFrom(7, 14), { nil: null }),
    guidance: fc.option(words, { nil: null }),
    exitCriteria: criteria,
  });
const process: fc.Arbitrary<ProcessDraft> = fc.record({
  name: words,
  stages: fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 })
    .chain((keys) => fc.tuple(...keys.map(stage))),
});

const REVERSED: Partial<Record<ProcessChangeKind, ProcessChangeKind>> = {
  STAGE_ADDED: 'STAGE_REMOVED',
  STAGE_REMOVED: 'STAGE_ADDED',
  CRITERION_ADDED: 'CRITERION_REMOVED',
  CRITERION_REMOVED: 'CRITERION_ADDED',
};
const plain = ({ kind, stageKey, from, to }: ProcessChange): string => JSON.stringify([kind, stageKey, from, to]);
/** Which stages moved is a choice where several explain the order; how many is not. */
const withoutMoves = (changes: readonly ProcessChange[]) => changes.filter(({ kind }) => kind !== 'STAGE_MOVED');
const moves = (changes: readonly ProcessChange[]) => changes.filter(({ kind }) => kind === 'STAGE_MOVED');

describe('the differences of two versions', () => {
  it('are none between a version and its copy', () => {
    fc.assert(
      fc.property(process, (version) => expect(changesOfProcess(version, structuredClone(version))).toEqual([])),
    );
  });

  it('read backwards on the way back', () => {
    fc.assert(
      fc.property(process, process, (a, b) => {
        const there = changesOfProcess(a, b);
        const back = changesOfProcess(b, a);
        const turned = withoutMoves(there).map((change) =>
          plain({ ...change, kind: REVERSED[change.kind] ?? change.kind, from: change.to, to: change.from }),
        );
        expect(withoutMoves(back).map(plain).sort()).toEqual(turned.sort());
        expect(moves(back).length).toBe(moves(there).length);
      }),
    );
  });

  it('are there whenever the versions differ, and lead from the one to the other', () => {
    fc.assert(
      fc.property(process, process, (a, b) => {
        const changes = changesOfProcess(a, b);
        expect(changes.length === 0).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
        const of = (kind: ProcessChangeKind) =>
          changes.filter((change) => change.kind === kind).map(({ stageKey }) => stageKey);
        const gone = new Set(of('STAGE_REMOVED'));
        const kept = a.stages.map(({ key }) => key).filter((key) => !gone.has(key));
        expect([...kept, ...of('STAGE_ADDED')].sort()).toEqual(b.stages.map(({ key }) => key).sort());
        // Those that are not named as moved stand in the old order.
        const moved = new Set(of('STAGE_MOVED'));
        const still = kept.filter((key) => !moved.has(key));
        expect(b.stages.map(({ key }) => key).filter((key) => still.includes(key))).toEqual(still);
      }),
    );
  });
});

/** The order of criteria within a stage means nothing. */
const sorted = (version: ProcessDraft): ProcessDraft => ({
  ...version,
  stages: version.stages.map((one) => ({
    ...one,
    exitCriteria: [...one.exitCriteria].sort((x, y) => (x.key < y.key ? -1 : 1)),
  })),
});
