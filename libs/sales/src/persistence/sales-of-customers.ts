import { CustomerReferenceKind, CustomerReferenceKinds } from '@kontor/customers/contract';
import { type Actor, ChangeRegister, Clock, type RegisterEntry, type Statement, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ActivitiesOfSales } from './activities-of-sales.js';

/** So many records go in one statement: every index of a sale is written, and no statement may take 15 seconds. */
const CHUNK = 2_000;

/** Has the sales of a customer follow it into another one. When they were last saved stays as it was. */
@Injectable()
export class SalesOfCustomers extends CustomerReferenceKind {
  override readonly key = 'sales.opportunity';
  override readonly name = { pl: 'Szanse sprzedaży', en: 'Sales' };

  constructor(
    kinds: CustomerReferenceKinds,
    private readonly register: ChangeRegister,
    private readonly activities: ActivitiesOfSales,
  ) {
    super(kinds);
  }

  override count(customerId: Statement): Statement {
    return sql`(SELECT count(*) FROM sales.opportunity o WHERE o.customer_id = ${customerId} AND o.deleted_at IS NULL)`;
  }

  override async move(
    tx: Tx,
    actor: Actor,
    fromId: string,
    toId: string,
    only: readonly string[] | null,
  ): Promise<readonly string[]> {
    const rows = await tx.many<{ id: string }>(sql`
      SELECT id FROM sales.opportunity WHERE customer_id = ${fromId}::uuid AND (${only}::uuid[] IS NULL OR id = ANY(${only}::uuid[]))
      ORDER BY id FOR UPDATE`);
    const ids = rows.map(({ id }) => id);
    for (let start = 0; start < ids.length; start += CHUNK) {
      await this.moveSome(tx, actor, fromId, toId, ids.slice(start, start + CHUNK));
    }
    return ids;
  }

  private async moveSome(tx: Tx, actor: Actor, fromId: string, toId: string, ids: readonly string[]): Promise<void> {
    const moved = await tx.many<{ id: string; version: number }>(sql`
      UPDATE sales.opportunity SET customer_id = ${toId}::uuid, version = version + 1 WHERE id = ANY(${ids}::uuid[]) RETURNING id, version`);
    await this.register.recordMany(
      tx,
      actor,
      moved.map(({ id, version }) => ({
        stream: { kind: 'sale', id },
        subject: { kind: 'opportunity', id, version },
        action: 'opportunity.change',
        changes: [{ field: 'customer', from: fromId, to: toId }],
      })),
    );
    await this.activities.follow(
      tx,
      actor,
      ids.map((saleId) => ({ saleId, customerId: toId })),
    );
  }
}

interface MovedActivity {
  readonly id: string;
  readonly version: number;
  readonly opportunity_id: string | null;
}

/** Has the activities of a customer follow it into another one. */
@Injectable()
export class ActivitiesOfCustomers extends CustomerReferenceKind {
  override readonly key = 'sales.activity';
  override readonly name = { pl: 'Działania', en: 'Activities' };

  constructor(
    kinds: CustomerReferenceKinds,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
  ) {
    super(kinds);
  }

  override count(customerId: Statement): Statement {
    return sql`(SELECT count(*) FROM sales.activity a WHERE a.customer_id = ${customerId} AND a.deleted_at IS NULL)`;
  }

  override async move(
    tx: Tx,
    actor: Actor,
    fromId: string,
    toId: string,
    only: readonly string[] | null,
  ): Promise<readonly string[]> {
    const moved = await tx.many<MovedActivity>(sql`
      UPDATE sales.activity SET customer_id = ${toId}::uuid, updated_at = ${this.clock.now()}, version = version + 1
      WHERE customer_id = ${fromId}::uuid AND (${only}::uuid[] IS NULL OR id = ANY(${only}::uuid[]))
      RETURNING id, version, opportunity_id`);
    await recordInChunks(
      this.register,
      tx,
      actor,
      moved.map(({ id, version, opportunity_id: saleId }) => ({
        stream: saleId === null ? { kind: 'customer', id: toId } : { kind: 'sale', id: saleId },
        subject: { kind: 'activity', id, version },
        action: 'activity.change',
        changes: [{ field: 'customer', from: fromId, to: toId }],
      })),
    );
    return moved.map(({ id }) => id);
  }
}

async function recordInChunks(
  register: ChangeRegister,
  tx: Tx,
  actor: Actor,
  entries: readonly RegisterEntry[],
): Promise<void> {
  for (let start = 0; start < entries.length; start += CHUNK) {
    await register.recordMany(tx, actor, entries.slice(start, start + CHUNK));
  }
}
