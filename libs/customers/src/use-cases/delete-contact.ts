import { type Actor, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ContactRepository } from '../persistence/contact.repository.js';

/** Takes a contact out of sight; sales that name the person go on naming them. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`. */
@Injectable()
export class DeleteContact {
  constructor(
    private readonly transactions: Transactions,
    private readonly contacts: ContactRepository,
  ) {}

  execute(actor: Actor, input: { readonly id: string; readonly expectedVersion: number }): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const contact = await this.contacts.getForUpdate(tx, actor, input.id, input.expectedVersion);
      await this.contacts.remove(tx, actor, contact);
      return true;
    });
  }
}
