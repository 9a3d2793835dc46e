/**
 * How open sales are carried over from older versions of their process to its newest. The rule is ours: a sale keeps
 * its facts, its history and the day it entered its stage; only the methodology by which it is judged is another.
 */
import { type DomainRefusal, ok, refusal, type Result } from '@kontor/kernel';
import type { Stage } from './stage.js';

export type SalesMigrationStatus = 'RUNNING' | 'CANCELLING' | 'CANCELLED' | 'DONE' | 'FAILED' | 'UNDOING' | 'UNDONE';

/** From stage to stage, by their ids. A stage that is not named keeps its sales. */
export type StageMapping = Readonly<Record<string, string>>;

/** How long a migration can be taken back. */
export const UNDO_HOURS = 24;

interface MappedStages {
  /** Of all older versions. */
  readonly older: readonly Stage[];
  readonly newest: readonly Stage[];
}

/** For each older open stage the newest one of the same key, if that is open too. */
export const mappingByKey = ({ older, newest }: MappedStages): StageMapping =>
  Object.fromEntries(
    older
      .filter(({ meaning }) => meaning === 'OPEN')
      .flatMap(({ id, key }) => {
        const same = newest.find((stage) => stage.key === key && stage.meaning === 'OPEN');
        return same ? [[id, same.id] as const] : [];
      }),
  );

export function checkMapping(
  { older, newest }: MappedStages,
  mapping: StageMapping,
): Result<StageMapping, DomainRefusal<'MIGRATION_MAPPING_INVALID' | 'MIGRATION_EMPTY'>> {
  const isOpen = (stages: readonly Stage[], id: string) =>
    stages.some((stage) => stage.id === id && stage.meaning === 'OPEN');
  const isRight = Object.entries(mapping).every(([from, to]) => isOpen(older, from) && isOpen(newest, to));
  if (!isRight) {
    return refusal({
      code: 'MIGRATION_MAPPING_INVALID',
      message:
        'A sale can only go from an open stage of an older version to an open stage of the newest. Choose again.',
    });
  }
  if (Object.keys(mapping).length === 0) {
    return refusal({ code: 'MIGRATION_EMPTY', message: 'Say for at least one stage where its sales are to go.' });
  }
  return ok(mapping);
}

/** Whether a migration that ended at `finishedAt` can still be taken back. */
export const isUndoable = (
  { status, finishedAt, moved }: { status: SalesMigrationStatus; finishedAt: Date | null; moved: number },
  now: Date,
): boolean =>
  (status === 'DONE' || status === 'CANCELLED' || status === 'FAILED') &&
  moved > 0 &&
  finishedAt !== null &&
  now.getTime() - finishedAt.getTime() <= UNDO_HOURS * 3_600_000;
