import { sql, type Tx } from '@kontor/platform';
import type { PlacedSale, RegisterRow } from './demo-history.js';

const dateOf = (at: Date): string => at.toISOString().slice(0, 10);

/** The sales themselves, as their histories have left them; versions are those that the register ends with. */
export async function insertSales(
  tx: Tx,
  sales: readonly PlacedSale[],
  versions: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = sales.map(({ sale, owner, ...placed }) => {
    const lastMove = sale.moves.at(-1);
    const lastDate = sale.closeDates.at(-1);
    const changedAt = [
      lastMove?.recordedAt,
      sale.amounts.at(-1)?.at,
      lastDate?.at,
      ...placed.activities.map(({ doneAt }) => doneAt),
    ]
      .filter((at): at is Date => at instanceof Date)
      .reduce((latest, at) => (at > latest ? at : latest));
    return {
      id: placed.id,
      number: placed.number,
      title: placed.title,
      customer_id: placed.customerId,
      owner_id: owner.id,
      team_id: placed.teamId,
      process_version_id: sale.process.versionId,
      stage_id: sale.stageId,
      meaning: sale.meaning,
      stage_entered_at: lastMove?.at,
      amount: sale.amounts.at(-1)?.amount,
      currency: placed.currency,
      expected_close_date: lastDate ? dateOf(lastDate.on) : null,
      close_date_pushes: sale.closeDates.length - 1,
      opened_on: dateOf(sale.openedAt),
      closed_on: sale.meaning === 'OPEN' ? null : dateOf(lastMove?.at ?? sale.openedAt),
      source_id: placed.sourceId,
      competitor_id: placed.competitorId,
      lost_reason_id: sale.meaning === 'LOST' ? placed.lostReasonId : null,
      classification: Object.fromEntries(
        placed.classifications.map(({ dimensionId, valueId }) => [dimensionId, valueId]),
      ),
      custom: placed.custom,
      created_at: sale.openedAt,
      updated_at: changedAt,
      version: versions.get(placed.id) ?? 1,
    };
  });
  await tx.many(sql`
    INSERT INTO sales.opportunity (id, number, title, customer_id, owner_id, team_id, process_version_id, stage_id, meaning, stage_entered_at, amount, currency,
      expected_close_date, close_date_pushes, opened_on, closed_on, region_id, market_id, source_id, competitor_id, lost_reason_id, classification, custom, created_at,
      created_by, updated_at, version)
    SELECT r.id, r.number, r.title, r.customer_id, r.owner_id, r.team_id, r.process_version_id, r.stage_id, r.meaning, r.stage_entered_at, r.amount, r.currency,
      r.expected_close_date, r.close_date_pushes, r.opened_on, r.closed_on, c.region_id, c.market_id, r.source_id, r.competitor_id, r.lost_reason_id,
      r.classification, r.custom, r.created_at, r.owner_id, r.updated_at, r.version
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, number text, title text, customer_id uuid, owner_id uuid, team_id uuid,
      process_version_id uuid, stage_id uuid, meaning text, stage_entered_at timestamptz, amount numeric, currency text, expected_close_date date,
      close_date_pushes integer, opened_on date, closed_on date, source_id uuid, competitor_id uuid, lost_reason_id uuid, classification jsonb,
      custom jsonb, created_at timestamptz, updated_at timestamptz, version integer)
    JOIN customers.customer c ON c.id = r.customer_id`);
}

export async function insertMoves(tx: Tx, sales: readonly PlacedSale[], nextId: () => string): Promise<void> {
  const rows = sales.flatMap(({ id, owner, sale }) =>
    sale.moves.map((move) => ({
      id: nextId(),
      opportunity_id: id,
      from_stage_id: move.from,
      to_stage_id: move.to,
      at: move.at,
      recorded_at: move.recordedAt,
      actor_id: owner.id,
      reason: move.reason,
    })),
  );
  await tx.many(sql`
    INSERT INTO sales.stage_event (id, opportunity_id, from_stage_id, to_stage_id, occurred_at, recorded_at, actor_id, reason)
    SELECT id, opportunity_id, from_stage_id, to_stage_id, at, recorded_at, actor_id, reason
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(id uuid, opportunity_id uuid, from_stage_id uuid, to_stage_id uuid, at timestamptz, recorded_at timestamptz, actor_id uuid, reason text)`);
}

export async function insertApprovals(tx: Tx, sales: readonly PlacedSale[]): Promise<void> {
  const rows = sales.flatMap(({ id: opportunityId, owner, approvals }) =>
    approvals.map(({ stage, approver, ...approval }) => ({
      ...approval,
      opportunityId,
      stageKey: stage.key,
      requestedBy: owner.id,
      decidedBy: approval.decidedAt && approver.id,
    })),
  );
  await tx.many(sql`
    INSERT INTO sales.stage_approval (id, opportunity_id, stage_key, role_id, requested_by, requested_at, state, decided_by, decided_at, used_at)
    SELECT id, "opportunityId", "stageKey", "roleId", "requestedBy", "requestedAt", CASE WHEN "decidedAt" IS NULL THEN 'PENDING' ELSE 'APPROVED' END,
      "decidedBy", "decidedAt", "usedAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, "opportunityId" uuid, "stageKey" text, "roleId" uuid, "requestedBy" uuid,
      "requestedAt" timestamptz, "decidedBy" uuid, "decidedAt" timestamptz, "usedAt" timestamptz)`);
}

export async function insertSplits(tx: Tx, sales: readonly PlacedSale[]): Promise<void> {
  const rows = sales.flatMap(({ id, splits }) => splits.map((split) => ({ opportunityId: id, ...split })));
  await tx.many(sql`
    INSERT INTO sales.split (opportunity_id, user_id, share)
    SELECT "opportunityId", "userId", share FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("opportunityId" uuid, "userId" uuid, share numeric)`);
}

export async function insertActivities(
  tx: Tx,
  sales: readonly PlacedSale[],
  versions: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = sales.flatMap(({ id, customerId, owner, teamId, activities }) =>
    activities.map((activity) => ({
      ...activity,
      opportunityId: id,
      customerId,
      ownerId: owner.id,
      teamId,
      version: versions.get(activity.id) ?? 1,
    })),
  );
  await tx.many(sql`
    INSERT INTO sales.activity (id, kind, subject, opportunity_id, customer_id, owner_id, team_id, due_at, duration_minutes, done_at, outcome, created_at, updated_at, version)
    SELECT id, kind, subject, "opportunityId", "customerId", "ownerId", "teamId", "dueAt", "durationMinutes", "doneAt", outcome,
      least("dueAt", now()), coalesce("doneAt", least("dueAt", now())), version
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, kind text, subject text, "opportunityId" uuid, "customerId" uuid, "ownerId" uuid,
      "teamId" uuid, "dueAt" timestamptz, "durationMinutes" integer, "doneAt" timestamptz, outcome text, version integer)`);
}

export async function insertRegister(tx: Tx, rows: readonly RegisterRow[]): Promise<void> {
  const flat = rows.map(({ subject, at, occurredAt, reason, ...row }) => ({
    ...row,
    subjectKind: subject.kind,
    subjectId: subject.id,
    at,
    occurredAt: occurredAt ?? at,
    reason: reason ?? null,
  }));
  await tx.many(sql`
    INSERT INTO platform.register_entry (id, stream_kind, stream_id, subject_kind, subject_id, subject_version, action, changes, reason, actor_id, actor_name,
      channel, occurred_at, recorded_at)
    SELECT id, 'sale', "streamId", "subjectKind", "subjectId", version, action, changes, reason, "actorId", "actorName", 'WEB', "occurredAt", at
    FROM jsonb_to_recordset(${JSON.stringify(flat)}::jsonb) AS r(id uuid, "streamId" uuid, "subjectKind" text, "subjectId" uuid, version integer, action text,
      changes jsonb, reason text, "actorId" uuid, "actorName" text, at timestamptz, "occurredAt" timestamptz)`);
}
