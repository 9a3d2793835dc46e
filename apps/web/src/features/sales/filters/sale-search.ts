import { customQuestions, customSearchText } from '../../../ui/data/custom/custom-search.js';
import { listOf, oneOf, periodOf, textOf, withoutGaps } from '../../../ui/data/collection/search-values.js';
import type { Period } from '../../../ui/data/time/periods.js';
import type { HealthCriterion } from '../../../graphql/graphql.js';
import { WARNINGS } from '../opportunity-pace.js';

export const MEANINGS = ['OPEN', 'WON', 'LOST'] as const;

/** What can be wrong with a sale: what its card warns of, and what only its history tells. */
export const HEALTH_CRITERIA = [
  ...WARNINGS,
  'STAGES_SKIPPED',
  'WENT_BACK',
  'BACKDATED',
] as const satisfies readonly HealthCriterion[];

/** Of sales without an owner, or without a team. */
export const NOBODY = 'none';

/** The person who looks: an address with `owner=me` shows everybody their own. */
export const ME = 'me';

/** The filters of sales as an address carries them; the board and the list share it. */
export interface SaleSearch {
  readonly q?: string;
  readonly meaning?: string;
  readonly stage?: string;
  readonly process?: string;
  readonly owner?: string;
  readonly team?: string;
  readonly customer?: string;
  readonly close?: Period;
  readonly opened?: Period;
  readonly closed?: Period;
  readonly min?: string;
  readonly max?: string;
  readonly dim?: string;
  readonly tag?: string;
  /** One's own, and those that one follows. */
  readonly followed?: string;
  readonly lost?: string;
  readonly source?: string;
  readonly warning?: (typeof HEALTH_CRITERIA)[number];
  /** What a figure of the process counts: a version, or how far a sale came. */
  readonly version?: string;
  readonly reached?: string;
  readonly stopped?: string;
  readonly left?: string;
  /** What is asked of custom fields. */
  readonly cf?: string;
}

export function validateSaleSearch(search: Readonly<Record<string, unknown>>): SaleSearch {
  const meanings = listOf(search['meaning'])?.filter((one) => (MEANINGS as readonly string[]).includes(one));
  return withoutGaps({
    q: textOf(search['q']),
    meaning: meanings?.join(',') || undefined,
    stage: textOf(search['stage']),
    process: textOf(search['process']),
    owner: textOf(search['owner']),
    team: textOf(search['team']),
    customer: textOf(search['customer']),
    close: periodOf(search['close']),
    opened: periodOf(search['opened']),
    closed: periodOf(search['closed']),
    min: textOf(search['min']),
    max: textOf(search['max']),
    dim: textOf(search['dim']),
    tag: textOf(search['tag']),
    followed: oneOf(search['followed'], ['yes']),
    lost: textOf(search['lost']),
    source: textOf(search['source']),
    warning: oneOf(search['warning'], HEALTH_CRITERIA),
    version: textOf(search['version']),
    reached: textOf(search['reached']),
    stopped: textOf(search['stopped']),
    left: textOf(search['left']),
    cf: customSearchText(customQuestions(textOf(search['cf']))),
  }) as SaleSearch;
}
