import { assert } from '@kontor/kernel';
import {
  type Actor,
  plannedAnew,
  Clock,
  Database,
  encodeCursor,
  type Page,
  pageSize,
  type Statement,
  sql,
  toPage,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type CappedCountView, type CountRow, countUpToCap, toCappedCount } from './capped-count.js';
import { exampleInputs } from './example-inputs.js';
import { type OpportunityFilter, salesWhere } from './opportunity-filter.js';
import { type OpportunityListInput, opportunityPage } from './opportunity-page.js';
import { type Moment, momentOf } from './moment.js';
import { type OpportunityView, opportunityViews } from './opportunity-row.js';
import { LATEST_FIRST, positionOf } from './opportunity-sort.js';
import { type OpportunityTotalsView, salesTotals, toTotals } from './sales-totals.js';

type MaybeFilter = OpportunityFilter | null | undefined;

const countOfSales = (actor: Actor, moment: Moment, filter: MaybeFilter): Statement<CountRow> =>
  countUpToCap(sql`SELECT FROM sales.opportunity o WHERE ${salesWhere(actor, moment, filter ?? {})}`);

/** The list of sales, its size and its sums. */
@Injectable()
export class OpportunityListQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Refusals: `PAGE_SIZE_INVALID`, `CURSOR_INVALID`, `INVALID_INPUT`. */
  async page(actor: Actor, input: OpportunityListInput): Promise<Page<OpportunityView>> {
    const moment = momentOf(actor, this.clock.now());
    const sort = input.sort ?? LATEST_FIRST;
    const first = pageSize(input.first);
    const rows = await this.database.many(opportunityPage(actor, moment, { ...input, sort }));
    const page = toPage(rows, first, input.after ?? null, positionOf(sort));
    const views = opportunityViews(actor, moment)(rows);
    return { ...page, rows: page.rows.map(({ cursor }, index) => ({ cursor, row: views[index] as OpportunityView })) };
  }

  /** How many there are, up to 10 000. */
  async count(actor: Actor, filter: MaybeFilter): Promise<CappedCountView> {
    const row = await this.database.one(plannedAnew(countOfSales(actor, momentOf(actor, this.clock.now()), filter)));
    return toCappedCount(row?.counted ?? 0);
  }

  /** Sums in the base currency, naming the rates they were made with and the currencies that have none. */
  async totals(actor: Actor, filter: MaybeFilter): Promise<OpportunityTotalsView> {
    const row = await this.database.one(
      plannedAnew(salesTotals(actor, momentOf(actor, this.clock.now()), filter ?? {})),
    );
    assert(row, 'an aggregate has one row');
    return toTotals(actor, row);
  }

  /** Every sale of the filter in batches, for exports: memory stays bounded whatever their number. */
  async *stream(actor: Actor, input: Pick<OpportunityListInput, 'filter' | 'sort'>): AsyncGenerator<OpportunityView[]> {
    const moment = momentOf(actor, this.clock.now());
    const statement = opportunityPage(actor, moment, { filter: input.filter, sort: input.sort ?? LATEST_FIRST });
    const toViews = opportunityViews(actor, moment);
    for await (const rows of this.database.stream(statement)) yield toViews(rows);
  }
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { moment, filter, everyone, team, own } = exampleInputs;
  const after = encodeCursor(['UPDATED_AT DESC', '2026-11-23 09:00:00+00', everyone.userId ?? '']);
  const narrow = { filter: { meanings: ['OPEN'] }, first: 50 } as const;
  return {
    'page for all': opportunityPage(everyone, moment, { ...narrow, sort: LATEST_FIRST }),
    'page for a team': opportunityPage(team, moment, { ...narrow, sort: LATEST_FIRST }),
    'page of one’s own': opportunityPage(own, moment, { ...narrow, sort: LATEST_FIRST }),
    'next page for a team': opportunityPage(team, moment, { first: 50, sort: LATEST_FIRST, after }),
    'page by amount': opportunityPage(team, moment, { first: 50, sort: { field: 'AMOUNT', direction: 'DESC' } }),
    'page by customer': opportunityPage(team, moment, { first: 50, sort: { field: 'CUSTOMER', direction: 'ASC' } }),
    'page with every filter': opportunityPage(team, moment, { filter, first: 50, sort: LATEST_FIRST }),
    count: countOfSales(team, moment, filter),
    totals: salesTotals(team, moment, filter),
  };
}
