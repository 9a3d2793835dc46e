import { Refused } from '@kontor/kernel';
import { type Actor, Outbox, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { customerDeleted } from '../contract/events.js';
import { CustomerRepository } from '../persistence/customer.repository.js';
import { CustomerLinksQuery } from '../queries/customer-links.query.js';

/**
 * Takes a customer out of sight; closed sales keep its name. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`,
 * `CUSTOMER_HAS_OPEN_SALES`, `CUSTOMER_HAS_SUBSIDIARIES`.
 */
@Injectable()
export class DeleteCustomer {
  constructor(
    private readonly transactions: Transactions,
    private readonly customers: CustomerRepository,
    private readonly links: CustomerLinksQuery,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, input: { readonly id: string; readonly expectedVersion: number }): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const customer = await this.customers.getForUpdate(tx, actor, input.id, input.expectedVersion, 'REMOVE');
      const { openSales, subsidiaries } = await this.links.of(tx, input.id);
      if (openSales) {
        throw new Refused(
          'CUSTOMER_HAS_OPEN_SALES',
          'Sales of this customer are still open. Close them or give them to another customer first.',
        );
      }
      if (subsidiaries) {
        throw new Refused(
          'CUSTOMER_HAS_SUBSIDIARIES',
          'Other customers belong to this one. Give them another parent, or none, first.',
        );
      }
      const { version } = await this.customers.remove(tx, actor, customer);
      await this.outbox.add(tx, customerDeleted(input.id, version));
      return true;
    });
  }
}
