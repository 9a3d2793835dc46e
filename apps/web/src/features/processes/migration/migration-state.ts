import type { SalesMigrationStatus } from '../../../graphql/graphql.js';

export const isAtWork = (status: SalesMigrationStatus): boolean =>
  status === 'RUNNING' || status === 'CANCELLING' || status === 'UNDOING';

/** Where the sales of each stage are to go; an empty place keeps them. */
export type Mapping = Readonly<Record<string, string | null>>;

export const mappingInput = (mapping: Mapping): { fromStageId: string; toStageId: string }[] =>
  Object.entries(mapping).flatMap(([fromStageId, toStageId]) => (toStageId ? [{ fromStageId, toStageId }] : []));
