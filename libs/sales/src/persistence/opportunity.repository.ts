import { currencyCode, customValues, Decimal, localDate } from '@kontor/kernel';
import {
  type Actor,
  ChangeRegister,
  Clock,
  Ids,
  joinSql,
  notFound,
  requireWritable,
  type Statement,
  sql,
  type Tx,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { registeredSale, type Sale, type SaleContact } from '../domain/sale.js';

export type NewSale = Omit<Sale, 'id' | 'number' | 'version'>;
/** A sale whose number the database has chosen and the writer need not know. */
export type SavedSale = Omit<Sale, 'number'>;

interface LoadedRow
  extends Omit<Sale, 'amount' | 'currency' | 'expectedCloseDate' | 'openedOn' | 'closedOn' | 'contacts' | 'splits'> {
  readonly amount: string | null;
  readonly currency: string;
  readonly expectedCloseDate: string | null;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly contacts: readonly SaleContact[];
  readonly splits: readonly { readonly userId: string; readonly share: string }[];
}

/**
 * Sales as their writers load and save them: statements of our own rather than TypeORM's, because these are named and
 * travel together, so that a write waits for the database three times in all.
 */
@Injectable()
export class OpportunityRepository {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly register: ChangeRegister,
  ) {}

  /**
   * Locks a sale for the rest of the transaction. Refusals: `NOT_FOUND` also for one out of reach, `FORBIDDEN` for one
   * that the actor may only read, `CONFLICT` with what changed since `expectedVersion`.
   */
  async getForUpdate(tx: Tx, actor: Actor, id: string, expectedVersion: number): Promise<Sale> {
    const sale = await this.lock(tx, id);
    if (sale === null) throw notFound('opportunity');
    requireWritable(actor, 'opportunity', sale);
    const subject = { kind: 'opportunity', id, version: sale.version };
    await this.register.refuseIfStale(tx, subject, expectedVersion, { ...registeredSale(sale) });
    return sale;
  }

  /** Locks a sale whoever asks; `null` for one that is not there. For writes that have a scope of their own. */
  async lock(tx: Tx, id: string): Promise<Sale | null> {
    // Two statements: the second sees what the holder of the lock has committed, the sale's own lists among it.
    tx.send(sql`SELECT FROM sales.opportunity WHERE id = ${id}::uuid FOR UPDATE`);
    const row = await tx.one(load(id));
    return row && toSale(row);
  }

  /** Adds a sale with its number, its contacts and splits, and the event by which it entered its first stage. */
  insert(tx: Tx, actor: Actor, sale: NewSale): SavedSale {
    const now = this.clock.now();
    const id = this.ids.next();
    const year = sale.openedOn.slice(0, 4);
    const { amount, description, classification, custom } = sale;
    tx.send(sql`
      INSERT INTO sales.opportunity (id, number, title, customer_id, owner_id, team_id, process_version_id, stage_id, meaning,
        stage_entered_at, amount, currency, expected_close_date, opened_on, region_id, market_id, source_id, competitor_id,
        next_step, description, classification, custom, tag_ids, created_at, created_by, updated_at)
      VALUES (${id}, 'S/' || ${year}::text || '/' || lpad(nextval('sales.opportunity_number')::text, 6, '0'), ${sale.title},
        ${sale.customerId}, ${sale.ownerId}, ${sale.teamId}, ${sale.processVersionId}, ${sale.stageId}, ${sale.meaning},
        ${sale.stageEnteredAt}, ${amount?.toFixed() ?? null}, ${sale.currency}, ${sale.expectedCloseDate}, ${sale.openedOn},
        ${sale.regionId}, ${sale.marketId}, ${sale.sourceId}, ${sale.competitorId}, ${sale.nextStep}, ${description},
        ${JSON.stringify(classification)}, ${JSON.stringify(custom)}, ${sale.tagIds}, ${now}, ${actor.userId}, ${now})`);
    const saved = { ...sale, id, version: 1 };
    this.addContacts(tx, saved);
    this.addSplits(tx, saved);
    this.addStageEvent(tx, actor, saved, null, null);
    return saved;
  }

  /** Writes what differs. The row is locked, so its version can only be the one that was loaded. */
  save(tx: Tx, before: Sale, after: Sale): Sale {
    const assignments = (Object.keys(ASSIGN) as (keyof typeof ASSIGN)[])
      .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      .map((field) => ASSIGN[field](after));
    const set = joinSql([...assignments, sql`updated_at = ${this.clock.now()}`, sql`version = version + 1`], sql`, `);
    tx.send(sql`UPDATE sales.opportunity SET ${set} WHERE id = ${before.id} AND version = ${before.version}`);
    if (JSON.stringify(before.contacts) !== JSON.stringify(after.contacts)) {
      tx.send(sql`DELETE FROM sales.opportunity_contact WHERE opportunity_id = ${before.id}`);
      this.addContacts(tx, after);
    }
    if (JSON.stringify(before.splits) !== JSON.stringify(after.splits)) {
      tx.send(sql`DELETE FROM sales.split WHERE opportunity_id = ${before.id}`);
      this.addSplits(tx, after);
    }
    return { ...after, version: before.version + 1 };
  }

  /** Hides a sale from everywhere; its row, its events and its register stay. */
  remove(tx: Tx, sale: Sale): Sale {
    const now = this.clock.now();
    tx.send(sql`
      UPDATE sales.opportunity SET deleted_at = ${now}, updated_at = ${now}, version = version + 1
      WHERE id = ${sale.id} AND version = ${sale.version}`);
    return { ...sale, version: sale.version + 1 };
  }

  /** Events are only ever added: a loop or a reopening is one more. */
  addStageEvent(tx: Tx, actor: Actor, sale: SavedSale, fromStageId: string | null, reason: string | null): void {
    tx.send(sql`
      INSERT INTO sales.stage_event (id, opportunity_id, from_stage_id, to_stage_id, occurred_at, recorded_at, actor_id, reason)
      VALUES (${this.ids.next()}, ${sale.id}, ${fromStageId}, ${sale.stageId}, ${sale.stageEnteredAt}, ${this.clock.now()},
        ${actor.userId}, ${reason})`);
  }

  private addContacts(tx: Tx, { id, contacts }: SavedSale): void {
    if (contacts.length === 0) return;
    tx.send(sql`
      INSERT INTO sales.opportunity_contact (opportunity_id, contact_id, role)
      SELECT ${id}::uuid, contact_id, role
      FROM unnest(${contacts.map(({ contactId }) => contactId)}::uuid[], ${contacts.map(({ role }) => role)}::text[]) AS c (contact_id, role)`);
  }

  private addSplits(tx: Tx, { id, splits }: SavedSale): void {
    if (splits.length === 0) return;
    tx.send(sql`
      INSERT INTO sales.split (opportunity_id, user_id, share)
      SELECT ${id}::uuid, user_id, share
      FROM unnest(${splits.map(({ userId }) => userId)}::uuid[], ${splits.map(({ share }) => share.toFixed())}::numeric[]) AS s (user_id, share)`);
  }
}

/** The closed map from a sale's facts to their columns; what is not in it never changes. */
const ASSIGN = {
  title: (sale) => sql`title = ${sale.title}`,
  customerId: (sale) => sql`customer_id = ${sale.customerId}`,
  ownerId: (sale) => sql`owner_id = ${sale.ownerId}`,
  teamId: (sale) => sql`team_id = ${sale.teamId}`,
  stageId: (sale) => sql`stage_id = ${sale.stageId}`,
  meaning: (sale) => sql`meaning = ${sale.meaning}`,
  stageEnteredAt: (sale) => sql`stage_entered_at = ${sale.stageEnteredAt}`,
  amount: (sale) => sql`amount = ${sale.amount?.toFixed() ?? null}`,
  currency: (sale) => sql`currency = ${sale.currency}`,
  expectedCloseDate: (sale) => sql`expected_close_date = ${sale.expectedCloseDate}`,
  closeDatePushes: (sale) => sql`close_date_pushes = ${sale.closeDatePushes}`,
  closedOn: (sale) => sql`closed_on = ${sale.closedOn}`,
  regionId: (sale) => sql`region_id = ${sale.regionId}`,
  marketId: (sale) => sql`market_id = ${sale.marketId}`,
  sourceId: (sale) => sql`source_id = ${sale.sourceId}`,
  competitorId: (sale) => sql`competitor_id = ${sale.competitorId}`,
  lostReasonId: (sale) => sql`lost_reason_id = ${sale.lostReasonId}`,
  lostNote: (sale) => sql`lost_note = ${sale.lostNote}`,
  nextStep: (sale) => sql`next_step = ${sale.nextStep}`,
  description: (sale) => sql`description = ${sale.description}`,
  classification: (sale) => sql`classification = ${JSON.stringify(sale.classification)}`,
  custom: (sale) => sql`custom = ${JSON.stringify(sale.custom)}`,
  tagIds: (sale) => sql`tag_ids = ${sale.tagIds}::uuid[]`,
} as const satisfies Partial<Record<keyof Sale, (sale: Sale) => Statement>>;

const load = (id: string): Statement<LoadedRow> => sql<LoadedRow>`
  SELECT o.id, o.number, o.version, o.title, o.customer_id AS "customerId", o.owner_id AS "ownerId", o.team_id AS "teamId",
    o.process_version_id AS "processVersionId", o.stage_id AS "stageId", o.meaning, o.stage_entered_at AS "stageEnteredAt",
    o.amount, o.currency, o.expected_close_date::text AS "expectedCloseDate", o.close_date_pushes AS "closeDatePushes",
    o.opened_on::text AS "openedOn", o.closed_on::text AS "closedOn", o.region_id AS "regionId", o.market_id AS "marketId",
    o.source_id AS "sourceId", o.competitor_id AS "competitorId", o.lost_reason_id AS "lostReasonId", o.lost_note AS "lostNote",
    o.next_step AS "nextStep", o.description, o.classification, o.custom, o.tag_ids AS "tagIds",
    coalesce((SELECT jsonb_agg(jsonb_build_object('contactId', c.contact_id, 'role', c.role) ORDER BY c.contact_id)
      FROM sales.opportunity_contact c WHERE c.opportunity_id = o.id), '[]') AS contacts,
    coalesce((SELECT jsonb_agg(jsonb_build_object('userId', s.user_id, 'share', s.share::text) ORDER BY s.user_id)
      FROM sales.split s WHERE s.opportunity_id = o.id), '[]') AS splits
  FROM sales.opportunity o WHERE o.id = ${id}::uuid AND o.deleted_at IS NULL`;

const toSale = (row: LoadedRow): Sale => ({
  ...row,
  amount: row.amount === null ? null : new Decimal(row.amount),
  currency: currencyCode(row.currency),
  expectedCloseDate: row.expectedCloseDate === null ? null : localDate(row.expectedCloseDate),
  openedOn: localDate(row.openedOn),
  closedOn: row.closedOn === null ? null : localDate(row.closedOn),
  contacts: row.contacts.map(({ contactId, role }) => ({ contactId, role })),
  splits: row.splits.map(({ userId, share }) => ({ userId, share: new Decimal(share) })),
  custom: customValues(row.custom),
});
