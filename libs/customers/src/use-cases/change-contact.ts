import { colleagues } from '@kontor/identity/contract';
import { type Actor, CustomValueReading, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type ContactInput, contactFacts } from '../domain/contact-facts.js';
import { ContactRepository } from '../persistence/contact.repository.js';
import { type ContactView, savedContact } from '../queries/contact.query.js';

export type ContactChange = ContactInput & { readonly id: string; readonly expectedVersion: number };

/** Saves what is given of a contact; what changes nothing is no save. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`, and those of adding one. */
@Injectable()
export class ChangeContact {
  constructor(
    private readonly transactions: Transactions,
    private readonly contacts: ContactRepository,
    private readonly custom: CustomValueReading,
  ) {}

  execute(actor: Actor, { id, expectedVersion, ...input }: ContactChange): Promise<ContactView> {
    return this.transactions.run(async (tx) => {
      const before = await this.contacts.getForUpdate(tx, actor, id, expectedVersion);
      const given = {
        kind: 'CONTACT',
        before: before.facts.custom,
        given: input.customFields,
        people: colleagues,
      } as const;
      const custom = await this.custom.read(tx, actor, given);
      const facts = contactFacts(before.facts, input, custom);
      if (JSON.stringify(facts) !== JSON.stringify(before.facts)) await this.contacts.update(tx, actor, before, facts);
      const saved = await tx.one(savedContact(id));
      if (saved === null) throw new Error('assertion failed: a contact is gone within its own transaction');
      return saved;
    });
  }
}
