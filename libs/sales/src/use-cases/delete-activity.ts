import { type Actor, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ActivityRepository } from '../persistence/activity.repository.js';

/** Takes an activity out of sight. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`. */
@Injectable()
export class DeleteActivity {
  constructor(
    private readonly transactions: Transactions,
    private readonly activities: ActivityRepository,
  ) {}

  execute(actor: Actor, input: { readonly id: string; readonly expectedVersion: number }): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const activity = await this.activities.getForUpdate(tx, actor, input.id, input.expectedVersion);
      await this.activities.remove(tx, actor, activity);
      return true;
    });
  }
}
