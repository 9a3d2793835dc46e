import { Refused } from '@kontor/kernel';
import { type Actor, Clock, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type ActivityFacts, type ActivityInput, activityFacts } from '../domain/activity.js';
import { ActivityRepository } from '../persistence/activity.repository.js';
import type { ActivityView } from '../queries/activity-row.js';
import { ActivityWriting } from './activity-writing.js';

export interface ActivityDone {
  readonly id: string;
  readonly expectedVersion: number;
  readonly outcome?: string | null | undefined;
  readonly durationMinutes?: number | null | undefined;
  /** The next one, made in the same save; it belongs to what this one belongs to unless it says otherwise. */
  readonly followUp?: ActivityInput | null | undefined;
}

/** Ticks an activity off. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`, `ALREADY_DONE`, and those of making the follow-up. */
@Injectable()
export class CompleteActivity {
  constructor(
    private readonly transactions: Transactions,
    private readonly activities: ActivityRepository,
    private readonly writing: ActivityWriting,
    private readonly clock: Clock,
  ) {}

  execute(
    actor: Actor,
    { id, expectedVersion, outcome, durationMinutes, followUp }: ActivityDone,
  ): Promise<{ activity: ActivityView; followUp: ActivityView | null }> {
    return this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const before = await this.activities.getForUpdate(tx, actor, id, expectedVersion);
      if (before.facts.doneAt !== null) {
        throw new Refused('ALREADY_DONE', 'This is done already. Reopen it if it is not.');
      }
      const facts = activityFacts(before.facts, { outcome, durationMinutes, doneAt: now }, now);
      await this.activities.update(tx, actor, 'activity.complete', before, facts);
      const next = followUp ? await this.writing.create(tx, actor, belonging(facts, followUp), 'followUp.') : null;
      return {
        activity: await this.writing.view(tx, actor, id),
        followUp: next && (await this.writing.view(tx, actor, next.id)),
      };
    });
  }
}

/** Whoever says where the follow-up belongs has said all of it; otherwise it stays with sale, customer and contact. */
function belonging(done: ActivityFacts, followUp: ActivityInput): ActivityInput {
  if (followUp.opportunityId !== undefined || followUp.customerId !== undefined) return followUp;
  const contactId = followUp.contactId === undefined ? done.contactId : followUp.contactId;
  return { ...followUp, opportunityId: done.opportunityId, customerId: done.customerId, contactId };
}
