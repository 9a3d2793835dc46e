import { Authentication } from '@kontor/identity/contract';
import { Refused } from '@kontor/kernel';
import { type Actor, Clock, Ids, inRowScope, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { opportunityChanged, opportunityHandedOver } from '../contract/events.js';
import type { Sale } from '../domain/sale.js';
import { splitsHandedOver } from '../domain/splits.js';
import { ActivitiesOfSales } from '../persistence/activities-of-sales.js';
import { OpportunityRepository } from '../persistence/opportunity.repository.js';
import { SaleRegister } from '../persistence/sale-register.js';
import { momentOf } from '../queries/moment.js';
import { SaleReferencesQuery } from '../queries/sale-references.query.js';
import type { SaleAt } from './sale-changing.js';

export interface HandingOver {
  readonly toUserId: string;
  readonly note: string | null;
  /** Open activities of the one who had the sale go along. */
  readonly withActivities: boolean;
  /** So does their share of the credit. */
  readonly withSplit: boolean;
  /** The giver knows that they will not see the sale any more. */
  readonly letGo: boolean;
}

export interface HandedOver {
  readonly before: Sale;
  /** `null` where the person has the sale already. */
  readonly after: Sale | null;
}

/** How one sale passes from hand to hand in a transaction, whether somebody asked for that one or for many. */
@Injectable()
export class SaleHanding {
  constructor(
    private readonly people: Authentication,
    private readonly references: SaleReferencesQuery,
    private readonly sales: OpportunityRepository,
    private readonly register: SaleRegister,
    private readonly activities: ActivitiesOfSales,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async handOver(tx: Tx, actor: Actor, at: SaleAt, handing: HandingOver): Promise<HandedOver> {
    const { toUserId, note } = handing;
    const now = this.clock.now();
    const before = await this.sales.getForUpdate(tx, actor, at.id, at.expectedVersion);
    if (before.ownerId === toUserId) return { before, after: null };
    const { ownerTeamId } = await this.references.require(tx, actor, momentOf(actor, now), { ownerId: toUserId });
    await this.requireSeller(toUserId);
    const splits = handing.withSplit ? splitsHandedOver(before.splits, before.ownerId, toUserId) : before.splits;
    const handed: Sale = { ...before, ownerId: toUserId, teamId: ownerTeamId, splits };
    if (!handing.letGo && !inRowScope(actor, 'opportunity', 'read', handed)) throw outOfSight();
    const after = this.sales.save(tx, before, handed);
    const handOverId = this.ids.next();
    await this.register.record(tx, actor, {
      action: 'opportunity.hand-over',
      before,
      after,
      reason: note,
      events: (fields) => [opportunityChanged(after.id, after.version, fields), opportunityHandedOver(handOverId)],
    });
    const taken = handing.withActivities
      ? await this.activities.handOver(tx, actor, {
          saleId: after.id,
          from: before.ownerId,
          to: toUserId,
          teamId: ownerTeamId,
        })
      : 0;
    tx.send(sql`
      INSERT INTO sales.hand_over (id, opportunity_id, from_user_id, to_user_id, by_user_id, note, activities, handed_at)
      VALUES (${handOverId}, ${after.id}, ${before.ownerId}, ${toUserId}, ${actor.userId}, ${note}, ${taken}, ${now})`);
    return { before, after };
  }

  /** Refusal: `HAND_OVER_TO_NOBODY` for somebody who could not open the sale. */
  private async requireSeller(toUserId: string): Promise<void> {
    const recipient = await this.people.actorOfUser(toUserId, 'JOB');
    if (recipient?.permissions.has('opportunity.read') && recipient.scopes.opportunity) return;
    throw onRecipient('HAND_OVER_TO_NOBODY', 'This person does not work with sales. Choose somebody who does.');
  }
}

const outOfSight = (): Refused =>
  onRecipient(
    'HAND_OVER_OUT_OF_SIGHT',
    'You will not see this sale any more. Confirm that, or choose somebody of your team.',
  );

const onRecipient = (code: 'HAND_OVER_TO_NOBODY' | 'HAND_OVER_OUT_OF_SIGHT', message: string): Refused =>
  new Refused(code, message, { fields: [{ path: 'toUserId', code, message }] });
