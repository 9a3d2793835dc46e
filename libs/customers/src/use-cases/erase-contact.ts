import { createHash } from 'node:crypto';
import { type Actor, sql, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type ErasedPerson, PersonalDataHolders } from '../contract/personal-data-holder.js';
import { ContactRepository, type StoredContact } from '../persistence/contact.repository.js';

export interface ContactErasure {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason?: string | null;
}

/** Shorter names would be found in words that mean something else. */
const SHORTEST_TERM = 3;

/**
 * Forgets a person for good (GDPR, article 17): the contact becomes a pseudonym, its values are gone from the register,
 * and what was written of it is rewritten wherever a context keeps it. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`.
 */
@Injectable()
export class EraseContact {
  constructor(
    private readonly transactions: Transactions,
    private readonly contacts: ContactRepository,
    private readonly holders: PersonalDataHolders,
  ) {}

  execute(actor: Actor, { id, expectedVersion, reason }: ContactErasure): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const contact = await this.contacts.getForUpdate(tx, actor, id, expectedVersion);
      const person = personOf(contact);
      await this.contacts.erase(tx, actor, contact, person.pseudonym, reason ?? null);
      for (const holder of this.holders.all()) await holder.erase(tx, actor, person);
      forgetAnswers(tx, person);
      return true;
    });
  }
}

function personOf({ id, customerId, facts }: StoredContact): ErasedPerson {
  const terms = [facts.name, facts.email, facts.phone].filter(
    (term): term is string => term !== null && term.length >= SHORTEST_TERM,
  );
  return { contactId: id, customerId, terms, pseudonym: pseudonymOf(id) };
}

/** The same for the same contact, and not to be led back to the person. */
const pseudonymOf = (id: string): string =>
  `▒▒▒▒ ${createHash('sha256').update(id).digest('hex').slice(0, 6).toUpperCase()}`;

/** Answers kept for repeated requests hold what they answered. */
function forgetAnswers(tx: Tx, { contactId, terms }: ErasedPerson): void {
  tx.send(sql`
    DELETE FROM platform.idempotency i WHERE EXISTS (
      SELECT FROM unnest(${[contactId, ...terms]}::text[]) AS t (term) WHERE position(t.term IN i.answer::text) > 0)`);
}
