import { type Actor, Clock, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { opportunityChanged } from '../contract/events.js';
import type { Sale } from '../domain/sale.js';
import { changeSale, type SaleInput, type SalePatch } from '../domain/sale-patch.js';
import { ActivitiesOfSales } from '../persistence/activities-of-sales.js';
import { OpportunityRepository } from '../persistence/opportunity.repository.js';
import { SaleRegister } from '../persistence/sale-register.js';
import { type Moment, momentOf } from '../queries/moment.js';
import { SaleReferencesQuery } from '../queries/sale-references.query.js';
import { namesAnything, newReferences, requireReach } from './sale-references.js';

export interface Written {
  readonly before: Sale;
  /** `null` where nothing changed and nothing was saved. */
  readonly after: Sale | null;
}

export interface SaleAt {
  readonly id: string;
  readonly expectedVersion: number;
}

/** How one sale is changed in a transaction, whether somebody asked for that one or for many. */
@Injectable()
export class SaleChanging {
  constructor(
    private readonly references: SaleReferencesQuery,
    private readonly sales: OpportunityRepository,
    private readonly register: SaleRegister,
    private readonly activities: ActivitiesOfSales,
    private readonly clock: Clock,
  ) {}

  async change(
    tx: Tx,
    actor: Actor,
    at: SaleAt & Pick<SaleInput, 'customFields'> & { readonly reason: string | null },
    patchOf: (sale: Sale) => SalePatch,
  ): Promise<Written> {
    const moment = momentOf(actor, this.clock.now());
    const before = await this.sales.getForUpdate(tx, actor, at.id, at.expectedVersion);
    const patch = patchOf(before);
    const teamId = await this.teamAfter(tx, actor, moment, before, patch);
    const custom = await this.references.readCustom(tx, actor, before.custom, at.customFields);
    const changed = changeSale(before, { ...patch, custom }, teamId);
    if (patch.ownerId !== undefined) requireReach(actor, 'read', changed);
    if (JSON.stringify(changed) === JSON.stringify(before)) return { before, after: null };
    const after = this.sales.save(tx, before, changed);
    const events = (fields: readonly string[]) => [opportunityChanged(after.id, after.version, fields)];
    await this.register.record(tx, actor, { action: 'opportunity.change', before, after, reason: at.reason, events });
    if (after.customerId !== before.customerId) {
      await this.activities.follow(tx, actor, [{ saleId: after.id, customerId: after.customerId }]);
    }
    return { before, after };
  }

  /** Checks what the change names; the sale follows its new owner into their team. */
  private async teamAfter(
    tx: Tx,
    actor: Actor,
    moment: Moment,
    before: Sale,
    patch: SalePatch,
  ): Promise<string | null> {
    const named = newReferences(patch, before);
    if (!namesAnything(named)) return before.teamId;
    const { ownerTeamId } = await this.references.require(tx, actor, moment, named);
    return named.ownerId ? ownerTeamId : before.teamId;
  }
}
