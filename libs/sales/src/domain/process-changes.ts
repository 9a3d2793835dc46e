/**
 * What changes for those who sell when one version of a process follows another. Stages are the same when their keys
 * are; the rule is that of any comparison: the same twice differs in nothing, and the way back is the way there reversed.
 */
import type { ExitCriterion } from './exit-criterion.js';
import type { Localised } from './localised.js';
import type { ProcessDraft, StageDraft } from './process-draft.js';

export type ProcessChangeKind =
  | 'PROCESS_RENAMED'
  | 'STAGE_ADDED'
  | 'STAGE_REMOVED'
  | 'STAGE_MOVED'
  | 'STAGE_RENAMED'
  | 'MEANING'
  | 'PROBABILITY'
  | 'EXPECTED_DAYS'
  | 'GUIDANCE'
  | 'CRITERION_ADDED'
  | 'CRITERION_REMOVED'
  | 'CRITERION_CHANGED';

/** One difference; `from` and `to` are words, or plain values that read the same in every language. */
export interface ProcessChange {
  readonly kind: ProcessChangeKind;
  /** `null` for the process itself. */
  readonly stageKey: string | null;
  readonly stage: Localised | null;
  readonly from: Localised | null;
  readonly to: Localised | null;
}

const plain = (value: string | number | null): Localised | null =>
  value === null ? null : { pl: String(value), en: String(value) };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const order = ({ pl, en }: Localised): Localised => ({ pl, en });

/** All differences, in the order of the stages that will be, then of those that go. */
export function changesOfProcess(before: ProcessDraft, after: ProcessDraft): ProcessChange[] {
  const was = new Map(before.stages.map((stage) => [stage.key, stage]));
  const is = new Set(after.stages.map(({ key }) => key));
  const moved = movedKeys(before.stages, after.stages);
  return [
    ...(same(order(before.name), order(after.name))
      ? []
      : [{ kind: 'PROCESS_RENAMED' as const, stageKey: null, stage: null, from: before.name, to: after.name }]),
    ...after.stages.flatMap((stage) => {
      const earlier = was.get(stage.key);
      return earlier
        ? changesOfStage(earlier, stage, moved.has(stage.key))
        : [change('STAGE_ADDED', stage, null, stage.name)];
    }),
    ...before.stages.filter(({ key }) => !is.has(key)).map((stage) => change('STAGE_REMOVED', stage, stage.name, null)),
  ];
}

const change = (
  kind: ProcessChangeKind,
  stage: StageDraft,
  from: Localised | null,
  to: Localised | null,
): ProcessChange => ({ kind, stageKey: stage.key, stage: stage.name, from, to });

function changesOfStage(before: StageDraft, after: StageDraft, isMoved: boolean): ProcessChange[] {
  const facts: readonly (readonly [ProcessChangeKind, Localised | null, Localised | null])[] = [
    ['STAGE_RENAMED', order(before.name), order(after.name)],
    ['MEANING', plain(before.meaning), plain(after.meaning)],
    ['PROBABILITY', plain(Number(before.probability)), plain(Number(after.probability))],
    ['EXPECTED_DAYS', plain(before.expectedDays), plain(after.expectedDays)],
    ['GUIDANCE', before.guidance && order(before.guidance), after.guidance && order(after.guidance)],
  ];
  return [
    ...(isMoved ? [change('STAGE_MOVED', after, null, null)] : []),
    ...facts.filter(([, from, to]) => !same(from, to)).map(([kind, from, to]) => change(kind, after, from, to)),
    ...changesOfCriteria(before, after),
  ];
}

function changesOfCriteria(before: StageDraft, after: StageDraft): ProcessChange[] {
  const was = new Map(before.exitCriteria.map((criterion) => [criterion.key, criterion]));
  const is = new Set(after.exitCriteria.map(({ key }) => key));
  return [
    ...after.exitCriteria.flatMap((criterion) => {
      const earlier = was.get(criterion.key);
      if (!earlier) return [change('CRITERION_ADDED', after, null, criterion.label)];
      return isSameCriterion(earlier, criterion)
        ? []
        : [change('CRITERION_CHANGED', after, earlier.label, criterion.label)];
    }),
    ...before.exitCriteria
      .filter(({ key }) => !is.has(key))
      .map((criterion) => change('CRITERION_REMOVED', after, criterion.label, null)),
  ];
}

const isSameCriterion = (a: ExitCriterion, b: ExitCriterion): boolean => {
  const sorted = (criterion: ExitCriterion) =>
    Object.entries({ ...criterion, label: order(criterion.label) }).sort(([x], [y]) => (x < y ? -1 : 1));
  return same(sorted(a), sorted(b));
};

/** The fewest stages that explain the new order: those outside a longest run that kept theirs. */
function movedKeys(before: readonly StageDraft[], after: readonly StageDraft[]): ReadonlySet<string> {
  const place = new Map(before.map(({ key }, index) => [key, index]));
  const kept = after.map(({ key }) => key).filter((key) => place.has(key));
  const best: (readonly string[])[] = [];
  for (const [index, key] of kept.entries()) {
    const runs = best
      .slice(0, index)
      .filter((run) => (place.get(run.at(-1) as string) as number) < (place.get(key) as number));
    const longest = runs.reduce<readonly string[]>((a, b) => (b.length > a.length ? b : a), []);
    best.push([...longest, key]);
  }
  const stays = new Set(best.reduce<readonly string[]>((a, b) => (b.length > a.length ? b : a), []));
  return new Set(kept.filter((key) => !stays.has(key)));
}
