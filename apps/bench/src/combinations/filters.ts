import type { CustomerFilter, CustomerSort } from '@kontor/customers';
import type { ActivityFilter, OpportunityFilter, OpportunitySort, OpportunitySortField } from '@kontor/sales';
import type pg from 'pg';

// What the screens offer, as values that find much, for that is what takes long. A filter or an order that a list gets
// anew does not compile here until it is measured too.

export interface Facts {
  readonly customerId: string;
  readonly personIds: readonly string[];
  readonly teamIds: readonly string[];
  readonly processId: string;
  readonly versionId: string;
  readonly stageIds: readonly string[];
  readonly valueIds: readonly string[];
  readonly lostReasonId: string;
  readonly sourceId: string;
  readonly tagIds: readonly string[];
  readonly segmentId: string;
  readonly regionId: string;
  readonly marketId: string;
  readonly saleId: string;
}

const FACTS = /* sql */ `
  SELECT (SELECT customer_id FROM sales.opportunity WHERE number LIKE 'B/%' GROUP BY 1 ORDER BY count(*) DESC LIMIT 1) AS "customerId",
    (SELECT array_agg(user_id) FROM (SELECT user_id FROM identity.team_membership ORDER BY user_id LIMIT 2) m) AS "personIds",
    (SELECT array_agg(id) FROM (SELECT DISTINCT team_id AS id FROM identity.team_membership LIMIT 2) t) AS "teamIds",
    p.id AS "processId", v.id AS "versionId",
    (SELECT array_agg(s.id ORDER BY s.position) FROM sales.stage s WHERE s.process_version_id = v.id AND s.meaning = 'OPEN') AS "stageIds",
    (SELECT array_agg(d.id) FROM (SELECT id FROM sales.dimension_value ORDER BY dimension_id, id LIMIT 2) d) AS "valueIds",
    (SELECT id FROM sales.pick_list_value WHERE list = 'LOST_REASON' ORDER BY position LIMIT 1) AS "lostReasonId",
    (SELECT id FROM sales.pick_list_value WHERE list = 'SOURCE' ORDER BY position LIMIT 1) AS "sourceId",
    (SELECT array_agg(DISTINCT t.id) FROM sales.opportunity, unnest(tag_ids) AS t (id)) AS "tagIds",
    (SELECT id FROM customers.segment ORDER BY id LIMIT 1) AS "segmentId",
    (SELECT id FROM customers.region ORDER BY id LIMIT 1) AS "regionId",
    (SELECT id FROM customers.market ORDER BY id LIMIT 1) AS "marketId",
    (SELECT id FROM sales.opportunity WHERE number LIKE 'S/%' ORDER BY version DESC LIMIT 1) AS "saleId"
  FROM sales.process p JOIN sales.process_version v ON v.process_id = p.id WHERE p.key = 'new-business' ORDER BY v.number DESC LIMIT 1`;

export async function facts(client: pg.Client): Promise<Facts> {
  const { rows } = await client.query<Facts>(FACTS);
  if (!rows[0]) throw new Error('assertion failed: the demo has a process');
  return rows[0];
}

type Values<Filter> = { readonly [K in keyof Filter]-?: readonly NonNullable<Filter[K]>[] };

export const opportunityFilters = (of: Facts): Values<OpportunityFilter> => ({
  text: ['linia', 'pakująca 4242'],
  meanings: [['OPEN'], ['WON'], ['WON', 'LOST']],
  stageIds: [[of.stageIds[1] ?? '']],
  processIds: [[of.processId]],
  versionIds: [[of.versionId]],
  reachedStageId: [of.stageIds[2] ?? ''],
  stoppedAtStageId: [of.stageIds[1] ?? ''],
  leftStageId: [of.stageIds[0] ?? ''],
  ownerIds: [[of.personIds[0] ?? ''], of.personIds],
  withoutOwner: [true],
  teamIds: [of.teamIds],
  withoutTeam: [true],
  customerIds: [[of.customerId]],
  withoutCustomer: [true],
  closeFrom: ['2026-06-01'],
  closeTo: ['2025-06-30'],
  openedFrom: ['2026-01-01'],
  openedTo: ['2025-06-30'],
  closedFrom: ['2026-01-01'],
  closedTo: ['2025-12-31'],
  amountMin: ['500000'],
  amountMax: ['20000'],
  currency: ['PLN', 'EUR'],
  dimensionValueIds: [of.valueIds],
  lostReasonIds: [[of.lostReasonId]],
  sourceIds: [[of.sourceId]],
  customFields: [[{ field: 'line-speed', isSet: true }]],
  warning: ['CLOSE_DATE_PASSED', 'NO_NEXT_ACTIVITY', 'STALLED', 'ACTIVITY_OVERDUE'],
  health: ['CLOSE_DATE_PUSHED', 'STAGES_SKIPPED', 'WENT_BACK', 'BACKDATED'],
  mine: [true],
  tagIds: [of.tagIds],
  followed: [true],
});

export const customerFilters = (of: Facts): Values<CustomerFilter> => ({
  text: ['klient', 'klient 4242'],
  ownerIds: [of.personIds],
  teamIds: [of.teamIds],
  segmentIds: [[of.segmentId]],
  regionIds: [[of.regionId]],
  marketIds: [[of.marketId]],
  priorityClasses: [['A']],
  tagIds: [[of.segmentId]],
  customFields: [[{ field: 'packaging-lines', isSet: true }]],
});

export const activityFilters = (of: Facts): Values<ActivityFilter> => ({
  states: [['LATE'], ['TODAY'], ['UPCOMING'], ['UNPLANNED'], ['DONE'], ['LATE', 'TODAY', 'UPCOMING']],
  kinds: [['CALL'], ['EMAIL']],
  ownerIds: [of.personIds],
  teamIds: [of.teamIds],
  opportunityId: [of.saleId],
  customerId: [of.customerId],
  text: ['telefon'],
  mine: [true],
});

const OPPORTUNITY_FIELDS: Readonly<Record<OpportunitySortField, true>> = {
  UPDATED_AT: true,
  NUMBER: true,
  TITLE: true,
  AMOUNT: true,
  EXPECTED_CLOSE_DATE: true,
  OPENED_ON: true,
  CLOSED_ON: true,
  CUSTOMER: true,
};
const CUSTOMER_FIELDS: Readonly<Record<CustomerSort['field'], true>> = { NAME: true, UPDATED_AT: true };

const bothWays = <F extends string>(fields: Readonly<Record<F, true>>) =>
  (Object.keys(fields) as F[]).flatMap((field) =>
    (['ASC', 'DESC'] as const).map((direction) => ({ field, direction })),
  );

export const opportunitySorts: readonly OpportunitySort[] = bothWays(OPPORTUNITY_FIELDS);
export const customerSorts: readonly CustomerSort[] = bothWays(CUSTOMER_FIELDS);

export interface Named<Filter> {
  readonly name: string;
  readonly filter: Filter;
}

/** Nothing, each value by itself, and every pair of the first values of two filters. */
export function combined<Filter extends object>(values: Values<Filter>): readonly Named<Filter>[] {
  const keys = Object.keys(values) as (keyof Filter & string)[];
  const singles = keys.flatMap((key) =>
    values[key].map((value, at) => ({
      name: values[key].length > 1 ? `${key} ${at + 1}` : key,
      filter: { [key]: value } as Filter,
    })),
  );
  const pairs = keys.flatMap((one, at) =>
    keys.slice(at + 1).map((other) => ({
      name: `${one} + ${other}`,
      filter: { [one]: values[one][0], [other]: values[other][0] } as Filter,
    })),
  );
  return [{ name: 'everything', filter: {} as Filter }, ...singles, ...pairs];
}
