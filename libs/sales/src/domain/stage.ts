/**
 * A stage of a sales process. Its meaning is fixed by us, all else by the organisation; a version of a process is
 * frozen, so that a sale is always judged by the rules under which it runs.
 */
import type { ExitCriterion } from './exit-criterion.js';
import type { Localised } from './localised.js';

export type StageMeaning = 'OPEN' | 'WON' | 'LOST';

export interface Stage {
  readonly id: string;
  readonly key: string;
  readonly position: number;
  readonly name: Localised;
  readonly meaning: StageMeaning;
  readonly exitCriteria: readonly ExitCriterion[];
}
