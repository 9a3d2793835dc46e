import { type Actor, changesBetween, Outbox, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { customerChanged } from '../contract/events.js';
import {
  type CustomerInput,
  customChangesOf,
  REGISTERED_FIELDS,
  registeredCustomer,
} from '../domain/customer-facts.js';
import { CustomerRepository } from '../persistence/customer.repository.js';
import { type CustomerView, savedCustomer, toCustomerView } from '../queries/customer-view.js';
import { CustomerRules } from './customer-rules.js';

export type CustomerChange = CustomerInput & { readonly id: string; readonly expectedVersion: number };

/** Saves what is given of a customer; what changes nothing is no save. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`, and those of creating one. */
@Injectable()
export class ChangeCustomer {
  constructor(
    private readonly transactions: Transactions,
    private readonly rules: CustomerRules,
    private readonly customers: CustomerRepository,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, { id, expectedVersion, ...input }: CustomerChange): Promise<CustomerView> {
    return this.transactions.run(async (tx) => {
      const before = await this.customers.getForUpdate(tx, actor, id, expectedVersion);
      const facts = await this.rules.apply(tx, actor, id, before.facts, input);
      const changes = [
        ...changesBetween(registeredCustomer(before.facts), registeredCustomer(facts), REGISTERED_FIELDS),
        ...customChangesOf(before.facts, facts),
      ];
      if (changes.length > 0) {
        const { version } = await this.customers.update(tx, actor, before, facts);
        const fields = changes.map(({ field }) => field);
        await this.outbox.add(tx, customerChanged(id, version, fields));
      }
      const record = await tx.one(savedCustomer(actor, id));
      if (record === null) throw new Error('assertion failed: a customer is gone within its own transaction');
      return toCustomerView(actor, record);
    });
  }
}
