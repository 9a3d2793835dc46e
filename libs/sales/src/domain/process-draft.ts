/**
 * The next version of a sales process while it is being written, and what must be so before it may be published:
 * domain.md's rule that a version has ordered stages of fixed meaning, read the way pipelines of the trade are read.
 */
import type { FieldRefusal } from '@kontor/kernel';
import type { ExitCriterion } from './exit-criterion.js';
import type { Localised } from './localised.js';
import type { StageMeaning } from './stage.js';

/** A stage before it has an id; its place is that in the list. */
export interface StageDraft {
  /** Stable across versions: a migration maps by it. */
  readonly key: string;
  readonly name: Localised;
  readonly meaning: StageMeaning;
  /** Of winning from here, 0–1, as a decimal text. */
  readonly probability: string;
  readonly expectedDays: number | null;
  readonly guidance: Localised | null;
  readonly exitCriteria: readonly ExitCriterion[];
}

export interface ProcessDraft {
  readonly name: Localised;
  readonly stages: readonly StageDraft[];
}

export type DraftProblemCode =
  | 'PROCESS_CRITERION_TWICE'
  | 'PROCESS_END_BEFORE_OPEN'
  | 'PROCESS_END_WITH_CRITERIA'
  | 'PROCESS_LOST_MISSING'
  | 'PROCESS_OPEN_MISSING'
  | 'PROCESS_PROBABILITY_FALLS'
  | 'PROCESS_STAGE_KEY_TWICE'
  | 'PROCESS_STAGE_NAME_MISSING'
  | 'PROCESS_STAGE_NAME_TWICE'
  | 'PROCESS_WON_MISSING'
  | 'PROCESS_WON_TWICE';

export interface DraftProblem extends FieldRefusal {
  readonly code: DraftProblemCode;
}

const MESSAGES: { readonly [C in DraftProblemCode]: string } = {
  PROCESS_CRITERION_TWICE: 'This stage asks for the same thing twice. Remove one of the two.',
  PROCESS_END_BEFORE_OPEN: 'Winning and losing come after all open stages. Move this stage up.',
  PROCESS_END_WITH_CRITERIA:
    'Nobody leaves this stage, so it can ask for nothing. Put its criteria on the stage before it.',
  PROCESS_LOST_MISSING: 'Add a stage in which sales are lost.',
  PROCESS_OPEN_MISSING: 'Add a stage in which sales are open: the first one is where they begin.',
  PROCESS_PROBABILITY_FALLS: 'The chance of winning falls here. Let it stay or grow from stage to stage.',
  PROCESS_STAGE_KEY_TWICE: 'Two stages have this key. Give one of them another.',
  PROCESS_STAGE_NAME_MISSING: 'Name the stage in both languages.',
  PROCESS_STAGE_NAME_TWICE: 'Another stage has this name. Nobody could tell them apart.',
  PROCESS_WON_MISSING: 'Add the stage in which sales are won.',
  PROCESS_WON_TWICE: 'A process is won in one stage only. Make this one open, or remove it.',
};

const problem = (path: string, code: DraftProblemCode): DraftProblem => ({ path, code, message: MESSAGES[code] });

/** Everything that keeps the draft from being published, each on its stage (`stages.<index>…`) or on `stages`. */
export function problemsOfDraft({ stages }: ProcessDraft): DraftProblem[] {
  return [...problemsOfMeanings(stages), ...problemsOfNames(stages), ...stages.flatMap(problemsOfStage)];
}

function problemsOfMeanings(stages: readonly StageDraft[]): DraftProblem[] {
  const places = (meaning: StageMeaning) =>
    stages.flatMap((stage, index) => (stage.meaning === meaning ? [index] : []));
  const [open, won, lost] = [places('OPEN'), places('WON'), places('LOST')];
  const lastOpen = open.at(-1) ?? -1;
  return [
    ...(open.length === 0 ? [problem('stages', 'PROCESS_OPEN_MISSING')] : []),
    ...(won.length === 0 ? [problem('stages', 'PROCESS_WON_MISSING')] : []),
    ...won.slice(1).map((index) => problem(`stages.${index}.meaning`, 'PROCESS_WON_TWICE')),
    ...(lost.length === 0 ? [problem('stages', 'PROCESS_LOST_MISSING')] : []),
    ...[...won, ...lost]
      .filter((index) => index < lastOpen)
      .map((index) => problem(`stages.${index}.meaning`, 'PROCESS_END_BEFORE_OPEN')),
  ];
}

function problemsOfNames(stages: readonly StageDraft[]): DraftProblem[] {
  const folded = (text: string) => text.trim().toLocaleLowerCase('pl');
  const isTaken = (index: number, of: (stage: StageDraft) => string): boolean => {
    const stage = stages[index];
    return stage !== undefined && of(stage) !== '' && stages.findIndex((other) => of(other) === of(stage)) < index;
  };
  return stages.flatMap((stage, index) => [
    ...(['pl', 'en'] as const).flatMap((language) => {
      const path = `stages.${index}.name.${language}`;
      if (folded(stage.name[language]) === '') return [problem(path, 'PROCESS_STAGE_NAME_MISSING')];
      return isTaken(index, ({ name }) => folded(name[language])) ? [problem(path, 'PROCESS_STAGE_NAME_TWICE')] : [];
    }),
    ...(isTaken(index, ({ key }) => key) ? [problem(`stages.${index}.key`, 'PROCESS_STAGE_KEY_TWICE')] : []),
  ]);
}

function problemsOfStage(stage: StageDraft, index: number, stages: readonly StageDraft[]): DraftProblem[] {
  if (stage.meaning !== 'OPEN') {
    return stage.exitCriteria.length > 0 ? [problem(`stages.${index}.exitCriteria`, 'PROCESS_END_WITH_CRITERIA')] : [];
  }
  const before = stages.slice(0, index).findLast(({ meaning }) => meaning === 'OPEN');
  const keys = stage.exitCriteria.map(({ key }) => key);
  return [
    ...(before && Number(before.probability) > Number(stage.probability)
      ? [problem(`stages.${index}.probability`, 'PROCESS_PROBABILITY_FALLS')]
      : []),
    ...keys.flatMap((key, place) =>
      keys.indexOf(key) < place ? [problem(`stages.${index}.exitCriteria.${place}`, 'PROCESS_CRITERION_TWICE')] : [],
    ),
  ];
}

/** A key from a name in English: letters, digits and hyphens, with a number where `taken` has it already. */
export function keyFrom(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const key = plain === '' ? 'stage' : plain;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? key : `${key}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
