import { type Actor, ChangeRegister, Clock, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type ErasedPerson, PersonalDataHolder, PersonalDataHolders } from '../contract/personal-data-holder.js';

/** Notes on a customer that mention one of its people. */
@Injectable()
export class NotesOfPeople extends PersonalDataHolder {
  override readonly key = 'customers.note';

  constructor(
    holders: PersonalDataHolders,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
  ) {
    super(holders);
  }

  override export(tx: Tx, contactId: string): Promise<readonly object[]> {
    return tx.many(sql`
      SELECT n.body, n.created_at AS "createdAt" FROM customers.contact k JOIN customers.note n ON n.customer_id = k.customer_id
      WHERE k.id = ${contactId}::uuid AND position(lower(k.name) IN lower(n.body)) > 0 AND n.deleted_at IS NULL ORDER BY n.created_at`);
  }

  /** What the notes said before goes from the register too, also where they were changed since. */
  override async erase(tx: Tx, actor: Actor, { customerId, terms, pseudonym }: ErasedPerson): Promise<void> {
    const rewritten = await tx.many<{ id: string; version: number; body: string }>(sql`
      UPDATE customers.note SET body = customers.without_mentions(body, ${terms}::text[], ${pseudonym}),
        updated_at = ${this.clock.now()}, version = version + 1
      WHERE customer_id = ${customerId}::uuid AND EXISTS (
        SELECT FROM platform.personal_value v WHERE v.subject_id = note.id
          AND customers.without_mentions(v.value #>> '{}', ${terms}::text[], ${pseudonym}) <> v.value #>> '{}')
      RETURNING id, version, body`);
    if (rewritten.length === 0) return;
    tx.send(sql`DELETE FROM platform.personal_value WHERE subject_id = ANY(${rewritten.map(({ id }) => id)}::uuid[])`);
    await this.register.recordMany(
      tx,
      actor,
      rewritten.map(({ id, version, body }) => ({
        stream: { kind: 'customer', id: customerId },
        subject: { kind: 'note', id, version },
        action: 'note.change',
        changes: [{ field: 'body', from: null, to: body }],
        personal: { of: id, fields: ['body'] },
      })),
    );
  }
}
