import { describe, expect, it } from '@jest/globals';
import { PROCESS_MODELS } from '../defaults/process-models.js';
import { keyFrom, problemsOfDraft, type StageDraft } from './process-draft.js';

const aStage = (key: string, overrides: Partial<StageDraft> = {}): StageDraft => ({
  key,
  name: { pl: key, en: key },
  meaning: 'OPEN',
  probability: '0.5',
  expectedDays: null,
  guidance: null,
  exitCriteria: [],
  ...overrides,
});
const won = aStage('won', { meaning: 'WON', probability: '1' });
const lost = aStage('lost', { meaning: 'LOST', probability: '0' });
const demand = { key: 'field.amount', kind: 'FIELD', field: 'amount', label: { pl: 'Kwota', en: 'Amount' } } as const;
const codes = (...stages: StageDraft[]) =>
  problemsOfDraft({ name: { pl: 'P', en: 'P' }, stages }).map(({ path, code }) => `${path} ${code}`);

describe('what a draft lacks to be published', () => {
  it.each(PROCESS_MODELS.map((model) => [model.key, model] as const))('is nothing in the model %s', (_, model) => {
    expect(problemsOfDraft(model)).toEqual([]);
  });

  it.each([
    [
      'nothing at all',
      [],
      ['stages PROCESS_OPEN_MISSING', 'stages PROCESS_WON_MISSING', 'stages PROCESS_LOST_MISSING'],
    ],
    [
      'a second win',
      [aStage('a'), won, { ...won, key: 'w2', name: { pl: 'x', en: 'y' } }, lost],
      ['stages.2.meaning PROCESS_WON_TWICE'],
    ],
    ['two ways to lose', [aStage('a'), won, lost, { ...lost, key: 'no-bid', name: { pl: 'x', en: 'y' } }], []],
    ['an end before an open stage', [won, aStage('a'), lost], ['stages.0.meaning PROCESS_END_BEFORE_OPEN']],
    [
      'a falling chance',
      [aStage('a'), aStage('b', { probability: '0.4' }), won, lost],
      ['stages.1.probability PROCESS_PROBABILITY_FALLS'],
    ],
    ['the same chance twice', [aStage('a'), aStage('b'), won, lost], []],
    [
      'the same key and name',
      [aStage('a'), aStage('a', { name: { pl: 'A ', en: 'other' } }), won, lost],
      ['stages.1.name.pl PROCESS_STAGE_NAME_TWICE', 'stages.1.key PROCESS_STAGE_KEY_TWICE'],
    ],
    [
      'a name in one language',
      [aStage('a', { name: { pl: 'A', en: ' ' } }), won, lost],
      ['stages.0.name.en PROCESS_STAGE_NAME_MISSING'],
    ],
    [
      'a demand at the end, and one twice',
      [aStage('a', { exitCriteria: [demand, demand] }), { ...won, exitCriteria: [demand] }, lost],
      ['stages.0.exitCriteria.1 PROCESS_CRITERION_TWICE', 'stages.1.exitCriteria PROCESS_END_WITH_CRITERIA'],
    ],
  ] as [string, StageDraft[], string[]][])('with %s', (_, stages, expected) => {
    expect(codes(...stages)).toEqual(expected);
  });
});

describe('a key from a name', () => {
  it.each([
    ['Żółw & Łoś, offer sent', 'zolw-los-offer-sent'],
    ['Won', 'won-2'],
    ['!!!', 'stage'],
  ])('of %s is %s', (name, key) => {
    expect(keyFrom(name, new Set(['won']))).toBe(key);
  });
});
