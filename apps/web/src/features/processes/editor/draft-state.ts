import type {
  ActivityKind,
  ContactRole,
  ExitCriterionKind,
  ProcessDraftFactsFragment,
  ProcessDraftInput,
  StageMeaning,
} from '../../../graphql/graphql.js';

export interface Localised {
  readonly pl: string;
  readonly en: string;
}

/** What a stage asks for. The one member that its kind needs is there. */
export interface CriterionDraft {
  readonly kind: ExitCriterionKind;
  /** The server's words until it has seen the criterion; empty: Kontor's own. */
  readonly label: Localised;
  readonly field?: string | null | undefined;
  readonly activityKind?: ActivityKind | null | undefined;
  readonly contactRole?: ContactRole | null | undefined;
  readonly roleId?: string | null | undefined;
  readonly dimensionId?: string | null | undefined;
  readonly extension?: string | null | undefined;
}

/** A stage as the server tells it, in a draft or in a version. */
export interface SavedStage {
  readonly key: string;
  readonly name: Localised;
  readonly meaning: StageMeaning;
  readonly probability: string;
  readonly expectedDays?: number | null | undefined;
  readonly guidance?: Localised | null | undefined;
  readonly exitCriteria: readonly CriterionDraft[];
}

/** A stage as it is edited: the chance in percent, as typed. */
export interface StageState {
  /** Of this page; the server's key comes with the first save. */
  readonly uid: string;
  readonly key: string | null;
  readonly name: Localised;
  readonly meaning: StageMeaning;
  readonly percent: number | '';
  readonly expectedDays: number | '';
  readonly guidance: Localised;
  readonly criteria: readonly CriterionDraft[];
}

export interface DraftState {
  readonly name: Localised;
  readonly stages: readonly StageState[];
}

export interface DraftProblem {
  readonly path: string;
  readonly code: string;
}

const words = (text: Localised | null | undefined): Localised => ({ pl: text?.pl ?? '', en: text?.en ?? '' });

export const stageState = (stage: SavedStage): StageState => ({
  uid: stage.key,
  key: stage.key,
  name: words(stage.name),
  meaning: stage.meaning,
  percent: Math.round(Number(stage.probability) * 10_000) / 100,
  expectedDays: stage.expectedDays ?? '',
  guidance: words(stage.guidance),
  criteria: stage.exitCriteria.map(
    ({ kind, label, field, activityKind, contactRole, roleId, dimensionId, extension }) => ({
      kind,
      label: words(label),
      field,
      activityKind,
      contactRole,
      roleId,
      dimensionId,
      extension,
    }),
  ),
});

export const draftState = (draft: Pick<ProcessDraftFactsFragment, 'name' | 'stages'>): DraftState => ({
  name: words(draft.name),
  stages: draft.stages.map(stageState),
});

let made = 0;
export const newStage = (meaning: StageMeaning): StageState => {
  made += 1;
  return {
    uid: `new-${made}`,
    key: null,
    name: { pl: '', en: '' },
    meaning,
    percent: meaning === 'WON' ? 100 : 0,
    expectedDays: '',
    guidance: { pl: '', en: '' },
    criteria: [],
  };
};

/** An open stage goes to the end of the open ones, with the chance of the one before it. */
export function withStage(draft: DraftState, stage: StageState): DraftState {
  if (stage.meaning !== 'OPEN') return { ...draft, stages: [...draft.stages, stage] };
  const last = draft.stages.findLastIndex(({ meaning }) => meaning === 'OPEN');
  const placed = { ...stage, percent: draft.stages[last]?.percent ?? 10 };
  return { ...draft, stages: [...draft.stages.slice(0, last + 1), placed, ...draft.stages.slice(last + 1)] };
}

export function moved<T>(rows: readonly T[], from: number, to: number): readonly T[] {
  const row = rows[from];
  if (row === undefined) return rows;
  const rest = rows.filter((_, index) => index !== from);
  return [...rest.slice(0, to), row, ...rest.slice(to)];
}

export const draftInput = (
  { name, stages }: DraftState,
  processId: string,
  expectedVersion: number,
): ProcessDraftInput => ({
  processId,
  expectedVersion,
  name,
  stages: stages.map((stage) => ({
    key: stage.key,
    name: stage.name,
    meaning: stage.meaning,
    probability: String(Math.round((stage.percent === '' ? 0 : stage.percent) * 100) / 10_000),
    expectedDays: stage.expectedDays === '' ? null : stage.expectedDays,
    guidance: stage.guidance,
    exitCriteria: stage.criteria.map((criterion) => ({ ...criterion })),
  })),
});

/** What the server will say of a draft, said while it is typed. The server's word counts when it is published. */
export function problemsOf({ stages }: DraftState): readonly DraftProblem[] {
  const places = (meaning: StageMeaning) =>
    stages.flatMap((stage, index) => (stage.meaning === meaning ? [index] : []));
  const lastOpen = places('OPEN').at(-1) ?? -1;
  const missing = (['OPEN', 'WON', 'LOST'] as const)
    .filter((meaning) => places(meaning).length === 0)
    .map((meaning) => ({ path: 'stages', code: `PROCESS_${meaning}_MISSING` }));
  return [
    ...missing,
    ...places('WON')
      .slice(1)
      .map((index) => ({ path: `stages.${index}.meaning`, code: 'PROCESS_WON_TWICE' })),
    ...stages.flatMap((stage, index) => problemsOfStage(stages, stage, index, lastOpen)),
  ];
}

const fold = (text: string) => text.trim().toLocaleLowerCase('pl');

function problemsOfStage(
  stages: readonly StageState[],
  stage: StageState,
  index: number,
  lastOpen: number,
): DraftProblem[] {
  const at = (field: string, code: string, isSo: boolean): DraftProblem[] =>
    isSo ? [{ path: `stages.${index}.${field}`, code }] : [];
  const before = stages.slice(0, index).findLast(({ meaning }) => meaning === 'OPEN');
  const isTwice = (language: 'pl' | 'en') =>
    fold(stage.name[language]) !== '' &&
    stages.findIndex(({ name }) => fold(name[language]) === fold(stage.name[language])) < index;
  const asks = stage.criteria.map(identityOf);
  return [
    ...at('meaning', 'PROCESS_END_BEFORE_OPEN', stage.meaning !== 'OPEN' && index < lastOpen),
    ...(['pl', 'en'] as const).flatMap((language) => [
      ...at(`name.${language}`, 'PROCESS_STAGE_NAME_MISSING', fold(stage.name[language]) === ''),
      ...at(`name.${language}`, 'PROCESS_STAGE_NAME_TWICE', isTwice(language)),
    ]),
    ...at(
      'probability',
      'PROCESS_PROBABILITY_FALLS',
      stage.meaning === 'OPEN' && before !== undefined && Number(before.percent) > Number(stage.percent),
    ),
    ...asks.flatMap((ask, place) => at(`exitCriteria.${place}`, 'PROCESS_CRITERION_TWICE', asks.indexOf(ask) < place)),
    ...at('exitCriteria', 'PROCESS_END_WITH_CRITERIA', stage.meaning !== 'OPEN' && stage.criteria.length > 0),
  ];
}

/** What a criterion asks for, whatever it is called. */
export const identityOf = (criterion: CriterionDraft): string =>
  [
    criterion.kind,
    criterion.field ??
      criterion.activityKind ??
      criterion.contactRole ??
      criterion.roleId ??
      criterion.dimensionId ??
      criterion.extension,
  ].join('.');
