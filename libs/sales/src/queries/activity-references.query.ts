import { FieldProblems } from '@kontor/kernel';
import { type Actor, rowScope, type Statement, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { exampleInputs } from './example-inputs.js';
import { readableSales } from './opportunity-filter.js';
import type { Moment } from './moment.js';

/** What an activity is to belong to from now on. */
export interface ActivityLinks {
  readonly opportunityId: string | null;
  readonly customerId: string | null;
  readonly contactId: string | null;
  readonly ownerId: string;
}

interface FoundRow {
  readonly sale: { readonly customerId: string | null } | null;
  readonly customer: string | null;
  readonly contactCustomer: string | null;
  readonly ownerFound: boolean;
  readonly ownerTeamId: string | null;
}

/** Rows that are linked to are held until the transaction ends, so that nobody deletes them meanwhile. */
function find(actor: Actor, { today }: Moment, links: ActivityLinks): Statement<FoundRow> {
  const readable = rowScope(actor, 'customer', 'read', { owner: sql`c.owner_id`, team: sql`c.team_id` });
  const reach = actor.permissions.has('opportunity.read') ? readableSales(actor) : sql`FALSE`;
  return sql<FoundRow>`
    WITH sale AS MATERIALIZED (SELECT o.customer_id FROM sales.opportunity o
        WHERE o.id = ${links.opportunityId}::uuid AND o.deleted_at IS NULL AND ${reach} FOR KEY SHARE),
      customer AS MATERIALIZED (SELECT c.id FROM customers.customer c
        WHERE c.id = ${links.customerId}::uuid AND c.deleted_at IS NULL AND ${readable} FOR KEY SHARE)
    SELECT (SELECT jsonb_build_object('customerId', customer_id) FROM sale) AS sale, (SELECT id FROM customer) AS customer,
      (SELECT k.customer_id FROM customers.contact k JOIN customers.customer c ON c.id = k.customer_id
        WHERE k.id = ${links.contactId}::uuid AND k.deleted_at IS NULL AND c.deleted_at IS NULL AND ${readable}) AS "contactCustomer",
      EXISTS (SELECT FROM identity.user_account u WHERE u.id = ${links.ownerId}::uuid AND u.status <> 'DISABLED') AS "ownerFound",
      (SELECT m.team_id FROM identity.team_membership m WHERE m.user_id = ${links.ownerId}::uuid
        AND m.valid_from <= ${today}::date AND (m.valid_to IS NULL OR m.valid_to > ${today}::date)) AS "ownerTeamId"`;
}

/** Checks what an activity is to belong to, by one statement in the transaction of the write. */
@Injectable()
export class ActivityReferencesQuery {
  /**
   * Answers the customer that the activity belongs to by its sale or contact, and its owner's team of today. Refusals,
   * each on its field: `OPPORTUNITY_UNKNOWN`, `CUSTOMER_UNKNOWN`, `CONTACT_UNKNOWN`, `OWNER_UNKNOWN`.
   */
  async require(
    tx: Tx,
    actor: Actor,
    moment: Moment,
    links: ActivityLinks,
    path = '',
  ): Promise<{ readonly customerId: string | null; readonly teamId: string | null }> {
    const found = await tx.one(find(actor, moment, links));
    const problems = new FieldProblems();
    if (links.opportunityId !== null && !found?.sale) {
      problems.add(
        `${path}opportunityId`,
        'OPPORTUNITY_UNKNOWN',
        'There is no such sale, or you may not see it. Choose another.',
      );
    }
    const ofSale = found?.sale?.customerId ?? null;
    if (links.customerId !== null && (!found?.customer || (ofSale !== null && ofSale !== links.customerId))) {
      problems.add(
        `${path}customerId`,
        'CUSTOMER_UNKNOWN',
        'There is no such customer, you may not see it, or the sale is with another one.',
      );
    }
    const customerId = ofSale ?? links.customerId ?? found?.contactCustomer ?? null;
    if (links.contactId !== null && (!found?.contactCustomer || found.contactCustomer !== customerId)) {
      problems.add(`${path}contactId`, 'CONTACT_UNKNOWN', 'There is no such contact at this customer. Choose another.');
    }
    if (!found?.ownerFound) {
      problems.add(
        `${path}ownerId`,
        'OWNER_UNKNOWN',
        'There is no such person, or the account is disabled. Choose another owner.',
      );
    }
    problems.refuseIfAny();
    return { customerId, teamId: found?.ownerTeamId ?? null };
  }
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { team, moment, id } = exampleInputs;
  return { everything: find(team, moment, { opportunityId: id, customerId: id, contactId: id, ownerId: id }) };
}
