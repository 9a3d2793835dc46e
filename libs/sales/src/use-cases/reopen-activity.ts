import { Refused } from '@kontor/kernel';
import { type Actor, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ActivityRepository } from '../persistence/activity.repository.js';
import type { ActivityView } from '../queries/activity-row.js';
import { ActivityWriting } from './activity-writing.js';

/**
 * Takes a tick back; what came of it goes too, and stays readable in the register.
 * Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`, `NOT_DONE`.
 */
@Injectable()
export class ReopenActivity {
  constructor(
    private readonly transactions: Transactions,
    private readonly activities: ActivityRepository,
    private readonly writing: ActivityWriting,
  ) {}

  execute(actor: Actor, input: { readonly id: string; readonly expectedVersion: number }): Promise<ActivityView> {
    return this.transactions.run(async (tx) => {
      const before = await this.activities.getForUpdate(tx, actor, input.id, input.expectedVersion);
      if (before.facts.doneAt === null)
        throw new Refused('NOT_DONE', 'This is not done yet, so there is nothing to reopen.');
      const facts = { ...before.facts, doneAt: null, outcome: null };
      await this.activities.update(tx, actor, 'activity.reopen', before, facts);
      return this.writing.view(tx, actor, input.id);
    });
  }
}
