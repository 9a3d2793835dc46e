import { type Actor, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { ActivityInput } from '../domain/activity.js';
import { ActivityRepository } from '../persistence/activity.repository.js';
import type { ActivityView } from '../queries/activity-row.js';
import { ActivityWriting } from './activity-writing.js';

/** What may change of an activity; what it belongs to, and whether it is done, have use cases of their own or stay. */
export interface ActivityChange
  extends Pick<
    ActivityInput,
    'kind' | 'subject' | 'body' | 'contactId' | 'ownerId' | 'dueAt' | 'allDay' | 'durationMinutes'
  > {
  readonly id: string;
  readonly expectedVersion: number;
}

/** Saves what is given of an activity; what changes nothing is no save. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`, and those of making one. */
@Injectable()
export class ChangeActivity {
  constructor(
    private readonly transactions: Transactions,
    private readonly activities: ActivityRepository,
    private readonly writing: ActivityWriting,
  ) {}

  execute(actor: Actor, { id, expectedVersion, ...input }: ActivityChange): Promise<ActivityView> {
    return this.transactions.run(async (tx) => {
      const before = await this.activities.getForUpdate(tx, actor, id, expectedVersion);
      const facts = await this.writing.change(tx, actor, before.facts, input);
      if (JSON.stringify(facts) !== JSON.stringify(before.facts)) {
        await this.activities.update(tx, actor, 'activity.change', before, facts);
      }
      return this.writing.view(tx, actor, id);
    });
  }
}
