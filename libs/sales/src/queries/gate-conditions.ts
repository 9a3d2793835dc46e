import { joinSql, type Statement, sql } from '@kontor/platform';
import type { ExitCriterionKinds } from '../contract/exit-criterion-kind.js';
import type { ExitCriterion, RequirableField } from '../domain/exit-criterion.js';
import type { Stage } from '../domain/stage.js';

/** A criterion with the key of the stage that asks for it. */
export interface OwedCriterion {
  readonly criterion: ExitCriterion;
  readonly stageKey: string;
}

const FILLED: { readonly [F in RequirableField]: Statement } = {
  customer: sql`o.customer_id IS NOT NULL`,
  amount: sql`o.amount IS NOT NULL`,
  expectedCloseDate: sql`o.expected_close_date IS NOT NULL`,
  nextStep: sql`o.next_step IS NOT NULL`,
  description: sql`o.description IS NOT NULL`,
  region: sql`o.region_id IS NOT NULL`,
  market: sql`o.market_id IS NOT NULL`,
  source: sql`o.source_id IS NOT NULL`,
  competitor: sql`o.competitor_id IS NOT NULL`,
};

type Condition<C extends ExitCriterion> = (criterion: C, stageKey: string, kinds: ExitCriterionKinds) => Statement;

/** The rules of `isMet`, one by one, on a sale under `o`: for questions about many sales at once. */
const CONDITIONS: { readonly [K in ExitCriterion['kind']]: Condition<Extract<ExitCriterion, { kind: K }>> } = {
  FIELD: ({ field }) => FILLED[field],
  ACTIVITY_DONE: ({ activityKind }) => sql`EXISTS (SELECT FROM sales.activity a
    WHERE a.opportunity_id = o.id AND a.deleted_at IS NULL AND a.done_at IS NOT NULL AND a.kind = ${activityKind}::text)`,
  CONTACT_ROLE: ({ contactRole }) => sql`EXISTS (SELECT FROM sales.opportunity_contact c
    WHERE c.opportunity_id = o.id AND c.role = ${contactRole}::text)`,
  APPROVAL: ({ roleId }, stageKey) => sql`EXISTS (SELECT FROM sales.stage_approval a
    WHERE a.opportunity_id = o.id AND a.stage_key = ${stageKey}::text AND a.role_id = ${roleId}::uuid AND a.state = 'APPROVED' AND a.used_at IS NULL)`,
  CLASSIFICATION: ({ dimensionId }) => sql`o.classification ->> ${dimensionId}::text IS NOT NULL`,
  EXTENSION: ({ extension }, _, kinds) => kinds.find(extension)?.isMet(sql`o.id`) ?? sql`FALSE`,
};

export function gateCondition({ criterion, stageKey }: OwedCriterion, kinds: ExitCriterionKinds): Statement {
  const condition = CONDITIONS[criterion.kind] as Condition<ExitCriterion>;
  return condition(criterion, stageKey, kinds);
}

/** What a sale that stands in `to` owes to the open stages before it, as `needsOfBeginning` counts. */
export const owedBefore = (stages: readonly Stage[], to: Stage): OwedCriterion[] =>
  stages
    .filter(({ meaning, position }) => meaning === 'OPEN' && position < to.position)
    .sort((a, b) => a.position - b.position)
    .flatMap((stage) => stage.exitCriteria.map((criterion) => ({ criterion, stageKey: stage.key })));

/**
 * Where in `owed` the criteria are that the sale under `o` does not meet: `integer[]`, empty when it meets all. Sales
 * whose stage `targets` does not name have `NULL`.
 */
export function unmetPlaces(
  targets: readonly { readonly fromStageIds: readonly string[]; readonly owed: readonly OwedCriterion[] }[],
  kinds: ExitCriterionKinds,
): Statement {
  if (targets.length === 0) return sql`NULL::integer[]`;
  const cases = targets.map(({ fromStageIds, owed }) => {
    const places = owed.map(
      (each, place) => sql`CASE WHEN ${gateCondition(each, kinds)} THEN NULL ELSE ${place}::int END`,
    );
    const unmet = places.length === 0 ? sql`'{}'::int[]` : sql`array_remove(ARRAY[${joinSql(places, sql`, `)}], NULL)`;
    return sql`WHEN o.stage_id = ANY(${fromStageIds}::uuid[]) THEN ${unmet}`;
  });
  return sql`CASE ${joinSql(cases, sql` `)} END`;
}
