import { describe, expect, it } from '@jest/globals';
import { draftInput, type DraftState, moved, newStage, problemsOf, stageState, withStage } from './draft-state.js';

const stage = (key: string, meaning: 'OPEN' | 'WON' | 'LOST', probability: string) =>
  stageState({
    key,
    name: { pl: key, en: key },
    meaning,
    probability,
    expectedDays: null,
    guidance: null,
    exitCriteria: [],
  });
const draft: DraftState = {
  name: { pl: 'P', en: 'P' },
  stages: [
    stage('a', 'OPEN', '0.1'),
    stage('b', 'OPEN', '0.355'),
    stage('won', 'WON', '1'),
    stage('lost', 'LOST', '0'),
  ],
};
const codes = (state: DraftState) => problemsOf(state).map(({ path, code }) => `${path} ${code}`);

describe('a draft on the page', () => {
  it('is sent as it came', () => {
    const { stages } = draftInput(draft, 'p', 1);
    expect(stages.map(({ key, probability }) => [key, probability])).toEqual([
      ['a', '0.1'],
      ['b', '0.355'],
      ['won', '1'],
      ['lost', '0'],
    ]);
  });

  it('gets a new open stage before its ends, with the chance of the one before', () => {
    const next = withStage(draft, newStage('OPEN'));
    expect(next.stages.map(({ key }) => key)).toEqual(['a', 'b', null, 'won', 'lost']);
    expect(next.stages[2]?.percent).toBe(35.5);
    expect(codes(next)).toEqual([
      'stages.2.name.pl PROCESS_STAGE_NAME_MISSING',
      'stages.2.name.en PROCESS_STAGE_NAME_MISSING',
    ]);
  });

  it('says what is wrong as the server would', () => {
    expect(codes(draft)).toEqual([]);
    expect(codes({ ...draft, stages: moved(draft.stages, 0, 1) })).toEqual([
      'stages.1.probability PROCESS_PROBABILITY_FALLS',
    ]);
    expect(codes({ ...draft, stages: moved(draft.stages, 2, 0) })).toEqual([
      'stages.0.meaning PROCESS_END_BEFORE_OPEN',
    ]);
    expect(codes({ ...draft, stages: [] })).toEqual([
      'stages PROCESS_OPEN_MISSING',
      'stages PROCESS_WON_MISSING',
      'stages PROCESS_LOST_MISSING',
    ]);
    const ask = { kind: 'FIELD', field: 'amount', label: { pl: '', en: '' } } as never;
    const twice = draft.stages.map((one) => ({ ...one, criteria: one.key === 'a' ? [ask, ask] : [] }));
    expect(codes({ ...draft, stages: twice })).toEqual(['stages.0.exitCriteria.1 PROCESS_CRITERION_TWICE']);
  });
});
