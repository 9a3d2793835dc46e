import { colleagues } from '@kontor/identity/contract';
import { type CustomValueInput, type CustomValues, type FieldRefusal, Refused } from '@kontor/kernel';
import { type Actor, CustomValueReading, rowScope, type Statement, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { OpportunityRefusalCode } from '../contract/refusals.js';
import type { Localised } from '../domain/localised.js';
import type { Classification } from '../domain/sale.js';
import { exampleInputs } from './example-inputs.js';
import type { Moment } from './moment.js';

/** Records that a sale is to name from now on; what it named before is not asked again. */
export interface SaleReferences {
  readonly customerId?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly regionId?: string | null | undefined;
  readonly marketId?: string | null | undefined;
  readonly sourceId?: string | null | undefined;
  readonly competitorId?: string | null | undefined;
  readonly lostReasonId?: string | null | undefined;
  readonly contactIds?: readonly string[] | undefined;
  readonly splitUserIds?: readonly string[] | undefined;
  readonly tagIds?: readonly string[] | undefined;
  readonly classification?: readonly (readonly [dimensionId: string, valueId: string])[] | undefined;
  /** The classification as it will be, when it changes. */
  readonly reclassified?: Reclassified | undefined;
}

export interface Reclassified {
  readonly after: Classification;
  /** Dimensions whose value is another, and those among them that have none any more. */
  readonly touched: readonly string[];
  readonly cleared: readonly string[];
  /** Where the sale stands; a new one has left no stage yet. */
  readonly stageId: string | null;
}

interface NamedDimension {
  readonly id: string;
  readonly name: Localised;
}

interface FoundRow {
  readonly customer: boolean;
  readonly owner: boolean;
  readonly region: boolean;
  readonly market: boolean;
  readonly source: boolean;
  readonly competitor: boolean;
  readonly lostReason: boolean;
  readonly unknownContact: string | null;
  readonly unknownSplitUser: string | null;
  readonly unknownTag: string | null;
  readonly unknownValue: NamedDimension | null;
  readonly ownerTeamId: string | null;
}

const there = (id: string | null | undefined, found: Statement): Statement =>
  id === undefined || id === null ? sql`TRUE` : sql`EXISTS (${found})`;

const picked = (list: string, id: string | null | undefined): Statement =>
  there(
    id,
    sql`SELECT FROM sales.pick_list_value p WHERE p.id = ${id ?? null}::uuid AND p.list = ${list}::text AND p.active`,
  );

/** The first of `ids` for which there is no row of `found`, where the id at hand is `x.id`. */
const firstUnknown = (ids: readonly string[] | undefined, found: Statement): Statement =>
  ids === undefined || ids.length === 0
    ? sql`NULL::uuid`
    : sql`(SELECT x.id FROM unnest(${ids}::uuid[]) AS x (id) WHERE NOT EXISTS (${found}) LIMIT 1)`;

function find(actor: Actor, { today }: Moment, references: SaleReferences): Statement<FoundRow> {
  const { customerId, ownerId, regionId, marketId, contactIds, splitUserIds, classification } = references;
  const readable = rowScope(actor, 'customer', 'read', { owner: sql`c.owner_id`, team: sql`c.team_id` });
  const values = classification ?? [];
  return sql<FoundRow>`SELECT
    ${there(customerId, sql`SELECT FROM customers.customer c WHERE c.id = ${customerId ?? null}::uuid AND c.deleted_at IS NULL AND ${readable}`)} AS customer,
    ${there(ownerId, sql`SELECT FROM identity.user_account u WHERE u.id = ${ownerId ?? null}::uuid AND u.status <> 'DISABLED'`)} AS owner,
    ${there(regionId, sql`SELECT FROM customers.region r WHERE r.id = ${regionId ?? null}::uuid`)} AS region,
    ${there(marketId, sql`SELECT FROM customers.market m WHERE m.id = ${marketId ?? null}::uuid`)} AS market,
    ${picked('SOURCE', references.sourceId)} AS source,
    ${picked('COMPETITOR', references.competitorId)} AS competitor,
    ${picked('LOST_REASON', references.lostReasonId)} AS "lostReason",
    ${firstUnknown(
      contactIds,
      sql`SELECT FROM customers.contact k JOIN customers.customer c ON c.id = k.customer_id
      WHERE k.id = x.id AND k.deleted_at IS NULL AND c.deleted_at IS NULL AND ${readable}`,
    )} AS "unknownContact",
    ${firstUnknown(splitUserIds, sql`SELECT FROM identity.user_account u WHERE u.id = x.id AND u.status <> 'DISABLED'`)} AS "unknownSplitUser",
    ${firstUnknown(references.tagIds, sql`SELECT FROM customers.tag g WHERE g.id = x.id`)} AS "unknownTag",
    ${
      values.length === 0
        ? sql`NULL::jsonb`
        : sql`(SELECT jsonb_build_object('id', x.dimension_id, 'name', d.name)
            FROM unnest(${values.map(([dimension]) => dimension)}::uuid[], ${values.map(([, value]) => value)}::uuid[]) AS x (dimension_id, value_id)
            LEFT JOIN sales.dimension d ON d.id = x.dimension_id
            WHERE NOT coalesce(d.active, false) OR NOT EXISTS (SELECT FROM sales.dimension_value v WHERE v.id = x.value_id AND v.dimension_id = x.dimension_id AND v.active) LIMIT 1)`
    } AS "unknownValue",
    (SELECT m.team_id FROM identity.team_membership m WHERE m.user_id = ${ownerId ?? null}::uuid
      AND m.valid_from <= ${today}::date AND (m.valid_to IS NULL OR m.valid_to > ${today}::date)) AS "ownerTeamId"`;
}

interface MisplacedRow extends NamedDimension {
  readonly code: 'CLASSIFICATION_DEPENDS' | 'CLASSIFICATION_REQUIRED';
}

/** Values that do not go with those they depend on, as `misplacedDimension` finds them, and those that a stage left behind demands. */
const misplaced = ({ after, touched, cleared, stageId }: Reclassified): Statement<MisplacedRow> => sql<MisplacedRow>`
  SELECT 'CLASSIFICATION_DEPENDS' AS code, d.id, d.name
  FROM jsonb_each_text(${JSON.stringify(after)}::jsonb) c JOIN sales.dimension d ON d.id = c.key::uuid
  JOIN sales.dimension_value v ON v.id = c.value::uuid
  WHERE d.depends_on_id IS NOT NULL AND cardinality(v.parent_value_ids) > 0
    AND (d.id = ANY(${touched}::uuid[]) OR d.depends_on_id = ANY(${touched}::uuid[]))
    AND NOT coalesce((${JSON.stringify(after)}::jsonb ->> d.depends_on_id::text)::uuid = ANY(v.parent_value_ids), false)
  UNION ALL
  SELECT 'CLASSIFICATION_REQUIRED', d.id, d.name FROM sales.dimension d
  WHERE d.id = ANY(${cleared}::uuid[]) AND EXISTS (
    SELECT FROM sales.stage at JOIN sales.stage s ON s.process_version_id = at.process_version_id AND s.meaning = 'OPEN' AND s.position < at.position
    WHERE at.id = ${stageId}::uuid AND at.meaning <> 'LOST'
      AND s.exit_criteria @> jsonb_build_array(jsonb_build_object('kind', 'CLASSIFICATION', 'dimensionId', d.id)))`;

const MESSAGES = {
  CUSTOMER_UNKNOWN: 'There is no such customer, or you may not see it. Choose another.',
  OWNER_UNKNOWN: 'There is no such person, or the account is disabled. Choose another owner.',
  REFERENCE_UNKNOWN: 'This choice is not on the list any more. Choose another.',
  CONTACT_UNKNOWN: 'There is no such contact, or you may not see it. Choose another.',
  SPLIT_PERSON_UNKNOWN: 'There is no such person, or the account is disabled. Choose another.',
  TAG_UNKNOWN: 'One of these tags is not on the organisation’s list any more. Choose others.',
  CLASSIFICATION_UNKNOWN: 'This value does not belong to its dimension any more. Choose another.',
  CLASSIFICATION_DEPENDS: 'This value does not go with the one it depends on. Choose another.',
  CLASSIFICATION_REQUIRED: 'A stage that the sale has left asks for a value. Choose another instead.',
} as const satisfies Partial<Record<OpportunityRefusalCode, string>>;

/** Checks that what a sale is to name is there and may be named, by one statement in the transaction of the write. */
@Injectable()
export class SaleReferencesQuery {
  constructor(private readonly custom: CustomValueReading) {}

  /** The values of custom fields after what is given, on top of those `before`; refuses as `CustomValueReading` says. */
  readCustom(
    tx: Tx,
    actor: Actor,
    before: CustomValues | null,
    given: readonly CustomValueInput[] | null | undefined,
  ): Promise<CustomValues> {
    return this.custom.read(tx, actor, { kind: 'OPPORTUNITY', before, given, people: colleagues });
  }

  /**
   * Answers the team that the new owner belongs to today. Refusals, each on its field: `CUSTOMER_UNKNOWN`,
   * `OWNER_UNKNOWN`, `REFERENCE_UNKNOWN`, `CONTACT_UNKNOWN`, `SPLIT_PERSON_UNKNOWN`, `TAG_UNKNOWN`; `CLASSIFICATION_UNKNOWN`,
   * `CLASSIFICATION_DEPENDS` and `CLASSIFICATION_REQUIRED` name the dimension.
   */
  async require(
    tx: Tx,
    actor: Actor,
    moment: Moment,
    references: SaleReferences,
  ): Promise<{ readonly ownerTeamId: string | null }> {
    const row = await tx.one(find(actor, moment, references));
    const fields = row === null ? [] : refusalsOf(row);
    const [first] = fields;
    if (first) {
      const dimension = first.code === 'CLASSIFICATION_UNKNOWN' ? (row?.unknownValue ?? null) : null;
      throw new Refused(first.code, naming(dimension, first.message), { fields, ...(dimension ? { dimension } : {}) });
    }
    const [wrong] = references.reclassified ? await tx.many(misplaced(references.reclassified)) : [];
    if (wrong) {
      const { code, id, name } = wrong;
      const message = naming(wrong, MESSAGES[code]);
      throw new Refused(code, message, {
        fields: [{ path: 'classifications', code, message }],
        dimension: { id, name },
      });
    }
    return { ownerTeamId: row?.ownerTeamId ?? null };
  }
}

const naming = (dimension: NamedDimension | null, message: string): string =>
  dimension?.name ? `${dimension.name.en}: ${message}` : message;

function refusalsOf(row: FoundRow): FieldRefusal[] {
  const outcomes: readonly (readonly [found: boolean, path: string, code: keyof typeof MESSAGES])[] = [
    [row.customer, 'customerId', 'CUSTOMER_UNKNOWN'],
    [row.owner, 'ownerId', 'OWNER_UNKNOWN'],
    [row.region, 'regionId', 'REFERENCE_UNKNOWN'],
    [row.market, 'marketId', 'REFERENCE_UNKNOWN'],
    [row.source, 'sourceId', 'REFERENCE_UNKNOWN'],
    [row.competitor, 'competitorId', 'REFERENCE_UNKNOWN'],
    [row.lostReason, 'lostReasonId', 'REFERENCE_UNKNOWN'],
    [row.unknownContact === null, 'contacts', 'CONTACT_UNKNOWN'],
    [row.unknownSplitUser === null, 'splits', 'SPLIT_PERSON_UNKNOWN'],
    [row.unknownTag === null, 'tagIds', 'TAG_UNKNOWN'],
    [row.unknownValue === null, 'classifications', 'CLASSIFICATION_UNKNOWN'],
  ];
  return outcomes.filter(([found]) => !found).map(([, path, code]) => ({ path, code, message: MESSAGES[code] }));
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { team, moment, id } = exampleInputs;
  const all = {
    customerId: id,
    ownerId: id,
    regionId: id,
    marketId: id,
    sourceId: id,
    competitorId: id,
    lostReasonId: id,
  };
  return {
    everything: find(team, moment, {
      ...all,
      contactIds: [id],
      splitUserIds: [id],
      tagIds: [id],
      classification: [[id, id]],
    }),
    'a classification': misplaced({ after: { [id]: id }, touched: [id], cleared: [id], stageId: id }),
  };
}
