import { listOf, oneOf, periodOf, textOf, withoutGaps } from '../../../ui/data/collection/search-values.js';
import type { Period } from '../../../ui/data/time/periods.js';
import { WARNINGS } from '../opportunity-pace.js';

export const MEANINGS = ['OPEN', 'WON', 'LOST'] as const;

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
  readonly lost?: string;
  readonly source?: string;
  readonly warning?: (typeof WARNINGS)[number];
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
    lost: textOf(search['lost']),
    source: textOf(search['source']),
    warning: oneOf(search['warning'], WARNINGS),
  }) as SaleSearch;
}
