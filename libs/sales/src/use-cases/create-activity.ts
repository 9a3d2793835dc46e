import { type Actor, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { ActivityInput } from '../domain/activity.js';
import type { ActivityView } from '../queries/activity-row.js';
import { ActivityWriting } from './activity-writing.js';

/**
 * Plans an activity, or writes down one that is done. Refusals: `OPPORTUNITY_UNKNOWN`, `CUSTOMER_UNKNOWN`,
 * `CONTACT_UNKNOWN`, `OWNER_UNKNOWN`, `OWNER_OUT_OF_REACH`, `DUE_TIME_INVALID`, `DONE_TIME_INVALID`, `DURATION_INVALID`,
 * `OUTCOME_BEFORE_DONE`, those of texts.
 */
@Injectable()
export class CreateActivity {
  constructor(
    private readonly transactions: Transactions,
    private readonly writing: ActivityWriting,
  ) {}

  execute(actor: Actor, input: ActivityInput): Promise<ActivityView> {
    return this.transactions.run(async (tx) => {
      const { id } = await this.writing.create(tx, actor, input);
      return this.writing.view(tx, actor, id);
    });
  }
}
