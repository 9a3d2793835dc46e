import { colleagues } from '@kontor/identity/contract';
import { type Actor, CustomValueReading, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type ContactFacts, type ContactInput, contactFacts } from '../domain/contact-facts.js';
import { ContactRepository } from '../persistence/contact.repository.js';
import { type ContactView, savedContact } from '../queries/contact.query.js';

const UNWRITTEN: ContactFacts = {
  name: '',
  jobTitle: null,
  email: null,
  phone: null,
  roles: [],
  language: 'pl',
  custom: {},
};

/** Adds a person to a customer. Refusals: `NOT_FOUND`, `FORBIDDEN`, `EMAIL_INVALID`, those of texts and of custom fields. */
@Injectable()
export class CreateContact {
  constructor(
    private readonly transactions: Transactions,
    private readonly contacts: ContactRepository,
    private readonly custom: CustomValueReading,
  ) {}

  execute(
    actor: Actor,
    { customerId, ...input }: ContactInput & { readonly customerId: string },
  ): Promise<ContactView> {
    return this.transactions.run(async (tx) => {
      const given = { kind: 'CONTACT', before: null, given: input.customFields, people: colleagues } as const;
      const custom = await this.custom.read(tx, actor, given);
      const facts = contactFacts(UNWRITTEN, { ...input, name: input.name ?? null }, custom);
      const { id } = await this.contacts.insert(tx, actor, customerId, facts);
      const saved = await tx.one(savedContact(id));
      if (saved === null) throw new Error('assertion failed: a contact is gone within its own transaction');
      return saved;
    });
  }
}
