import {
  type Actor,
  ChangeRegister,
  changesBetween,
  Clock,
  Ids,
  notFound,
  requireWritable,
  sql,
  type Tx,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ACTIVITY_FIELDS, type ActivityFacts, registeredActivity } from '../domain/activity.js';

export interface StoredActivity {
  readonly id: string;
  readonly version: number;
  readonly facts: ActivityFacts;
}

type LoadedRow = ActivityFacts & { readonly id: string; readonly version: number };

/** Activities, and what every save of one leaves in the register of the sale, or else of the customer, it belongs to. */
@Injectable()
export class ActivityRepository {
  constructor(
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async insert(tx: Tx, actor: Actor, facts: ActivityFacts): Promise<StoredActivity> {
    const saved = { id: this.ids.next(), version: 1, facts };
    const now = this.clock.now();
    tx.send(sql`
      INSERT INTO sales.activity (id, kind, subject, body, opportunity_id, customer_id, contact_id, owner_id, team_id,
        due_at, all_day, duration_minutes, done_at, outcome, created_at, updated_at)
      VALUES (${saved.id}, ${facts.kind}, ${facts.subject}, ${facts.body}, ${facts.opportunityId}, ${facts.customerId},
        ${facts.contactId}, ${facts.ownerId}, ${facts.teamId}, ${facts.dueAt}, ${facts.allDay}, ${facts.durationMinutes},
        ${facts.doneAt}, ${facts.outcome}, ${now}, ${now})`);
    await this.record(tx, actor, 'activity.create', saved, null);
    return saved;
  }

  /** Locks the activity for one change. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`. */
  async getForUpdate(tx: Tx, actor: Actor, id: string, expectedVersion: number): Promise<StoredActivity> {
    const row = await tx.one<LoadedRow>(sql`
      SELECT id, version, kind, subject, body, opportunity_id AS "opportunityId", customer_id AS "customerId",
        contact_id AS "contactId", owner_id AS "ownerId", team_id AS "teamId", due_at AS "dueAt", all_day AS "allDay",
        duration_minutes AS "durationMinutes", done_at AS "doneAt", outcome
      FROM sales.activity WHERE id = ${id}::uuid AND deleted_at IS NULL FOR UPDATE`);
    if (row === null) throw notFound('activity');
    requireWritable(actor, 'activity', row);
    const { id: _, version, ...facts } = row;
    const subject = { kind: 'activity', id, version };
    await this.register.refuseIfStale(tx, subject, expectedVersion, registeredActivity(facts));
    return { id, version, facts };
  }

  async update(
    tx: Tx,
    actor: Actor,
    action: `activity.${string}`,
    before: StoredActivity,
    facts: ActivityFacts,
  ): Promise<StoredActivity> {
    const saved = { id: before.id, version: before.version + 1, facts };
    tx.send(sql`
      UPDATE sales.activity SET kind = ${facts.kind}, subject = ${facts.subject}, body = ${facts.body},
        contact_id = ${facts.contactId}, owner_id = ${facts.ownerId}, team_id = ${facts.teamId}, due_at = ${facts.dueAt},
        all_day = ${facts.allDay}, duration_minutes = ${facts.durationMinutes}, done_at = ${facts.doneAt},
        outcome = ${facts.outcome}, updated_at = ${this.clock.now()}, version = version + 1
      WHERE id = ${before.id} AND version = ${before.version}`);
    await this.record(tx, actor, action, saved, before.facts);
    return saved;
  }

  async remove(tx: Tx, actor: Actor, activity: StoredActivity): Promise<void> {
    const now = this.clock.now();
    tx.send(sql`
      UPDATE sales.activity SET deleted_at = ${now}, updated_at = ${now}, version = version + 1
      WHERE id = ${activity.id} AND version = ${activity.version}`);
    const saved = { ...activity, version: activity.version + 1 };
    await this.record(tx, actor, 'activity.delete', saved, activity.facts);
  }

  private record(
    tx: Tx,
    actor: Actor,
    action: `activity.${string}`,
    saved: StoredActivity,
    before: ActivityFacts | null,
  ): Promise<void> {
    const after = action === 'activity.delete' ? {} : registeredActivity(saved.facts);
    const changes = changesBetween(before === null ? {} : registeredActivity(before), after, ACTIVITY_FIELDS);
    return this.register.record(tx, actor, {
      stream: streamOf(saved),
      subject: { kind: 'activity', id: saved.id, version: saved.version },
      action,
      changes: changes.filter(({ from, to }) => !(isNothing(from) && isNothing(to))),
      ...(saved.facts.contactId === null ? {} : { personal: { of: saved.facts.contactId, fields: SAID_OF_A_PERSON } }),
    });
  }
}

/** What one writes of somebody whom one met is about them. */
const SAID_OF_A_PERSON = ['subject', 'body', 'outcome'] as const;

/** A new activity that does not take a whole day has not changed that. */
const isNothing = (value: unknown): boolean => value === null || value === false;

function streamOf({ id, facts }: StoredActivity): { kind: string; id: string } {
  if (facts.opportunityId !== null) return { kind: 'sale', id: facts.opportunityId };
  return facts.customerId !== null ? { kind: 'customer', id: facts.customerId } : { kind: 'activity', id };
}
