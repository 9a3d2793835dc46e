import { customValues } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Ids, Outbox, rowScope, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { SALES_EVENTS } from '../contract/events.js';
import { ActivitiesOfSales } from '../persistence/activities-of-sales.js';
import {
  type ExistingOpportunity,
  type ImportedStage,
  type ImportedState,
  registeredChanges,
} from './imported-opportunity.js';

export interface NewOpportunity {
  readonly key: string;
  readonly state: ImportedState;
}

export interface ChangedOpportunity {
  readonly was: ExistingOpportunity;
  readonly state: ImportedState;
}

/** Reads and writes the sales of one batch in a fixed number of statements, however many rows it has. */
@Injectable()
export class ImportedOpportunityStore {
  constructor(
    private readonly register: ChangeRegister,
    private readonly outbox: Outbox,
    private readonly activities: ActivitiesOfSales,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * The sales that the source knows by these keys, and those that bear one as their own number and that the actor may
   * see: a list that was exported here finds its sales again. Whoever is found stays as they are until the
   * transaction ends.
   */
  async existing(
    tx: Tx,
    actor: Actor,
    source: string,
    keys: readonly string[],
  ): Promise<Map<string, ExistingOpportunity>> {
    const readable = rowScope(actor, 'opportunity', 'read', { owner: sql`owner_id`, team: sql`team_id` });
    const rows = await tx.many<ExistingOpportunity & { isOfSource: boolean }>(sql`
      SELECT id, CASE WHEN external_source = ${source} AND external_id = ANY(${keys}::text[]) THEN external_id ELSE number END AS key,
        (external_source = ${source} AND external_id = ANY(${keys}::text[])) IS TRUE AS "isOfSource", version, deleted_at IS NOT NULL AS deleted, title, customer_id AS "customerId", owner_id AS "ownerId", team_id AS "teamId",
        stage_id AS "stageId", trim_scale(amount)::text AS amount, currency, expected_close_date::text AS "expectedCloseDate", opened_on::text AS "openedOn",
        closed_on::text AS "closedOn", region_id AS "regionId", market_id AS "marketId", source_id AS "sourceId", competitor_id AS "competitorId",
        lost_reason_id AS "lostReasonId", next_step AS "nextStep", description, classification, custom, tag_ids AS "tagIds"
      FROM sales.opportunity WHERE (external_source = ${source} AND external_id = ANY(${keys}::text[])) OR (number = ANY(${keys}::text[]) AND ${readable})
      ORDER BY id FOR UPDATE`);
    const [bySource, byNumber] = [rows.filter((row) => row.isOfSource), rows.filter((row) => !row.isOfSource)];
    return new Map(
      [...byNumber, ...bySource].map(({ isOfSource: _, ...row }) => [
        row.key,
        { ...row, custom: customValues(row.custom) },
      ]),
    );
  }

  async insert(
    tx: Tx,
    actor: Actor,
    source: string,
    stages: ReadonlyMap<string, ImportedStage>,
    made: readonly NewOpportunity[],
  ): Promise<void> {
    if (made.length === 0) return;
    const now = this.clock.now();
    const rows = made.map(({ key, state }) => {
      const stage = stages.get(state.stageId) as ImportedStage;
      return {
        ...state,
        key,
        id: this.ids.next(),
        meaning: stage.meaning,
        processVersionId: stage.processVersionId,
        firstStageId: stage.firstStageId,
      };
    });
    await tx.many(sql`
      INSERT INTO sales.opportunity (id, number, title, customer_id, owner_id, team_id, process_version_id, stage_id, meaning, stage_entered_at, amount, currency,
        expected_close_date, opened_on, closed_on, region_id, market_id, source_id, competitor_id, lost_reason_id, next_step, description, classification, custom, tag_ids,
        external_source, external_id, created_at, created_by, updated_at, version)
      SELECT id, 'S/' || extract(year FROM "openedOn") || '/' || lpad(nextval('sales.opportunity_number')::text, 6, '0'), title, "customerId", "ownerId", "teamId", "processVersionId", "stageId", meaning,
        coalesce("closedOn", "openedOn")::timestamptz, amount, currency, "expectedCloseDate", "openedOn", "closedOn", "regionId", "marketId", "sourceId", "competitorId",
        "lostReasonId", "nextStep", description, classification, custom, "tagIds", ${source}, key, ${now}, ${actor.userId}::uuid, ${now}, 1
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, title text, "customerId" uuid, "ownerId" uuid, "teamId" uuid, "processVersionId" uuid,
        "stageId" uuid, meaning text, amount numeric, currency text, "expectedCloseDate" date, "openedOn" date, "closedOn" date, "regionId" uuid, "marketId" uuid,
        "sourceId" uuid, "competitorId" uuid, "lostReasonId" uuid, "nextStep" text, description text, classification jsonb, custom jsonb, "tagIds" uuid[], key text)`);
    await this.addStageEvents(
      tx,
      actor,
      rows.flatMap((row) => {
        const opened = {
          opportunityId: row.id,
          from: null,
          to: row.closedOn === null ? row.stageId : row.firstStageId,
          occurredOn: row.openedOn,
        };
        return row.closedOn === null
          ? [opened]
          : [opened, { opportunityId: row.id, from: row.firstStageId, to: row.stageId, occurredOn: row.closedOn }];
      }),
    );
    await this.register.recordMany(
      tx,
      actor,
      rows.map((row) => entry(row.id, 1, registeredChanges(null, row))),
    );
    await this.tell(
      tx,
      SALES_EVENTS.opportunityCreated,
      rows.map(({ id }) => ({ opportunityId: id, version: 1 })),
    );
  }

  async change(
    tx: Tx,
    actor: Actor,
    stages: ReadonlyMap<string, ImportedStage>,
    changed: readonly ChangedOpportunity[],
  ): Promise<void> {
    if (changed.length === 0) return;
    const now = this.clock.now();
    const rows = changed.map(({ was, state }) => {
      const stage = stages.get(state.stageId) as ImportedStage;
      return {
        ...state,
        id: was.id,
        version: was.version,
        moved: was.stageId !== state.stageId,
        meaning: stage.meaning,
        processVersionId: stage.processVersionId,
      };
    });
    await tx.many(sql`
      UPDATE sales.opportunity o SET title = r.title, customer_id = r."customerId", owner_id = r."ownerId", team_id = r."teamId",
        process_version_id = r."processVersionId", stage_id = r."stageId", meaning = r.meaning,
        stage_entered_at = CASE WHEN r.moved THEN coalesce(r."closedOn"::timestamptz, ${now}) ELSE o.stage_entered_at END, amount = r.amount, currency = r.currency,
        expected_close_date = r."expectedCloseDate", opened_on = r."openedOn", closed_on = r."closedOn", region_id = r."regionId", market_id = r."marketId",
        source_id = r."sourceId", competitor_id = r."competitorId", lost_reason_id = r."lostReasonId", next_step = r."nextStep", description = r.description,
        classification = r.classification, custom = r.custom, tag_ids = r."tagIds", updated_at = ${now}, version = o.version + 1
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, version integer, moved boolean, title text, "customerId" uuid, "ownerId" uuid, "teamId" uuid,
        "processVersionId" uuid, "stageId" uuid, meaning text, amount numeric, currency text, "expectedCloseDate" date, "openedOn" date, "closedOn" date,
        "regionId" uuid, "marketId" uuid, "sourceId" uuid, "competitorId" uuid, "lostReasonId" uuid, "nextStep" text, description text, classification jsonb, custom jsonb, "tagIds" uuid[])
      WHERE o.id = r.id AND o.version = r.version`);
    const moved = changed.filter(({ was, state }) => was.stageId !== state.stageId);
    await this.addStageEvents(
      tx,
      actor,
      moved.map(({ was, state }) => ({
        opportunityId: was.id,
        from: was.stageId,
        to: state.stageId,
        occurredOn: state.closedOn,
      })),
    );
    await this.register.recordMany(
      tx,
      actor,
      changed.map(({ was, state }) => entry(was.id, was.version + 1, registeredChanges(was, state))),
    );
    const handedOver = changed.filter(({ was, state }) => was.customerId !== state.customerId);
    await this.activities.follow(
      tx,
      actor,
      handedOver.map(({ was, state }) => ({ saleId: was.id, customerId: state.customerId })),
    );
    await this.tell(
      tx,
      SALES_EVENTS.opportunityChanged,
      changed.map(({ was }) => ({ opportunityId: was.id, version: was.version + 1, fields: [] })),
    );
  }

  private async addStageEvents(
    tx: Tx,
    actor: Actor,
    events: readonly { opportunityId: string; from: string | null; to: string; occurredOn: string | null }[],
  ): Promise<void> {
    if (events.length === 0) return;
    const now = this.clock.now();
    const rows = events.map((event) => ({ ...event, id: this.ids.next() }));
    await tx.many(sql`
      INSERT INTO sales.stage_event (id, opportunity_id, from_stage_id, to_stage_id, occurred_at, recorded_at, actor_id, reason)
      SELECT id, "opportunityId", "from", "to", coalesce("occurredOn"::timestamptz, ${now}), ${now}, ${actor.userId}::uuid, NULL
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "opportunityId" uuid, "from" uuid, "to" uuid, "occurredOn" date)`);
  }

  private tell(tx: Tx, type: string, payloads: readonly Record<string, unknown>[]): Promise<void> {
    return this.outbox.add(tx, ...payloads.map((payload) => ({ type, payload })));
  }
}

const entry = (id: string, version: number, changes: ReturnType<typeof registeredChanges>) => ({
  stream: { kind: 'sale', id },
  subject: { kind: 'opportunity', id, version },
  action: 'opportunity.import',
  changes,
});
