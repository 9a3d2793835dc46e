/**
 * How far the sales of a process came. A sale counts as having reached a stage when it entered it or a later one, so a
 * skipped stage breaks no funnel; conversion is taken over the sales that have been decided, because one that still
 * waits in a stage has neither left it nor failed. Versions are matched by the keys of their stages.
 */
import { type Proportion, proportion } from './wilson-interval.js';
import type { StageMeaning } from './stage.js';

export interface FunnelStage {
  readonly id: string;
  readonly key: string;
  readonly position: number;
  readonly meaning: StageMeaning;
}

export interface FunnelVersion<S extends FunnelStage = FunnelStage> {
  readonly id: string;
  readonly stages: readonly S[];
}

/** Sales of a version by the furthest stage that they reached: open ones or the stage of winning, never that of losing. */
export interface FurthestCount {
  readonly versionId: string;
  readonly stageKey: string;
  readonly outcome: StageMeaning;
  readonly count: number;
}

export interface FunnelStep<S extends FunnelStage = FunnelStage> {
  readonly stage: S;
  readonly reached: number;
  /** Came no further than this and are still open. */
  readonly waiting: number;
  /** Came no further than this and were lost. */
  readonly lost: number;
  /** Of the decided ones, those that reached the next stage; `null` for the last. */
  readonly conversion: Proportion | null;
  /** Of all sales, those that reached this stage. */
  readonly share: Proportion;
}

/** The funnel over the stages of the version `shown`. */
export function funnel<S extends FunnelStage>(
  shown: FunnelVersion<S>,
  versions: readonly FunnelVersion[],
  counts: readonly FurthestCount[],
): FunnelStep<S>[] {
  const stages = inOrder(shown.stages);
  const placeOf = new Map(versions.map((version) => [version.id, places(stages, version)]));
  const stopped = stages.map(() => ({ OPEN: 0, WON: 0, LOST: 0 }));
  for (const { versionId, stageKey, outcome, count } of counts) {
    const at = stopped[placeOf.get(versionId)?.get(stageKey) ?? 0];
    if (at) at[outcome] += count;
  }
  const reached = stopped.map((_, index) =>
    stopped.slice(index).reduce((sum, { OPEN, WON, LOST }) => sum + OPEN + WON + LOST, 0),
  );
  const total = reached[0] ?? 0;
  return stages.map((stage, index) => {
    const here = reached[index] ?? 0;
    const next = reached[index + 1];
    const waiting = stopped[index]?.OPEN ?? 0;
    return {
      stage,
      reached: here,
      waiting,
      lost: stopped[index]?.LOST ?? 0,
      conversion: next === undefined ? null : proportion(next, here - waiting),
      share: proportion(here, total),
    };
  });
}

const inOrder = <S extends FunnelStage>(stages: readonly S[]): S[] =>
  stages.filter(({ meaning }) => meaning !== 'LOST').sort((a, b) => a.position - b.position);

/** For each stage of a version the place of the last shown stage that it has reached; the first one always. */
function places(shown: readonly FunnelStage[], version: FunnelVersion): Map<string, number> {
  const found = new Map<string, number>();
  let place = 0;
  for (const { key } of inOrder(version.stages)) {
    place = Math.max(
      place,
      shown.findIndex((stage) => stage.key === key),
    );
    found.set(key, place);
  }
  return found;
}
