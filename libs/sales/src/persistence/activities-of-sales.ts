import { type Actor, ChangeRegister, Clock, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

/** A sale that is with another customer from now on, or with none. */
export interface SaleHandedOver {
  readonly saleId: string;
  readonly customerId: string | null;
}

/** A sale that is another person's from now on. */
export interface SaleWithAnother {
  readonly saleId: string;
  readonly from: string | null;
  readonly to: string;
  readonly teamId: string | null;
}

interface LeftBehindRow {
  readonly id: string;
  readonly version: number;
  readonly saleId: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Keeps the activities of a sale with the customer that the sale is with. */
@Injectable()
export class ActivitiesOfSales {
  constructor(
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes all activities of the sales along, also those that the actor may not change: what they belong to is the
   * sale's to say. Whom somebody met stays who it was. Each has an entry of its own in the register of its sale.
   * The sales must be locked, so that no activity is added meanwhile.
   */
  async follow(tx: Tx, actor: Actor, sales: readonly SaleHandedOver[]): Promise<void> {
    if (sales.length === 0) return;
    const left = await tx.many<LeftBehindRow>(sql`
      SELECT a.id, a.version, a.opportunity_id AS "saleId", a.customer_id AS "from", s.customer_id AS "to"
      FROM unnest(${sales.map(({ saleId }) => saleId)}::uuid[], ${sales.map(({ customerId }) => customerId)}::uuid[]) AS s (id, customer_id)
      JOIN sales.activity a ON a.opportunity_id = s.id
      WHERE a.deleted_at IS NULL AND a.customer_id IS DISTINCT FROM s.customer_id
      ORDER BY a.id FOR UPDATE OF a`);
    if (left.length === 0) return;
    tx.send(sql`
      UPDATE sales.activity a SET customer_id = r.customer_id, updated_at = ${this.clock.now()}, version = a.version + 1
      FROM unnest(${left.map(({ id }) => id)}::uuid[], ${left.map(({ to }) => to)}::uuid[]) AS r (id, customer_id)
      WHERE a.id = r.id`);
    await this.register.recordMany(
      tx,
      actor,
      left.map(({ id, version, saleId, from, to }) => ({
        stream: { kind: 'sale', id: saleId },
        subject: { kind: 'activity', id, version: version + 1 },
        action: 'activity.change',
        changes: [{ field: 'customer', from, to }],
      })),
    );
  }

  /** Gives the open activities that one person has in a sale to another; answers how many. The sale must be locked. */
  async handOver(tx: Tx, actor: Actor, { saleId, from, to, teamId }: SaleWithAnother): Promise<number> {
    if (from === null) return 0;
    const given = await tx.many<{ id: string; version: number }>(sql`
      UPDATE sales.activity a SET owner_id = ${to}::uuid, team_id = ${teamId}::uuid, updated_at = ${this.clock.now()}, version = a.version + 1
      WHERE a.opportunity_id = ${saleId}::uuid AND a.owner_id = ${from}::uuid AND a.deleted_at IS NULL AND a.done_at IS NULL
      RETURNING a.id, a.version`);
    await this.register.recordMany(
      tx,
      actor,
      given.map(({ id, version }) => ({
        stream: { kind: 'sale', id: saleId },
        subject: { kind: 'activity', id, version },
        action: 'activity.change',
        changes: [{ field: 'owner', from, to }],
      })),
    );
    return given.length;
  }
}
