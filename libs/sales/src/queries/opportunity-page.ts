import {
  type Actor,
  customRowConditions,
  fewByCustomFields,
  joinSql,
  plannedAnew,
  type Statement,
  sql,
} from '@kontor/platform';
import { filterConditions, type OpportunityFilter, readableSales } from './opportunity-filter.js';
import type { Moment } from './moment.js';
import { type OpportunityRow, opportunityRows } from './opportunity-row.js';
import { type OpportunitySort, sortOrder } from './opportunity-sort.js';

export interface OpportunityListInput {
  readonly filter?: OpportunityFilter | null | undefined;
  readonly sort?: OpportunitySort | null | undefined;
  /** 1–100. */
  readonly first: number;
  readonly after?: string | null | undefined;
}

/**
 * Limits are part of the text, because PostgreSQL takes an unknown limit for a tenth of the table and would plan each
 * time anew. A page reads the nearest of these that holds one row more than was asked for.
 */
const LIMITS: readonly (readonly [number, Statement])[] = [
  [2, sql`LIMIT 2`],
  [11, sql`LIMIT 11`],
  [31, sql`LIMIT 31`],
  [51, sql`LIMIT 51`],
];

/** For a closed set of sizes; see `LIMITS`. */
export const limitFor = (first: number | undefined): Statement =>
  first === undefined ? sql`` : (LIMITS.find(([rows]) => rows > first)?.[1] ?? sql`LIMIT 101`);

/** One page of sales, with at least one row more than the page when there is one; without `first` all of them. */
export function opportunityPage(
  actor: Actor,
  moment: Moment,
  input: Omit<OpportunityListInput, 'sort' | 'first'> & { readonly sort: OpportunitySort; readonly first?: number },
): Statement<OpportunityRow> {
  const order = sortOrder(actor, moment, input.sort, input.after ?? null);
  const limit = limitFor(input.first);
  const { customFields, ...filter } = input.filter ?? {};
  const custom = customFields ?? [];
  const conditions = joinSql(
    [
      sql`o.deleted_at IS NULL`,
      ...filterConditions(actor, moment, filter),
      ...customRowConditions('OPPORTUNITY', sql`o.custom`, custom),
    ],
    sql` AND `,
  );
  const few = input.first === undefined ? null : fewByCustomFields('OPPORTUNITY', CUSTOM_VALUES, custom);
  const select = (reach: Statement): Statement =>
    joinSql(
      order.branches.map(
        ({ key, join, within, orderBy }) => sql`(
    SELECT o.*, ${key} AS sort_value FROM sales.opportunity o ${join}
    WHERE ${reach} AND ${conditions} AND ${within} ${orderBy} ${limit})`,
      ),
      sql` UNION ALL `,
    );
  const isMerged =
    actor.scopes.opportunity?.read === 'TEAM' && isUsual(input) && !input.filter?.mine && input.first !== undefined;
  const readable = readableSales(actor);
  const rows = isMerged ? teamByTeam(actor, select) : few ? fewOrMany(select, readable) : select(readable);
  const statement = opportunityRows(
    actor,
    moment,
    sql`${few ? sql`WITH few AS MATERIALIZED (${few}) ` : sql``}SELECT o.*, o.sort_value::text AS sort_key, row_number() OVER (${order.orderByValue}) AS place
      FROM (${rows}) o WHERE ${readable} ${order.orderByValue} ${limit}`,
  );
  return isUsual(input) ? statement : plannedAnew(statement);
}

/** The rows by which values of custom fields are found. */
const CUSTOM_VALUES = sql`sales.opportunity_custom_value`;

/** What custom fields leave of the sales is fetched by its keys where it is few; only one of the two is ever read. */
const fewOrMany = (select: (reach: Statement) => Statement, readable: Statement): Statement =>
  sql`${select(sql`o.id = ANY((SELECT few.ids FROM few)::uuid[]) AND ${readable}`)}
    UNION ALL ${select(sql`NOT EXISTS (SELECT FROM few) AND ${readable}`)}`;

/** The lists that everybody opens all day: one plan fits all of their values. */
const isUsual = ({
  sort,
  filter,
}: {
  readonly sort: OpportunitySort;
  readonly filter?: OpportunityFilter | null | undefined;
}): boolean =>
  sort.field === 'UPDATED_AT' &&
  Object.entries(filter ?? {}).every(
    ([key, value]) => value === undefined || value === null || key === 'mine' || key === 'meanings',
  );

/** Each team is a branch of its own up to this many; beyond, they are read from a list. */
const MOST_BRANCHES = 8;

/**
 * "One of my teams or mine" follows no index in order. Each team's sales and one's own do: so the first rows of each
 * are read in their index's order and merged. A sale that is both comes twice, and once out of it.
 *
 * The teams are spelled out, because PostgreSQL takes an unknown list for ten of them, finds every plan for the real
 * ones cheaper, and plans each time anew.
 */
function teamByTeam(actor: Actor, select: (within: Statement) => Statement): Statement {
  const own = select(sql`o.owner_id = ${actor.userId}::uuid`);
  const teams =
    actor.teamIds.length <= MOST_BRANCHES
      ? actor.teamIds.map((team) => select(sql`o.team_id = ${team}::uuid`))
      : [
          sql`SELECT merged.* FROM unnest(${actor.teamIds}::uuid[]) AS reach (team_id)
            CROSS JOIN LATERAL (${select(sql`o.team_id = reach.team_id`)}) merged`,
        ];
  return sql`SELECT DISTINCT ON (found.sort_value, found.id) found.* FROM (${joinSql([...teams, own], sql` UNION ALL `)}) found`;
}
