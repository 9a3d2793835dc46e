import { assert, Refused } from '@kontor/kernel';
import { type Actor, Clock, inRowScope, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type ActivityFacts, type ActivityInput, activityFacts, withNoteDone } from '../domain/activity.js';
import { ActivityRepository, type StoredActivity } from '../persistence/activity.repository.js';
import { ActivityReferencesQuery } from '../queries/activity-references.query.js';
import { type ActivityView, savedActivity, toActivityView } from '../queries/activity-row.js';
import { type Moment, momentOf } from '../queries/moment.js';

/** What making an activity has in common, whether it is made by itself or as the follow-up of another one. */
@Injectable()
export class ActivityWriting {
  constructor(
    private readonly activities: ActivityRepository,
    private readonly references: ActivityReferencesQuery,
    private readonly clock: Clock,
  ) {}

  moment(actor: Actor): Moment {
    return momentOf(actor, this.clock.now());
  }

  /** Owned by whoever makes it unless somebody is named. `path` stands before the names of fields at fault. */
  async create(tx: Tx, actor: Actor, input: ActivityInput, path = ''): Promise<StoredActivity> {
    const moment = this.moment(actor);
    const blank = unwritten(input.ownerId ?? actor.userId);
    const written = activityFacts(blank, { ...input, subject: input.subject ?? null }, moment.now, path);
    const links = await this.references.require(tx, actor, moment, written, path);
    const facts = withNoteDone({ ...written, ...links }, moment.now);
    requireReach(actor, 'write', facts, path);
    return this.activities.insert(tx, actor, facts);
  }

  /** The facts of a change; a new owner takes the activity into the team that they belong to today. */
  async change(tx: Tx, actor: Actor, before: ActivityFacts, input: ActivityInput): Promise<ActivityFacts> {
    const moment = this.moment(actor);
    const after = activityFacts(before, input, moment.now);
    if (after.ownerId === before.ownerId && after.contactId === before.contactId) return after;
    const links = {
      ...after,
      // The sale and the customer stay what they were, even where the actor does not see them.
      opportunityId: null,
      customerId: null,
      contactId: after.contactId === before.contactId ? null : after.contactId,
    };
    const found = await this.references.require(tx, actor, moment, links);
    if (links.contactId !== null && before.customerId !== null && found.customerId !== before.customerId) {
      throw refusedField('contactId', 'CONTACT_UNKNOWN', 'There is no such contact at this customer. Choose another.');
    }
    const isHandedOver = after.ownerId !== before.ownerId;
    const changed = { ...after, teamId: isHandedOver ? found.teamId : before.teamId };
    if (isHandedOver) requireReach(actor, 'read', changed, '');
    return changed;
  }

  async view(tx: Tx, actor: Actor, id: string): Promise<ActivityView> {
    const row = await tx.one(savedActivity(actor, this.moment(actor), id));
    assert(row, 'an activity is there within its own transaction');
    return toActivityView(actor, row);
  }
}

function unwritten(ownerId: string | null): ActivityFacts {
  if (ownerId === null) throw refusedField('ownerId', 'OWNER_UNKNOWN', 'Say whose activity this is.');
  return {
    kind: 'TASK',
    subject: '',
    body: null,
    opportunityId: null,
    customerId: null,
    contactId: null,
    ownerId,
    teamId: null,
    dueAt: null,
    allDay: false,
    durationMinutes: null,
    doneAt: null,
    outcome: null,
  };
}

function requireReach(actor: Actor, verb: 'read' | 'write', facts: ActivityFacts, path: string): void {
  if (inRowScope(actor, 'activity', verb, facts)) return;
  const message = 'You cannot give an activity to this person. Choose yourself or somebody of your team.';
  throw refusedField(`${path}ownerId`, 'OWNER_OUT_OF_REACH', message);
}

export function refusedField(path: string, code: string, message: string): Refused {
  return new Refused(code, message, { fields: [{ path, code, message }] });
}
