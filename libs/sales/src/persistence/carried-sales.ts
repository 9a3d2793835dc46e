import { type Actor, ChangeRegister, Outbox, type RegisterEntry, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { opportunityChanged } from '../contract/events.js';
import { type CarriedSale, SalesMigrationRepository } from './sales-migration.repository.js';

/** Over to the newest version, or back where the sales were. */
export type Direction = 'OVER' | 'BACK';

const ACTIONS = { OVER: 'opportunity.migrate', BACK: 'opportunity.undo-migration' } as const;

/** What carrying sales leaves behind in each of them: its stage event, its register entry, its word to others. */
@Injectable()
export class CarriedSales {
  constructor(
    private readonly migrations: SalesMigrationRepository,
    private readonly register: ChangeRegister,
    private readonly outbox: Outbox,
  ) {}

  async record(tx: Tx, actor: Actor, direction: Direction, carried: readonly CarriedSale[]): Promise<void> {
    this.migrations.addStageEvents(tx, actor.userId, carried);
    await this.register.recordMany(
      tx,
      actor,
      carried.map(
        ({ id, version, ...from }): RegisterEntry => ({
          stream: { kind: 'sale', id },
          subject: { kind: 'opportunity', id, version },
          action: ACTIONS[direction],
          changes: [
            { field: 'processVersion', from: from.fromVersionId, to: from.toVersionId },
            { field: 'stage', from: from.fromStageId, to: from.toStageId },
          ],
        }),
      ),
    );
    await this.outbox.add(
      tx,
      ...carried.map(({ id, version }) => opportunityChanged(id, version, ['processVersion', 'stage'])),
    );
  }
}
