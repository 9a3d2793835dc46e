import { type Actor, Database, notFound, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { exampleInputs } from './example-inputs.js';
import { readableSales } from './opportunity-filter.js';
import type { NamedRef } from './opportunity-row.js';
import { readableEntries } from './sale-register.query.js';

/** So many points a time axis shows; of more saves, neighbours share one, which stands at the last of them. */
const MOST_MOMENTS = 400;

export interface SaleMomentView {
  readonly at: Date;
  /** How many saves the point stands for. */
  readonly saves: number;
  /** Of the last of them. */
  readonly action: string;
  readonly actorName: string;
}

/** What the register of a sale can be asked for, and its moments, the earliest first. */
export interface SaleHistoryView {
  readonly moments: readonly SaleMomentView[];
  readonly entries: number;
  readonly actions: readonly string[];
  readonly people: readonly NamedRef[];
  readonly fields: readonly string[];
}

interface HistoryRow extends Omit<SaleHistoryView, 'moments'> {
  readonly moments: readonly (Omit<SaleMomentView, 'at'> & { readonly at: string })[];
}

/** One pass over the register of the sale, which an index finds. */
export const saleHistory = (actor: Actor, id: string): Statement<HistoryRow> => sql<HistoryRow>`
  WITH sale AS (SELECT o.id FROM sales.opportunity o WHERE o.id = ${id}::uuid AND o.deleted_at IS NULL AND ${readableSales(actor)}),
  entry AS MATERIALIZED (
    SELECT r.id, r.recorded_at, r.action, r.actor_id, r.actor_name, r.changes
    FROM sale JOIN platform.register_entry r ON r.stream_id = sale.id AND r.stream_kind = 'sale' AND ${readableEntries(actor)}),
  save AS (SELECT recorded_at, max(id::text) AS id, count(*) AS saves FROM entry GROUP BY recorded_at),
  placed AS (SELECT save.*, ntile(${MOST_MOMENTS}) OVER (ORDER BY recorded_at) AS place FROM save),
  moment AS (SELECT max(recorded_at) AS at, max(id) AS id, sum(saves)::int AS saves FROM placed GROUP BY place)
  SELECT (SELECT count(*)::int FROM entry) AS entries,
    coalesce((SELECT jsonb_agg(jsonb_build_object('at', m.at, 'saves', m.saves, 'action', e.action, 'actorName', e.actor_name) ORDER BY m.at)
      FROM moment m JOIN entry e ON e.id = m.id::uuid), '[]') AS moments,
    ARRAY(SELECT DISTINCT action FROM entry ORDER BY action) AS actions,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', p.actor_id, 'name', p.name) ORDER BY p.name)
      FROM (SELECT e.actor_id, coalesce(max(u.name), max(e.actor_name)) AS name
        FROM entry e LEFT JOIN identity.user_account u ON u.id = e.actor_id WHERE e.actor_id IS NOT NULL GROUP BY e.actor_id) p), '[]') AS people,
    ARRAY(SELECT DISTINCT change ->> 'field' FROM entry, jsonb_array_elements(entry.changes) AS change ORDER BY 1) AS fields
  FROM sale`;

/** When a sale was saved, by whom and what of it: what its time axis and its filters offer. */
@Injectable()
export class SaleHistoryQuery {
  constructor(private readonly database: Database) {}

  /** Refusal: `NOT_FOUND`. */
  async of(actor: Actor, id: string): Promise<SaleHistoryView> {
    const row = await this.database.one(saleHistory(actor, id));
    if (row === null) throw notFound('opportunity');
    return { ...row, moments: row.moments.map((moment) => ({ ...moment, at: new Date(moment.at) })) };
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({
  'history of a sale': saleHistory(exampleInputs.team, exampleInputs.id),
});
