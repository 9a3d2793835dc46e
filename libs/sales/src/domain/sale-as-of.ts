/**
 * What a sale was at an instant: its present state with every later save undone, the latest first. Going back rather
 * than forward makes it exact also for sales that were there before their register, and for fields that somebody gives
 * a sale later.
 */
import { customKeyOf, localDate } from '@kontor/kernel';
import { pushesAfter } from './close-date.js';

/** One field of a save: values as JSON carries them. */
interface Change {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** The facts of one record under the names of the register. */
export type Facts = Readonly<Record<string, unknown>>;

export interface RecordedSave {
  readonly subjectId: string;
  /** The version that the save gave its record. */
  readonly version: number;
  readonly action: string;
  readonly changes: readonly Change[];
}

export interface RecordState {
  readonly version: number;
  readonly facts: Facts;
}

/** `null` when one of the later saves made the record. The order of versions is the order of the saves. */
export function stateBefore(present: RecordState, later: readonly RecordedSave[]): RecordState | null {
  const latestFirst = later.toSorted((a, b) => b.version - a.version);
  if (latestFirst.some(({ version }) => version === 1)) return null;
  return latestFirst.reduce<RecordState>(undone, present);
}

function undone(after: RecordState, { version, action, changes }: RecordedSave): RecordState {
  if (action.endsWith('.delete')) return { version: version - 1, facts: after.facts };
  const facts: Record<string, unknown> = { ...after.facts };
  for (const change of changes) {
    // An erasure says which texts it rewrote and not what they were: nobody reads those again, at no instant.
    if (change.from === null && change.to === null) continue;
    facts[change.field] = change.from;
  }
  const { closeDatePushes: pushes } = after.facts;
  if (typeof pushes === 'number' && !changes.some(({ field }) => field === 'closeDatePushes'))
    facts['closeDatePushes'] = pushes - pushesOf(after.facts, action, changes);
  return { version: version - 1, facts };
}

/** Only a person puts a date off, and only that of an open sale. */
function pushesOf(after: Facts, action: string, changes: readonly Change[]): number {
  if (action !== 'opportunity.change' || after['closedOn'] !== null) return 0;
  const moved = changes.find(({ field }) => field === 'expectedCloseDate');
  return moved ? pushesAfter(0, dateOf(moved.from), dateOf(moved.to)) : 0;
}

const dateOf = (value: unknown) => (typeof value === 'string' ? localDate(value) : null);

/** The custom fields that any of some states has a value in, under the names of the register, in the order of their keys. */
export const customFieldsOf = (...states: readonly Facts[]): string[] =>
  [...new Set(states.flatMap((facts) => Object.keys(facts)))].filter((field) => customKeyOf(field) !== null).sort();

/** The changes that lead from one state of a record to another, over the named fields and in their order. */
export function differenceBetween(before: Facts, after: Facts, fields: readonly string[]): Change[] {
  return fields
    .map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }))
    .filter(({ from, to }) => !(isNothing(from) && isNothing(to)) && JSON.stringify(from) !== JSON.stringify(to));
}

const isNothing = (value: unknown): boolean =>
  value === null || value === false || (Array.isArray(value) && value.length === 0);
