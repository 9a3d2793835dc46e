import type { Actor, ScopedKind } from '@kontor/platform';
import { ActivityListQuery } from '../../queries/activity-list.query.js';
import { OpportunityListQuery } from '../../queries/opportunity-list.query.js';
import { OpportunityRecordQuery } from '../../queries/opportunity-record.query.js';
import { SearchQuery } from '../../queries/search.query.js';
import type { SalesApplication } from '../sales-application.js';

/** Whose record it is, seen by the person who asks. */
export const WHOSE = ['mine', 'colleague', 'stranger'] as const;
export type Whose = (typeof WHOSE)[number];

/** One record of each kind and of each person. */
export interface ScopedWorld {
  readonly sales: SalesApplication;
  readonly processId: string;
  readonly stages: Readonly<Record<string, string>>;
  readonly ids: Readonly<Record<ScopedKind, Record<Whose, string>>>;
}

type Found = readonly (string | null | undefined)[];

/** Every way by which records of one kind come out of the system or are changed. */
export interface Doors {
  /** Those that answer with a set: exactly the records within reach come out of each. */
  readonly sets: Readonly<Record<string, (world: ScopedWorld, actor: Actor) => Promise<Found>>>;
  /** Those that answer with a number: how many records are within reach. */
  readonly counts: Readonly<Record<string, (world: ScopedWorld, actor: Actor) => Promise<number>>>;
  /** Those to one record: out of reach they answer exactly as for one that is not there. */
  readonly ones: Readonly<Record<string, (world: ScopedWorld, actor: Actor, id: string) => Promise<unknown>>>;
}

/** A version that no record has: a writer who reaches the record gets a conflict, and nothing changes. */
export const expectedVersion = 99;

export const everySale = async ({ sales }: ScopedWorld, actor: Actor) =>
  (await sales.get(OpportunityListQuery).page(actor, { first: 100 })).rows.map(({ row }) => row);

export const everyActivity = async ({ sales }: ScopedWorld, actor: Actor) =>
  (await sales.get(ActivityListQuery).page(actor, { first: 100 })).rows.map(({ row }) => row);

export const hits = async ({ sales }: ScopedWorld, actor: Actor, text: string) =>
  (await sales.get(SearchQuery).find(actor, text, 50)).map(({ id }) => id);

export const recordOf = ({ sales }: ScopedWorld, actor: Actor, id: string) =>
  sales.get(OpportunityRecordQuery).find(actor, id);

export async function allOf<T>(batches: AsyncGenerator<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
}
