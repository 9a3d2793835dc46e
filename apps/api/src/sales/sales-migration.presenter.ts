import type { SalesMigrationInput, StageMappingInput } from './sales-migration.type.js';

type Mapping = Readonly<Record<string, string>>;

/** A list of pairs as the contexts keep it: the last word on a stage counts. */
export const mappingOf = (pairs: readonly StageMappingInput[]): Mapping =>
  Object.fromEntries(pairs.map(({ fromStageId, toStageId }) => [fromStageId, toStageId]));

export const migrationOrder = ({ mapping, ...order }: SalesMigrationInput) => ({
  ...order,
  mapping: mappingOf(mapping),
});
