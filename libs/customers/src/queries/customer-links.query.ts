import { type Statement, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { exampleInputs } from './example-inputs.js';

export interface CustomerLinks {
  readonly openSales: boolean;
  readonly subsidiaries: boolean;
}

const links = (customerId: string): Statement<CustomerLinks> => sql`
  SELECT
    EXISTS (SELECT FROM sales.opportunity o WHERE o.customer_id = ${customerId}::uuid AND o.meaning = 'OPEN' AND o.deleted_at IS NULL) AS "openSales",
    EXISTS (SELECT FROM customers.customer c WHERE c.parent_id = ${customerId}::uuid AND c.deleted_at IS NULL) AS subsidiaries`;

/** What still needs a customer. Asked inside the transaction that deletes it, after the row was locked. */
@Injectable()
export class CustomerLinksQuery {
  async of(tx: Tx, customerId: string): Promise<CustomerLinks> {
    return (await tx.one(links(customerId))) ?? { openSales: false, subsidiaries: false };
  }
}

export const examples = (): Record<string, Statement> => ({
  'what needs a customer': links(exampleInputs.id),
});
