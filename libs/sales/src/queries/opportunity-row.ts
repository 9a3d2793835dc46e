import { currencyCode, type LocalDate, localDate } from '@kontor/kernel';
import { colleagues } from '@kontor/identity/contract';
import { type Actor, customValuesJson, type CustomValueView, rowScope, type Statement, sql } from '@kontor/platform';
import { amountText } from '../domain/amount-text.js';
import type { Localised } from '../domain/localised.js';
import type { StageMeaning } from '../domain/stage.js';
import { daysInStage, type HealthThresholds, type Warning, worstWarning } from '../domain/warnings.js';
import { type MoneyView, type RateUsedView, saleInBase } from './base-amount.js';
import { EARLIEST_ACTIVITY, IS_PLANNED, isOverdue } from './health-conditions.js';
import { thresholdsJson } from './health-thresholds.js';
import type { Moment } from './moment.js';

export interface NamedRef {
  readonly id: string;
  readonly name: string;
}

export interface StageRefView {
  readonly id: string;
  readonly key: string;
  readonly position: number;
  readonly name: Localised;
  readonly meaning: StageMeaning;
  /** 0–1. */
  readonly probability: string;
  readonly expectedDays: number | null;
}

export interface ProcessRefView {
  readonly id: string;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly name: Localised;
}

export interface KeyedName {
  readonly id: string;
  readonly key: string;
  readonly name: Localised;
}

export interface ClassificationView {
  readonly dimension: KeyedName;
  readonly value: KeyedName;
}

/** A sale as a row of a list, a card of the board, the head of its page and the answer of every write. */
export interface OpportunityView {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** `null` also when the reader may not see the customer. */
  readonly customer: NamedRef | null;
  readonly owner: NamedRef | null;
  readonly team: NamedRef | null;
  readonly process: ProcessRefView;
  readonly stage: StageRefView;
  readonly meaning: StageMeaning;
  readonly stageEnteredAt: Date;
  readonly daysInStage: number;
  readonly amount: MoneyView | null;
  readonly amountInBase: MoneyView | null;
  readonly rateUsed: RateUsedView | null;
  readonly rateMissing: boolean;
  readonly expectedCloseDate: string | null;
  readonly closeDatePushes: number;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly nextStep: string | null;
  readonly nextActivityAt: Date | null;
  readonly warning: Warning | null;
  readonly classifications: readonly ClassificationView[];
  readonly customFields: readonly CustomValueView[];
  /** By their names. */
  readonly tags: readonly NamedRef[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** Values of dimensions by their ids, with the place of their dimension. */
type DimensionWords = Readonly<Record<string, ClassificationView & { readonly place: number }>>;

export interface OpportunityRow {
  readonly sort_key: string;
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly customer_id: string | null;
  readonly customer_name: string;
  readonly owner_id: string | null;
  readonly owner_name: string;
  readonly team_id: string | null;
  readonly team_name: string;
  readonly process_id: string;
  readonly process_version_id: string;
  readonly process_version_number: number;
  readonly process_name: Localised;
  readonly stage_id: string;
  readonly stage_key: string;
  readonly stage_position: number;
  readonly stage_name: Localised;
  readonly stage_probability: string;
  readonly stage_expected_days: number | null;
  readonly meaning: StageMeaning;
  readonly stage_entered_at: Date;
  readonly stage_entered_on: string;
  readonly amount: string | null;
  readonly currency: string;
  readonly amount_in_base: string | null;
  readonly is_rate_missing: boolean;
  readonly rate_used: RateUsedView | null;
  readonly expected_close_date: string | null;
  readonly close_date_pushes: number;
  readonly opened_on: string;
  readonly closed_on: string | null;
  readonly next_step: string | null;
  readonly next_due_at: Date | null;
  readonly is_overdue: boolean | null;
  readonly thresholds: HealthThresholds;
  readonly classification: Readonly<Record<string, string>>;
  readonly custom_fields: readonly CustomValueView[];
  readonly tags: readonly NamedRef[];
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly version: number;
  /** On the first row only: the words of all dimensions travel once. */
  readonly dimension_words: DimensionWords | null;
}

/** The nearest planned activity of a sale under `o`, as `next.due_at` and `next.is_overdue`. */
const nextActivity = (actor: Actor, moment: Moment, activities: Statement): Statement => sql`
  LEFT JOIN LATERAL (
    SELECT early.due_at, ${isOverdue({ actor, moment }, sql`early.whole`, sql`early.timed`, sql`p.overdue_after_days`)} AS is_overdue
    FROM (SELECT min(a.due_at) AS due_at, ${EARLIEST_ACTIVITY} FROM ${activities} a WHERE a.opportunity_id = o.id AND ${IS_PLANNED}) early
  ) next ON o.meaning = 'OPEN'`;

const DIMENSION_WORDS = sql`(
  SELECT jsonb_object_agg(v.id, jsonb_build_object('place', d.position,
    'dimension', jsonb_build_object('id', d.id, 'key', d.key, 'name', d.name),
    'value', jsonb_build_object('id', v.id, 'key', v.key, 'name', v.name)))
  FROM sales.dimension_value v JOIN sales.dimension d ON d.id = v.dimension_id)`;

/** The tags of a sale under `o`; one without any costs no look. */
const TAGS = sql`CASE WHEN cardinality(o.tag_ids) > 0 THEN (
  SELECT jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) ORDER BY platform.folded(g.name), g.id)
  FROM customers.tag g WHERE g.id = ANY(o.tag_ids)) ELSE '[]' END`;

/** The customer of a sale under `o`, as `c`; nobody where the reader may not see it. */
export const readableCustomer = (actor: Actor): Statement => sql`
  LEFT JOIN customers.customer c ON c.id = o.customer_id AND c.deleted_at IS NULL AND ${customerScope(actor)}`;

/** Which customers under `c` the reader may see. */
export const customerScope = (actor: Actor): Statement =>
  rowScope(actor, 'customer', 'read', { owner: sql`c.owner_id`, team: sql`c.team_id` });

/**
 * Everything that a row of a list shows of the sales that `page` chooses, in one statement. `page` yields the columns
 * of `sales.opportunity`, `sort_key` (text) and `place` (1, 2, …), and has applied the reader's row scope.
 */
export function opportunityRows(
  actor: Actor,
  moment: Moment,
  page: Statement,
  activities: Statement = sql`sales.activity`,
): Statement<OpportunityRow> {
  const base = saleInBase(actor, moment.today);
  return sql<OpportunityRow>`
    SELECT o.sort_key, o.id, o.number, o.title, c.id AS customer_id, c.name AS customer_name,
      o.owner_id, u.name AS owner_name, o.team_id, t.name AS team_name,
      p.id AS process_id, o.process_version_id, v.number AS process_version_number, p.name AS process_name,
      o.stage_id, s.key AS stage_key, s.position AS stage_position, s.name AS stage_name,
      trim_scale(s.probability)::text AS stage_probability, s.expected_days AS stage_expected_days,
      o.meaning, o.stage_entered_at, (o.stage_entered_at AT TIME ZONE ${actor.timeZone}::text)::date::text AS stage_entered_on,
      o.amount, o.currency, ${base.amount} AS amount_in_base, ${base.isRateMissing} AS is_rate_missing, ${base.rateUsed} AS rate_used,
      o.expected_close_date::text AS expected_close_date, o.close_date_pushes, o.opened_on::text AS opened_on,
      o.closed_on::text AS closed_on, o.next_step, next.due_at AS next_due_at, next.is_overdue, ${thresholdsJson} AS thresholds,
      o.classification, ${customValuesJson('OPPORTUNITY', sql`o.custom`, colleagues)} AS custom_fields, ${TAGS} AS tags, o.created_at, o.updated_at, o.version,
      CASE WHEN o.place = 1 THEN ${DIMENSION_WORDS} END AS dimension_words
    FROM (${page}) o
    JOIN sales.stage s ON s.id = o.stage_id
    JOIN sales.process_version v ON v.id = o.process_version_id
    JOIN sales.process p ON p.id = v.process_id
    ${readableCustomer(actor)}
    LEFT JOIN identity.user_account u ON u.id = o.owner_id
    LEFT JOIN identity.team t ON t.id = o.team_id
    ${base.join}
    ${nextActivity(actor, moment, activities)}
    ORDER BY o.place`;
}

/** Makes views of the rows of one statement, in one go or batch by batch: the words came with its first row. */
export function opportunityViews(
  actor: Actor,
  { today }: Moment,
): (rows: readonly OpportunityRow[]) => OpportunityView[] {
  let words: DimensionWords = {};
  return (rows) => {
    words = rows.find((row) => row.dimension_words !== null)?.dimension_words ?? words;
    return rows.map((row) => toView(row, words, actor.baseCurrency, today));
  };
}

const ref = (id: string | null, name: string): NamedRef | null => (id === null ? null : { id, name });

function toView(row: OpportunityRow, words: DimensionWords, baseCurrency: string, today: LocalDate): OpportunityView {
  const stageEnteredOn = localDate(row.stage_entered_on);
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    customer: ref(row.customer_id, row.customer_name),
    owner: ref(row.owner_id, row.owner_name),
    team: ref(row.team_id, row.team_name),
    process: {
      id: row.process_id,
      versionId: row.process_version_id,
      versionNumber: row.process_version_number,
      name: row.process_name,
    },
    stage: {
      id: row.stage_id,
      key: row.stage_key,
      position: row.stage_position,
      name: row.stage_name,
      meaning: row.meaning,
      probability: row.stage_probability,
      expectedDays: row.stage_expected_days,
    },
    meaning: row.meaning,
    stageEnteredAt: row.stage_entered_at,
    daysInStage: daysInStage(stageEnteredOn, today),
    amount:
      row.amount === null
        ? null
        : { amount: amountText(row.amount, currencyCode(row.currency)), currency: row.currency },
    amountInBase: row.amount_in_base === null ? null : { amount: row.amount_in_base, currency: baseCurrency },
    rateUsed: row.amount === null ? null : row.rate_used,
    rateMissing: row.is_rate_missing,
    expectedCloseDate: row.expected_close_date,
    closeDatePushes: row.close_date_pushes,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    nextStep: row.next_step,
    nextActivityAt: row.next_due_at,
    warning: worstWarning(
      {
        meaning: row.meaning,
        stageEnteredOn,
        expectedDays: row.stage_expected_days,
        expectedCloseDate: row.expected_close_date === null ? null : localDate(row.expected_close_date),
        closeDatePushes: row.close_date_pushes,
        hasNextActivity: row.next_due_at !== null,
        isActivityOverdue: row.is_overdue === true,
      },
      today,
      row.thresholds,
    ),
    classifications: classificationsOf(row.classification, words),
    customFields: row.custom_fields,
    tags: row.tags ?? [],
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

const classificationsOf = (
  classification: Readonly<Record<string, string>>,
  words: DimensionWords,
): ClassificationView[] =>
  Object.values(classification)
    .flatMap((valueId) => words[valueId] ?? [])
    .sort((a, b) => a.place - b.place)
    .map(({ dimension, value }) => ({ dimension, value }));
