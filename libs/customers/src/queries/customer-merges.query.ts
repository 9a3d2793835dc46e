import { type Actor, Clock, Database, joinSql, notFound, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CustomerReferenceKinds } from '../contract/customer-reference-kind.js';
import { UNDO_HOURS } from '../domain/merged-customer.js';
import type { AddressView } from './customer-card.query.js';
import {
  addressesOfCustomer,
  type CustomerRecord,
  type CustomerView,
  customerColumns,
  customerDetails,
  type RefView,
  toCustomerView,
  visibleCustomers,
} from './customer-view.js';
import { exampleInputs } from './example-inputs.js';

export interface MergeSide {
  readonly customer: CustomerView;
  readonly addresses: readonly AddressView[];
}

/** How many records of a kind would go over. */
export interface MergeCount {
  readonly kind: string;
  readonly name: { readonly pl: string; readonly en: string };
  readonly count: number;
}

export interface MergePreviewView {
  readonly winner: MergeSide;
  readonly loser: MergeSide;
  readonly moves: readonly MergeCount[];
}

export interface MergeView {
  readonly id: string;
  readonly loser: RefView;
  readonly mergedAt: Date;
  readonly mergedBy: RefView | null;
  readonly undoneAt: Date | null;
  readonly undoneBy: RefView | null;
  readonly canUndo: boolean;
}

type SideRow = CustomerRecord & { readonly addresses: readonly AddressView[] };

const sides = (actor: Actor, ids: readonly string[]): Statement<SideRow> => sql`
  SELECT ${customerColumns}, ${addressesOfCustomer} AS addresses FROM customers.customer c ${customerDetails(actor)}
  WHERE c.id = ANY(${ids}::uuid[]) AND ${visibleCustomers(actor)}`;

const counts = (kinds: CustomerReferenceKinds, loserId: string): Statement<{ counts: number[] }> => sql`
  SELECT ARRAY[${joinSql(
    kinds.all().map((kind) => sql`${kind.count(sql`l.id`)}::int`),
    sql`, `,
  )}]::int[] AS counts FROM (SELECT ${loserId}::uuid AS id) l`;

const ref = (alias: Statement): Statement =>
  sql`CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) END`;

const merges = (actor: Actor, customerId: string): Statement<Omit<MergeView, 'canUndo'>> => sql`
  SELECT m.id, jsonb_build_object('id', l.id, 'name', l.name) AS loser, m.merged_at AS "mergedAt", ${ref(sql`b`)} AS "mergedBy",
    m.undone_at AS "undoneAt", ${ref(sql`u`)} AS "undoneBy"
  FROM customers.customer c JOIN customers.merge m ON m.winner_id = c.id JOIN customers.customer l ON l.id = m.loser_id
  LEFT JOIN identity.user_account b ON b.id = m.merged_by LEFT JOIN identity.user_account u ON u.id = m.undone_by
  WHERE c.id = ${customerId}::uuid AND ${visibleCustomers(actor)} ORDER BY m.merged_at DESC, m.id DESC LIMIT 20`;

/** What a merge would do, and which ones a customer has had. */
@Injectable()
export class CustomerMergesQuery {
  constructor(
    private readonly database: Database,
    private readonly kinds: CustomerReferenceKinds,
    private readonly clock: Clock,
  ) {}

  /** Refusal: `NOT_FOUND` unless both are in reach. */
  async preview(actor: Actor, winnerId: string, loserId: string): Promise<MergePreviewView> {
    const [rows, counted] = await Promise.all([
      this.database.many(sides(actor, [winnerId, loserId])),
      this.database.one(counts(this.kinds, loserId)),
    ]);
    const sideOf = (id: string): MergeSide => {
      const row = rows.find((one) => one.id === id);
      if (row === undefined) throw notFound('customer');
      const { addresses, ...record } = row;
      return { customer: toCustomerView(actor, record), addresses };
    };
    const moves = this.kinds
      .all()
      .map((kind, index) => ({ kind: kind.key, name: kind.name, count: counted?.counts[index] ?? 0 }));
    return { winner: sideOf(winnerId), loser: sideOf(loserId), moves };
  }

  /** The latest twenty; none when the customer is out of reach. */
  async list(actor: Actor, customerId: string): Promise<MergeView[]> {
    const rows = await this.database.many(merges(actor, customerId));
    const since = this.clock.now().getTime() - UNDO_HOURS * 3_600_000;
    return rows.map((merge) => ({
      ...merge,
      canUndo: merge.undoneAt === null && merge.mergedAt.getTime() > since,
    }));
  }
}

export const examples = (): Record<string, Statement> => ({
  'both customers': sides(exampleInputs.team, [exampleInputs.id]),
  'merges of a customer': merges(exampleInputs.team, exampleInputs.id),
});
