import type { CustomerFactsFragment, MergeField } from '../../../graphql/graphql.js';

export interface MergeRow {
  readonly field: MergeField;
  readonly winner: string | null;
  readonly loser: string | null;
}

type Reader = (customer: CustomerFactsFragment) => string | null;

const READERS: readonly (readonly [MergeField, Reader])[] = [
  ['name', (customer) => customer.name],
  ['kind', (customer) => customer.kind],
  ['taxId', (customer) => customer.taxId],
  ['owner', (customer) => customer.owner?.name ?? null],
  ['segment', (customer) => customer.segment?.name ?? null],
  ['region', (customer) => customer.region?.name ?? null],
  ['market', (customer) => customer.market?.name ?? null],
  ['priorityClass', (customer) => customer.priorityClass],
  ['parent', (customer) => customer.parent?.name ?? null],
  ['currency', (customer) => customer.currency],
  ['documentLanguage', (customer) => customer.documentLanguage],
  ['website', (customer) => customer.website],
  ['notes', (customer) => customer.notes],
];

/** The fields in which the two differ: of the others there is nothing to choose. */
export const differences = (winner: CustomerFactsFragment, loser: CustomerFactsFragment): readonly MergeRow[] =>
  READERS.map(([field, read]) => ({ field, winner: read(winner), loser: read(loser) })).filter(
    (row) => row.winner !== row.loser,
  );

/** What only the loser has is kept, unless somebody chooses otherwise. */
export const proposed = (rows: readonly MergeRow[]): readonly MergeField[] =>
  rows.filter((row) => row.winner === null && row.loser !== null).map(({ field }) => field);
