import { type Actor, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type RefView, visibleCustomers } from './customer-view.js';
import { exampleInputs } from './example-inputs.js';

/** Who looked after a customer; `until` is null for whoever does now. */
export interface OwnerPeriodView {
  readonly owner: RefView | null;
  readonly team: RefView | null;
  readonly since: Date;
  readonly until: Date | null;
}

const MOST = 100;

const owners = (actor: Actor, customerId: string): Statement<OwnerPeriodView> => sql`
  SELECT CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS owner,
    CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name) END AS team, p.since, p.until
  FROM customers.owner_period p JOIN customers.customer c ON c.id = p.customer_id
  LEFT JOIN identity.user_account u ON u.id = p.owner_id LEFT JOIN identity.team t ON t.id = p.team_id
  WHERE p.customer_id = ${customerId}::uuid AND ${visibleCustomers(actor)}
  ORDER BY p.until IS NULL DESC, p.since DESC, p.until DESC LIMIT ${MOST}::int`;

@Injectable()
export class OwnerHistoryQuery {
  constructor(private readonly database: Database) {}

  /** The latest hundred owners, the present one first; none when the customer is out of reach. */
  list(actor: Actor, customerId: string): Promise<OwnerPeriodView[]> {
    return this.database.many(owners(actor, customerId));
  }
}

export const examples = (): Record<string, Statement> => ({
  'owners of a customer': owners(exampleInputs.team, exampleInputs.id),
});
