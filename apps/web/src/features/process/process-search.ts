import { oneOf, periodOf, textOf, withoutGaps } from '../../ui/data/collection/search-values.js';
import type { Period } from '../../ui/data/time/periods.js';

export const TABS = ['health', 'statistics'] as const;
export const BREAKDOWNS = ['PERSON', 'TEAM', 'VERSION', 'MONTH'] as const;

/** What is looked at, as an address carries it. */
export interface ProcessSearch {
  readonly tab?: (typeof TABS)[number];
  readonly process?: string;
  readonly version?: string;
  readonly owner?: string;
  readonly team?: string;
  readonly period?: Period;
  /** Sales that were closed in the period rather than those that began in it. */
  readonly cohort?: 'CLOSED';
  readonly by?: (typeof BREAKDOWNS)[number];
}

export function validateProcessSearch(search: Readonly<Record<string, unknown>>): ProcessSearch {
  return withoutGaps({
    tab: oneOf(search['tab'], TABS.slice(1)),
    process: textOf(search['process']),
    version: textOf(search['version']),
    owner: textOf(search['owner']),
    team: textOf(search['team']),
    period: periodOf(search['period']),
    cohort: oneOf(search['cohort'], ['CLOSED'] as const),
    by: oneOf(search['by'], BREAKDOWNS.slice(1)),
  }) as ProcessSearch;
}
