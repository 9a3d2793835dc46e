import type { CustomerFactsFragment, MergeField } from '../../../graphql/graphql.js';
import { CUSTOM, customKeyOf, customValueWords } from '../../../ui/data/custom/custom-value.js';
import type { LocalisedText, Words } from '../../../ui/data/words/use-words.js';

/** A fact that every customer has, or one of the organisation's own. */
export type MergedFact = MergeField | `${typeof CUSTOM}${string}`;

export interface MergeRow {
  readonly field: MergedFact;
  /** The name of a field of the organisation's own. */
  readonly label?: LocalisedText;
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
export const differences = (
  winner: CustomerFactsFragment,
  loser: CustomerFactsFragment,
  words: Words,
): readonly MergeRow[] =>
  [
    ...READERS.map(([field, read]): MergeRow => ({ field, winner: read(winner), loser: read(loser) })),
    ...customRows(winner, loser, words),
  ].filter((row) => row.winner !== row.loser);

/** What only the loser has goes over in any case, so that only what both have is a choice. */
const customRows = (winner: CustomerFactsFragment, loser: CustomerFactsFragment, words: Words): MergeRow[] =>
  winner.customFields.flatMap((value) => {
    const other = loser.customFields.find(({ field }) => field === value.field);
    if (other === undefined) return [];
    const [mine, theirs] = [customValueWords(value, words), customValueWords(other, words)];
    return [{ field: `${CUSTOM}${value.field}`, label: value.label, winner: mine, loser: theirs }];
  });

/** What only the loser has is kept, unless somebody chooses otherwise. */
export const proposed = (rows: readonly MergeRow[]): readonly MergedFact[] =>
  rows.filter((row) => row.winner === null && row.loser !== null).map(({ field }) => field);

/** What was chosen, as the server is told. */
export const takenInput = (taken: readonly MergedFact[]) => ({
  taken: taken.filter((field): field is MergeField => customKeyOf(field) === null),
  takenCustomFields: taken.flatMap((field) => customKeyOf(field) ?? []),
});
