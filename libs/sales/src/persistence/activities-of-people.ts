import { type ErasedPerson, PersonalDataHolder, PersonalDataHolders } from '@kontor/customers/contract';
import { type Actor, ChangeRegister, Clock, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

interface RewrittenRow {
  readonly id: string;
  readonly version: number;
  readonly opportunityId: string | null;
  readonly customerId: string | null;
}

/** Activities with a contact: what was agreed with them, and what was written of it. */
@Injectable()
export class ActivitiesOfPeople extends PersonalDataHolder {
  override readonly key = 'sales.activity';

  constructor(
    holders: PersonalDataHolders,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
  ) {
    super(holders);
  }

  override export(tx: Tx, contactId: string): Promise<readonly object[]> {
    return tx.many(sql`
      SELECT a.kind, a.subject, a.body, a.outcome, a.due_at AS "dueAt", a.done_at AS "doneAt", a.created_at AS "createdAt"
      FROM sales.activity a WHERE a.contact_id = ${contactId}::uuid AND a.deleted_at IS NULL ORDER BY a.created_at, a.id`);
  }

  /** That they took place stays; who is mentioned in them does not, in whichever of the customer's activities that is. */
  override async erase(tx: Tx, actor: Actor, person: ErasedPerson): Promise<void> {
    const { contactId, customerId, terms, pseudonym } = person;
    const now = this.clock.now();
    const rewritten = await tx.many<RewrittenRow>(sql`
      UPDATE sales.activity SET subject = customers.without_mentions(subject, ${terms}::text[], ${pseudonym}),
        body = customers.without_mentions(body, ${terms}::text[], ${pseudonym}),
        outcome = customers.without_mentions(outcome, ${terms}::text[], ${pseudonym}), updated_at = ${now}, version = version + 1
      WHERE (contact_id = ${contactId}::uuid OR customer_id = ${customerId}::uuid) AND (
        customers.without_mentions(subject, ${terms}::text[], ${pseudonym}) IS DISTINCT FROM subject
        OR customers.without_mentions(body, ${terms}::text[], ${pseudonym}) IS DISTINCT FROM body
        OR customers.without_mentions(outcome, ${terms}::text[], ${pseudonym}) IS DISTINCT FROM outcome)
      RETURNING id, version, opportunity_id AS "opportunityId", customer_id AS "customerId"`);
    await this.register.recordMany(
      tx,
      actor,
      rewritten.map(({ id, version, opportunityId, customerId: of }) => ({
        stream: streamOf(id, opportunityId, of),
        subject: { kind: 'activity', id, version },
        action: 'activity.change',
        changes: ['subject', 'body', 'outcome'].map((field) => ({ field, from: null, to: null })),
      })),
    );
  }
}

function streamOf(id: string, saleId: string | null, customerId: string | null): { kind: string; id: string } {
  if (saleId !== null) return { kind: 'sale', id: saleId };
  return customerId === null ? { kind: 'activity', id } : { kind: 'customer', id: customerId };
}
