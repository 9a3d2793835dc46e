import { Clock, Ids, joinSql, notFound, type Statement, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { SalesMigrationStatus, StageMapping } from '../domain/sales-migration.js';

export interface SalesMigration {
  readonly id: string;
  readonly processId: string;
  readonly toVersionId: string;
  readonly mapping: StageMapping;
  readonly leavesUnmet: boolean;
  readonly status: SalesMigrationStatus;
  readonly failure: string | null;
  readonly total: number;
  readonly moved: number;
  readonly undone: number;
  readonly kept: number;
  readonly requestedBy: string;
  readonly finishedAt: Date | null;
  readonly version: number;
}

/** One sale that a batch has carried over, or carried back. */
export interface CarriedSale {
  readonly id: string;
  readonly version: number;
  readonly fromVersionId: string;
  readonly fromStageId: string;
  readonly toVersionId: string;
  readonly toStageId: string;
}

type Progress = Partial<Pick<SalesMigration, 'status' | 'failure' | 'moved' | 'undone' | 'kept' | 'finishedAt'>>;

const load = (id: string): Statement<SalesMigration> => sql<SalesMigration>`
  SELECT m.id, m.process_id AS "processId", m.to_version_id AS "toVersionId", m.mapping, m.leaves_unmet AS "leavesUnmet", m.status,
    m.failure, m.total, m.moved, m.undone, m.kept, m.requested_by AS "requestedBy", m.finished_at AS "finishedAt", m.version
  FROM sales.sales_migration m WHERE m.id = ${id}::uuid`;

/** Migrations with the place they have come to, and the batches in which they carry sales over and back. */
@Injectable()
export class SalesMigrationRepository {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Locks it for the rest of the transaction; `null` when there is none. */
  async lock(tx: Tx, id: string): Promise<SalesMigration | null> {
    tx.send(sql`SELECT FROM sales.sales_migration WHERE id = ${id}::uuid FOR UPDATE`);
    return tx.one(load(id));
  }

  /** Refusal: `NOT_FOUND`. */
  async getForUpdate(tx: Tx, id: string): Promise<SalesMigration> {
    const migration = await this.lock(tx, id);
    if (migration === null) throw notFound('migration');
    return migration;
  }

  /** Answers whether it was added: only one migration of a process is at work at a time. */
  async insert(
    tx: Tx,
    migration: Pick<SalesMigration, 'processId' | 'toVersionId' | 'mapping' | 'leavesUnmet' | 'total' | 'requestedBy'>,
  ): Promise<string | null> {
    const { processId, toVersionId, mapping, leavesUnmet, total, requestedBy } = migration;
    const added = await tx.one<{ id: string }>(sql`
      INSERT INTO sales.sales_migration (id, process_id, to_version_id, mapping, leaves_unmet, status, total, requested_by, requested_at)
      VALUES (${this.ids.next()}, ${processId}, ${toVersionId}, ${JSON.stringify(mapping)}::jsonb, ${leavesUnmet}, 'RUNNING', ${total}, ${requestedBy}, ${this.clock.now()})
      ON CONFLICT DO NOTHING RETURNING id`);
    return added?.id ?? null;
  }

  keep(tx: Tx, migration: SalesMigration, progress: Progress): SalesMigration {
    const next = { ...migration, ...progress, version: migration.version + 1 };
    tx.send(sql`
      UPDATE sales.sales_migration SET status = ${next.status}, failure = ${next.failure}, moved = ${next.moved}, undone = ${next.undone},
        kept = ${next.kept}, finished_at = ${next.finishedAt}, version = version + 1
      WHERE id = ${migration.id}::uuid AND version = ${migration.version}`);
    return next;
  }

  /** Carries the next sales over. Those that are there already are no longer in a stage of the mapping. */
  carryOver(tx: Tx, migration: SalesMigration, mayGo: Statement, limit: number): Promise<CarriedSale[]> {
    const pairs = joinSql(
      Object.entries(migration.mapping).map(([from, to]) => sql`(${from}::uuid, ${to}::uuid)`),
      sql`, `,
    );
    return tx.many(sql<CarriedSale>`
      WITH mapping (from_id, to_id) AS (VALUES ${pairs}), picked AS (
        SELECT o.id, o.process_version_id, o.stage_id, m.to_id FROM sales.opportunity o JOIN mapping m ON m.from_id = o.stage_id
        WHERE o.deleted_at IS NULL AND o.meaning = 'OPEN' AND ${mayGo} ORDER BY o.id LIMIT ${limit} FOR UPDATE OF o)
      UPDATE sales.opportunity o SET process_version_id = ${migration.toVersionId}::uuid, stage_id = picked.to_id,
        updated_at = ${this.clock.now()}, version = o.version + 1
      FROM picked WHERE o.id = picked.id
      RETURNING o.id, o.version, picked.process_version_id AS "fromVersionId", picked.stage_id AS "fromStageId",
        o.process_version_id AS "toVersionId", o.stage_id AS "toStageId"`);
  }

  addItems(tx: Tx, migrationId: string, carried: readonly CarriedSale[]): void {
    tx.send(sql`
      INSERT INTO sales.sales_migration_item (migration_id, opportunity_id, from_version_id, from_stage_id, to_stage_id, opportunity_version)
      SELECT ${migrationId}::uuid, c.id, c."fromVersionId", c."fromStageId", c."toStageId", c.version
      FROM jsonb_to_recordset(${JSON.stringify(carried)}::jsonb)
        AS c(id uuid, version integer, "fromVersionId" uuid, "fromStageId" uuid, "toStageId" uuid)`);
  }

  /** Carries the next sales back, of which nobody has touched any since; answers them and how many were looked at. */
  async carryBack(tx: Tx, migrationId: string, limit: number): Promise<{ carried: CarriedSale[]; seen: number }> {
    const seen = await tx.many<{ opportunityId: string }>(sql`
      SELECT i.opportunity_id AS "opportunityId" FROM sales.sales_migration_item i
      WHERE i.migration_id = ${migrationId}::uuid AND i.undoing IS NULL ORDER BY i.opportunity_id LIMIT ${limit}`);
    const ids = seen.map(({ opportunityId }) => opportunityId);
    if (ids.length === 0) return { carried: [], seen: 0 };
    tx.send(sql`SELECT FROM sales.opportunity WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`);
    const carried = await tx.many(sql<CarriedSale>`
      UPDATE sales.opportunity o SET process_version_id = i.from_version_id, stage_id = i.from_stage_id,
        updated_at = ${this.clock.now()}, version = o.version + 1
      FROM sales.sales_migration_item i JOIN sales.sales_migration m ON m.id = i.migration_id
      WHERE i.migration_id = ${migrationId}::uuid AND i.opportunity_id = ANY(${ids}::uuid[]) AND o.id = i.opportunity_id
        AND o.version = i.opportunity_version AND o.deleted_at IS NULL
      RETURNING o.id, o.version, m.to_version_id AS "fromVersionId", i.to_stage_id AS "fromStageId",
        o.process_version_id AS "toVersionId", o.stage_id AS "toStageId"`);
    const undone = carried.map(({ id }) => id);
    tx.send(sql`
      UPDATE sales.sales_migration_item SET undoing = CASE WHEN opportunity_id = ANY(${undone}::uuid[]) THEN 'UNDONE' ELSE 'KEPT' END
      WHERE migration_id = ${migrationId}::uuid AND opportunity_id = ANY(${ids}::uuid[])`);
    return { carried, seen: ids.length };
  }

  /** Events by which statistics know that nobody moved these sales: they count no step and end no time in a stage. */
  addStageEvents(tx: Tx, actorId: string | null, carried: readonly CarriedSale[]): void {
    const now = this.clock.now();
    const rows = carried.map(({ id, fromStageId, toStageId }) => ({
      event: this.ids.next(),
      id,
      fromStageId,
      toStageId,
    }));
    tx.send(sql`
      INSERT INTO sales.stage_event (id, opportunity_id, from_stage_id, to_stage_id, occurred_at, recorded_at, actor_id, kind)
      SELECT r.event, r.id, r."fromStageId", r."toStageId", ${now}::timestamptz, ${now}::timestamptz, ${actorId}::uuid, 'MIGRATION'
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(event uuid, id uuid, "fromStageId" uuid, "toStageId" uuid)`);
  }
}
