import { type Actor, Outbox, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { customerCreated } from '../contract/events.js';
import type { CustomerFacts, CustomerInput } from '../domain/customer-facts.js';
import { CustomerRepository } from '../persistence/customer.repository.js';
import { type CustomerView, savedCustomer, toCustomerView } from '../queries/customer-view.js';
import { CustomerRules } from './customer-rules.js';

/**
 * Makes a customer, owned by whoever makes it unless somebody else is named. Refusals: those of `CustomersRefusalCode`
 * on fields, `CURRENCY_UNKNOWN`, `TAX_ID_TAKEN` with the customer that has it.
 */
@Injectable()
export class CreateCustomer {
  constructor(
    private readonly transactions: Transactions,
    private readonly rules: CustomerRules,
    private readonly customers: CustomerRepository,
    private readonly outbox: Outbox,
  ) {}

  execute(actor: Actor, input: CustomerInput): Promise<CustomerView> {
    return this.transactions.run(async (tx) => {
      const facts = await this.rules.apply(tx, actor, null, unwritten(actor), { ...input, name: input.name ?? null });
      const { id, version } = await this.customers.insert(tx, actor, facts);
      await this.outbox.add(tx, customerCreated(id, version));
      const record = await tx.one(savedCustomer(actor, id));
      if (record === null) throw new Error('assertion failed: a customer is gone within its own transaction');
      return toCustomerView(actor, record);
    });
  }
}

/** What a customer is before anybody has said anything about it. */
export const unwritten = (actor: Actor): CustomerFacts => ({
  kind: 'COMPANY',
  name: '',
  taxId: null,
  segmentId: null,
  regionId: null,
  marketId: null,
  priorityClass: null,
  parentId: null,
  ownerId: actor.userId,
  teamId: actor.userId === null ? null : actor.homeTeamId,
  currency: actor.baseCurrency,
  documentLanguage: 'pl',
  website: null,
  notes: null,
  tagIds: [],
  addresses: [],
  custom: {},
});
