import { rateAt } from '@kontor/currency/contract';
import { minorUnits, Refused } from '@kontor/kernel';
import {
  type Actor,
  customConditions,
  type CustomFilter,
  customRowConditions,
  joinSql,
  rowScope,
  type Statement,
  sql,
} from '@kontor/platform';
import type { StageMeaning } from '../domain/stage.js';
import type { HealthCriterion, Warning } from '../domain/warnings.js';
import { healthCondition } from './health-conditions.js';
import type { Moment } from './moment.js';
import { customerScope } from './opportunity-row.js';
import { uncountedSales } from './sale-figures.js';

/** What narrows a set of sales; what is absent, `null` or an empty list does not. All of it must hold; members of a list are alternatives. */
export interface OpportunityFilter {
  /** Part of the title, of the number or of the customer's name, without case and marks. */
  readonly text?: string | null | undefined;
  readonly meanings?: readonly StageMeaning[] | null | undefined;
  readonly stageIds?: readonly string[] | null | undefined;
  readonly processIds?: readonly string[] | null | undefined;
  readonly versionIds?: readonly string[] | null | undefined;
  /** Came to this stage or to a later one, also if they left it out; those of other versions by the keys of their stages. */
  readonly reachedStageId?: string | null | undefined;
  /** Came to this stage and not to the next. */
  readonly stoppedAtStageId?: string | null | undefined;
  /** Were in this open stage and are not in it now. */
  readonly leftStageId?: string | null | undefined;
  readonly ownerIds?: readonly string[] | null | undefined;
  readonly withoutOwner?: boolean | null | undefined;
  readonly teamIds?: readonly string[] | null | undefined;
  readonly withoutTeam?: boolean | null | undefined;
  readonly customerIds?: readonly string[] | null | undefined;
  readonly withoutCustomer?: boolean | null | undefined;
  /** Both ends of a range belong to it. */
  readonly closeFrom?: string | null | undefined;
  readonly closeTo?: string | null | undefined;
  readonly openedFrom?: string | null | undefined;
  readonly openedTo?: string | null | undefined;
  readonly closedFrom?: string | null | undefined;
  readonly closedTo?: string | null | undefined;
  /** In `currency` when that is given, otherwise in the base currency. */
  readonly amountMin?: string | null | undefined;
  readonly amountMax?: string | null | undefined;
  readonly currency?: string | null | undefined;
  /** Alternatives within a dimension; dimensions must all hold. */
  readonly dimensionValueIds?: readonly string[] | null | undefined;
  /** With any of these tags. */
  readonly tagIds?: readonly string[] | null | undefined;
  readonly lostReasonIds?: readonly string[] | null | undefined;
  readonly sourceIds?: readonly string[] | null | undefined;
  /** Of the organisation's own fields. */
  readonly customFields?: readonly CustomFilter[] | null | undefined;
  /** Open sales to which it applies, also where a worse one is shown. */
  readonly warning?: Warning | null | undefined;
  readonly health?: HealthCriterion | null | undefined;
  readonly mine?: boolean | null | undefined;
  /** One's own, and those that one follows. */
  readonly followed?: boolean | null | undefined;
}

interface Context {
  readonly actor: Actor;
  readonly moment: Moment;
  readonly filter: OpportunityFilter;
}

type Value<K extends keyof OpportunityFilter> = NonNullable<OpportunityFilter[K]>;

/** The closed map from what a client may ask to the SQL that answers it, on a sale under `o`. */
const CONDITIONS: { readonly [K in keyof OpportunityFilter]-?: (value: Value<K>, context: Context) => Statement } = {
  text: (text, { actor }) => textCondition(actor, text),
  // The word itself for the open ones: an index of these is used only where the statement says so.
  meanings: (meanings) =>
    meanings.every((meaning) => meaning === 'OPEN')
      ? sql`o.meaning = 'OPEN'`
      : sql`o.meaning = ANY(${meanings}::text[])`,
  stageIds: (ids) => sql`o.stage_id = ANY(${ids}::uuid[])`,
  processIds: (ids) =>
    sql`o.process_version_id = ANY(ARRAY(SELECT v.id FROM sales.process_version v WHERE v.process_id = ANY(${ids}::uuid[])))`,
  versionIds: (ids) => sql`o.process_version_id = ANY(${ids}::uuid[])`,
  reachedStageId: (id) =>
    sql`${pathOf(sql`furthest_stage_id`)} = ANY(ARRAY(SELECT sales.stages_reaching(${id}::uuid)))`,
  stoppedAtStageId: (id) => sql`${pathOf(sql`furthest_stage_id`)} = ANY(ARRAY(
    SELECT sales.stages_reaching(${id}::uuid) EXCEPT SELECT sales.stages_reaching((
      SELECT n.id FROM sales.stage k JOIN sales.stage n ON n.process_version_id = k.process_version_id AND n.position > k.position
      WHERE k.id = ${id}::uuid AND n.meaning <> 'LOST' ORDER BY n.position LIMIT 1))))`,
  leftStageId: (id) =>
    sql`${pathOf(sql`stage_keys`)} @> ARRAY(SELECT k.key FROM sales.stage k WHERE k.id = ${id}::uuid)`,
  ownerIds: (ids) => sql`o.owner_id = ANY(${ids}::uuid[])`,
  withoutOwner: (isWanted) => (isWanted ? sql`o.owner_id IS NULL` : sql`o.owner_id IS NOT NULL`),
  teamIds: (ids) => sql`o.team_id = ANY(${ids}::uuid[])`,
  withoutTeam: (isWanted) => (isWanted ? sql`o.team_id IS NULL` : sql`o.team_id IS NOT NULL`),
  // Only customers that the reader may see: a hidden one would otherwise tell whose sale it is.
  customerIds: (ids, { actor }) => sql`o.customer_id = ANY(ARRAY(
    SELECT c.id FROM customers.customer c WHERE c.id = ANY(${ids}::uuid[]) AND c.deleted_at IS NULL AND ${customerScope(actor)}))`,
  withoutCustomer: (isWanted) => (isWanted ? sql`o.customer_id IS NULL` : sql`o.customer_id IS NOT NULL`),
  closeFrom: (date) => sql`o.expected_close_date >= ${date}::date`,
  closeTo: (date) => sql`o.expected_close_date <= ${date}::date`,
  openedFrom: (date) => sql`o.opened_on >= ${date}::date`,
  openedTo: (date) => sql`o.opened_on <= ${date}::date`,
  closedFrom: (date) => sql`o.closed_on >= ${date}::date`,
  closedTo: (date) => sql`o.closed_on <= ${date}::date`,
  amountMin: (amount, context) => sql`${comparableAmount(context)} >= ${amount}::numeric`,
  amountMax: (amount, context) => sql`${comparableAmount(context)} <= ${amount}::numeric`,
  currency: (currency) => sql`o.currency = ${currency}::char(3)`,
  dimensionValueIds: (ids) => sql`sales.is_classified(o.classification, (
    SELECT jsonb_object_agg(w.dimension_id, w.value_ids) FROM (
      SELECT v.dimension_id, jsonb_agg(v.id) AS value_ids FROM sales.dimension_value v WHERE v.id = ANY(${ids}::uuid[]) GROUP BY v.dimension_id) w))`,
  tagIds: (ids) => sql`(cardinality(o.tag_ids) > 0 AND o.tag_ids && ${ids}::uuid[])`,
  lostReasonIds: (ids) => sql`o.lost_reason_id = ANY(${ids}::uuid[])`,
  sourceIds: (ids) => sql`o.source_id = ANY(${ids}::uuid[])`,
  // One's own sales are few, whatever they hold: each is asked. Of all of them, values are looked up.
  customFields: (filters, { actor, filter }) =>
    joinSql(
      actor.scopes.opportunity?.read === 'OWN' || filter.mine
        ? customRowConditions('OPPORTUNITY', sql`o.custom`, filters)
        : customConditions('OPPORTUNITY', sql`sales.opportunity_custom_value`, sql`o.id`, filters),
      sql` AND `,
      sql`TRUE`,
    ),
  warning: healthCondition,
  health: healthCondition,
  mine: (isWanted, { actor }) => (isWanted ? sql`o.owner_id = ${actor.userId}::uuid` : sql`TRUE`),
  followed: (isWanted, { actor }) =>
    isWanted ? sql`(o.owner_id = ${actor.userId}::uuid OR o.id = ANY(${followedSales(actor)}))` : sql`TRUE`,
};

/** The sales that the reader follows besides their own. */
export const followedSales = (actor: Actor): Statement =>
  sql`ARRAY(SELECT f.opportunity_id FROM sales.opportunity_follower f WHERE f.user_id = ${actor.userId}::uuid)`;

/** Three conditions on one table, so that each has its index when the text is rare and none is needed when it is common. */
function textCondition(actor: Actor, text: string): Statement {
  const pattern = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const byNumber = sql`OR o.number ILIKE ${pattern}::text`;
  return sql`(o.title_folded LIKE platform.folded(${pattern}::text)
    ${/\d/.test(text) ? byNumber : sql``}
    OR o.customer_id = ANY(ARRAY(
      SELECT c.id FROM customers.customer c
      WHERE c.deleted_at IS NULL AND platform.folded(c.name) LIKE platform.folded(${pattern}::text) AND ${customerScope(actor)})))`;
}

function comparableAmount({ actor, moment, filter }: Context): Statement {
  if (filter.currency) return sql`o.amount`;
  const { baseCurrency: base } = actor;
  const places = minorUnits(base);
  return sql`CASE WHEN o.currency = ${base} THEN round(o.amount, ${places}::int) ELSE
    (SELECT currency.in_base(o.amount, o.currency, r.factor, r.per, ${base}, ${places}::int)
      FROM ${rateAt(sql`o.currency`, sql`coalesce(o.closed_on, ${moment.today}::date)`)} r) END`;
}

/** A fact of the way of a sale under `o`: as it was counted, or as it is now where it has moved since. */
const pathOf = (fact: Statement): Statement => sql`CASE WHEN o.id IN (${uncountedSales})
  THEN (SELECT p.${fact} FROM sales.path_of(o.id) p) ELSE (SELECT f.${fact} FROM sales.sale_figure f WHERE f.opportunity_id = o.id) END`;

const isEmpty = (value: unknown): boolean =>
  (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

const MOST_ALTERNATIVES = 200;

/** The conditions of a filter. Refusal: `INVALID_INPUT` for a list of more than 200 alternatives. */
export function filterConditions(actor: Actor, moment: Moment, filter: OpportunityFilter): Statement[] {
  const context = { actor, moment, filter };
  return (Object.keys(CONDITIONS) as (keyof OpportunityFilter)[]).flatMap((key) => {
    const value = filter[key];
    if (value === undefined || value === null || isEmpty(value)) return [];
    if (Array.isArray(value) && value.length > MOST_ALTERNATIVES) {
      throw new Refused('INVALID_INPUT', `Choose at most ${MOST_ALTERNATIVES} values for one filter.`, {
        fields: [{ path: `filter.${key}`, code: 'INVALID_INPUT', message: `At most ${MOST_ALTERNATIVES} values.` }],
      });
    }
    return [(CONDITIONS[key] as (value: unknown, context: Context) => Statement)(value, context)];
  });
}

/** Which sales under `o` the reader may see: the same predicate behind every door. */
export const readableSales = (actor: Actor): Statement =>
  rowScope(actor, 'opportunity', 'read', { owner: sql`o.owner_id`, team: sql`o.team_id` });

/** Everything that a sale under `o` must fulfil to be in the set: not deleted, within reach, and the filter. */
export const salesWhere = (actor: Actor, moment: Moment, filter: OpportunityFilter): Statement =>
  joinSql([sql`o.deleted_at IS NULL`, readableSales(actor), ...filterConditions(actor, moment, filter)], sql` AND `);
