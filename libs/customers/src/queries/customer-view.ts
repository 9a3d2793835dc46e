import { colleagues } from '@kontor/identity/contract';
import {
  type Actor,
  customValuesJson,
  type CustomValueView,
  inRowScope,
  type OwnedColumns,
  rowScope,
  type Statement,
  sql,
} from '@kontor/platform';
import type { CustomerKind, Language, PriorityClass } from '../domain/customer-facts.js';

export interface NodeView {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  /** Which a change of it has to name. */
  readonly version: number;
}

export interface RefView {
  readonly id: string;
  readonly name: string;
}

/** A customer as lists and pages show it. Dates are ISO texts after an idempotent answer was repeated. */
export interface CustomerView {
  readonly id: string;
  readonly kind: CustomerKind;
  readonly name: string;
  readonly taxId: string | null;
  readonly segment: NodeView | null;
  readonly region: NodeView | null;
  readonly market: NodeView | null;
  readonly priorityClass: PriorityClass | null;
  readonly parent: RefView | null;
  readonly owner: RefView | null;
  readonly team: RefView | null;
  readonly currency: string;
  readonly documentLanguage: Language;
  readonly website: string | null;
  readonly notes: string | null;
  readonly tags: readonly RefView[];
  readonly customFields: readonly CustomValueView[];
  readonly city: string | null;
  readonly country: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
  readonly canEdit: boolean;
}

export type CustomerRecord = Omit<CustomerView, 'canEdit'>;

export const customerOwned: OwnedColumns = { owner: sql`c.owner_id`, team: sql`c.team_id` };

/** Live customers under the alias `c` that the actor may read. */
export const visibleCustomers = (actor: Actor): Statement =>
  sql`c.deleted_at IS NULL AND ${rowScope(actor, 'customer', 'read', customerOwned)}`;

const node = (alias: Statement): Statement =>
  sql`CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'parentId', ${alias}.parent_id, 'version', ${alias}.version) END`;

const ref = (alias: Statement): Statement =>
  sql`CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

/** Columns of `CustomerRecord` over `c` and the joins of `customerDetails`. */
export const customerColumns: Statement = sql`
  c.id, c.kind, c.name, c.tax_id AS "taxId", ${node(sql`s`)} AS segment, ${node(sql`r`)} AS region, ${node(sql`m`)} AS market,
  c.priority_class AS "priorityClass", ${ref(sql`p`)} AS parent, ${ref(sql`u`)} AS owner, ${ref(sql`t`)} AS team,
  c.currency, c.document_language AS "documentLanguage", c.website, c.notes,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) ORDER BY platform.folded(g.name)) FROM customers.customer_tag ct
    JOIN customers.tag g ON g.id = ct.tag_id WHERE ct.customer_id = c.id), '[]') AS tags,
  ${customValuesJson('CUSTOMER', sql`c.custom`, colleagues)} AS "customFields", a.city, a.country,
  c.created_at AS "createdAt", c.updated_at AS "updatedAt", c.version`;

/** What hangs on the customers `c`, each found by its key. A parent out of the actor's reach is not shown. */
export const customerDetails = (actor: Actor): Statement => sql`
  LEFT JOIN customers.segment s ON s.id = c.segment_id
  LEFT JOIN customers.region r ON r.id = c.region_id
  LEFT JOIN customers.market m ON m.id = c.market_id
  LEFT JOIN customers.customer p ON p.id = c.parent_id AND p.deleted_at IS NULL
    AND ${rowScope(actor, 'customer', 'read', { owner: sql`p.owner_id`, team: sql`p.team_id` })}
  LEFT JOIN identity.user_account u ON u.id = c.owner_id
  LEFT JOIN identity.team t ON t.id = c.team_id
  LEFT JOIN LATERAL (
    SELECT x.city, x.country FROM customers.address x WHERE x.customer_id = c.id ORDER BY x.kind <> 'REGISTERED', x.id LIMIT 1) a ON TRUE`;

/** Addresses of the customer `c`, the registered office first, as `jsonb`. */
export const addressesOfCustomer: Statement = sql`
  coalesce((SELECT jsonb_agg(jsonb_build_object(
    'id', x.id, 'kind', x.kind, 'name', x.name, 'street', x.street, 'postalCode', x.postal_code, 'city', x.city, 'country', x.country)
    ORDER BY x.kind <> 'REGISTERED', x.kind, x.id) FROM customers.address x WHERE x.customer_id = c.id), '[]')`;

/** Whether the actor may save this customer: the screen offers editing only then. */
export const toCustomerView = <Row extends CustomerRecord>(actor: Actor, row: Row): Row & CustomerView => ({
  ...row,
  canEdit:
    actor.permissions.has('customer.write') &&
    inRowScope(actor, 'customer', 'write', { ownerId: row.owner?.id ?? null, teamId: row.team?.id ?? null }),
});

/** One customer after the actor saved it, in the transaction of the save. */
export const savedCustomer = (actor: Actor, id: string): Statement<CustomerRecord> => sql`
  SELECT ${customerColumns} FROM customers.customer c ${customerDetails(actor)} WHERE c.id = ${id}::uuid`;
