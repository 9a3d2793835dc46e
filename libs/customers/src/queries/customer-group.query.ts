import { type LocalDate, localDateAt } from '@kontor/kernel';
import { type Actor, Clock, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { visibleCustomers } from './customer-view.js';
import { exampleInputs } from './example-inputs.js';
import { type RateOfSums, ratesOfSums, salesGathered, type SumOfSales, sumOf } from './sales-sums.js';

export interface GroupMember {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly won: SumOfSales;
  readonly open: SumOfSales;
}

/** A customer with all that belong to it, at any depth. */
export interface CustomerGroupView {
  readonly count: number;
  readonly won: SumOfSales;
  readonly open: SumOfSales;
  readonly lost: SumOfSales;
  readonly rates: readonly RateOfSums[];
  /** The first hundred by what was won, the customer itself among them. */
  readonly members: readonly GroupMember[];
}

const MOST_SHOWN = 100;

/** Only customers in reach count: their sums would tell of what one may not see. */
const group = (actor: Actor, id: string, today: LocalDate): Statement<CustomerGroupView> => sql`
  WITH RECURSIVE tree AS (
    SELECT id FROM customers.customer WHERE id = ${id}::uuid
    UNION SELECT d.id FROM customers.customer d JOIN tree t ON d.parent_id = t.id WHERE d.deleted_at IS NULL),
  seen AS MATERIALIZED (
    SELECT c.id, c.name, c.parent_id FROM customers.customer c JOIN tree t ON t.id = c.id WHERE ${visibleCustomers(actor)}),
  g AS MATERIALIZED (${salesGathered(actor, sql`o.customer_id = ANY(ARRAY(SELECT id FROM seen))`, today)}),
  member AS (
    SELECT s.id, s.name, s.parent_id AS "parentId", m.won, m.open, m.amount FROM seen s CROSS JOIN LATERAL (
      SELECT ${sumOf(actor, 'WON')} AS won, ${sumOf(actor, 'OPEN')} AS open, sum(g.in_base) FILTER (WHERE g.meaning = 'WON') AS amount
      FROM g WHERE g.customer_id = s.id) m
    ORDER BY s.id = ${id}::uuid DESC, m.amount DESC NULLS LAST, s.name, s.id LIMIT ${MOST_SHOWN}::int)
  SELECT (SELECT count(*)::int FROM seen) AS count, ${sumOf(actor, 'WON')} AS won, ${sumOf(actor, 'OPEN')} AS open,
    ${sumOf(actor, 'LOST')} AS lost, ${ratesOfSums} AS rates,
    (SELECT jsonb_agg(to_jsonb(m) - 'amount' ORDER BY m.id = ${id}::uuid DESC, m.amount DESC NULLS LAST, m.name, m.id) FROM member m) AS members
  FROM g`;

@Injectable()
export class CustomerGroupQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `null` when the customer is out of the actor's reach. */
  async find(actor: Actor, id: string): Promise<CustomerGroupView | null> {
    const today = localDateAt(this.clock.now(), actor.timeZone);
    const row = await this.database.one(group(actor, id, today));
    return row?.members ? row : null;
  }
}

export const examples = (): Record<string, Statement> => ({
  'a group': group(exampleInputs.team, exampleInputs.id, exampleInputs.today),
});
