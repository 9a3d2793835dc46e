import { type Statement, sql } from '@kontor/platform';
import { exampleInputs } from './example-inputs.js';

/** By its key a stage is known in every version of its process. */
export const keyOfStage = (stageId: string): Statement<{ key: string }> => sql<{ key: string }>`
  SELECT s.key FROM sales.stage s WHERE s.id = ${stageId}::uuid`;

export const examples = (): Record<string, Statement> => ({ 'key of a stage': keyOfStage(exampleInputs.id) });
