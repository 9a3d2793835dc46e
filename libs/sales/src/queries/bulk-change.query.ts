import { type Actor, Clock, Database, notFound, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type BulkKind, type BulkStatus, isBulkUndoable, type ItemRefusal, UNDO_HOURS } from '../domain/bulk-change.js';
import type { Localised } from '../domain/localised.js';
import { exampleInputs } from './example-inputs.js';
import { readableSales } from './opportunity-filter.js';

export interface BulkExceptionView {
  /** `null` where the reader may not see the sale any more. */
  readonly opportunity: { readonly id: string; readonly number: string; readonly title: string } | null;
  readonly outcome: 'REFUSED' | 'KEPT';
  readonly code: string;
  readonly message: string;
  /** What its gate misses. */
  readonly missing: readonly Localised[];
}

/** One change of many sales: how far it is and what came of it. */
export interface BulkChangeView {
  readonly id: string;
  readonly kind: BulkKind;
  readonly status: BulkStatus;
  readonly failure: string | null;
  readonly total: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly undone: number;
  readonly kept: number;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  readonly undoableUntil: Date | null;
  readonly exceptions: readonly BulkExceptionView[];
}

interface ExceptionRow {
  readonly opportunity: BulkExceptionView['opportunity'];
  readonly refusal: ItemRefusal | null;
}

type ViewRow = Omit<BulkChangeView, 'undoableUntil' | 'exceptions'> & { readonly exceptions: readonly ExceptionRow[] };

const MOST_SHOWN = 100;
const MOST_KEPT = 20;

const exceptions = (actor: Actor): Statement => sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('refusal', e.refusal,
    'opportunity', CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title) END) ORDER BY e.opportunity_id), '[]')
  FROM (SELECT i.opportunity_id, i.refusal FROM sales.bulk_change_item i
    WHERE i.bulk_change_id = b.id AND (i.outcome = 'REFUSED' OR i.undoing = 'KEPT') ORDER BY i.opportunity_id LIMIT ${MOST_SHOWN}::int) e
  LEFT JOIN sales.opportunity o ON o.id = e.opportunity_id AND o.deleted_at IS NULL AND ${readableSales(actor)})`;

const bulkChanges = (actor: Actor, which: Statement): Statement<ViewRow> => sql<ViewRow>`
  SELECT b.id, b.change ->> 'kind' AS kind, b.status, b.failure, b.total, b.changed, b.unchanged, b.refused, b.undone, b.kept,
    b.requested_at AS "requestedAt", b.finished_at AS "finishedAt", ${exceptions(actor)} AS exceptions
  FROM sales.bulk_change b WHERE b.requested_by = ${actor.userId}::uuid AND ${which}
  ORDER BY b.requested_at DESC, b.id DESC LIMIT ${MOST_KEPT}::int`;

/** One's own bulk changes; those of others are nobody's business. */
@Injectable()
export class BulkChangeQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Refusal: `NOT_FOUND`. */
  async get(actor: Actor, id: string): Promise<BulkChangeView> {
    const row = await this.database.one(bulkChanges(actor, sql`b.id = ${id}::uuid`));
    if (row === null) throw notFound('bulk-change');
    return this.view(row);
  }

  /** The latest first. */
  async own(actor: Actor): Promise<BulkChangeView[]> {
    return (await this.database.many(bulkChanges(actor, sql`TRUE`))).map((row) => this.view(row));
  }

  private view(row: ViewRow): BulkChangeView {
    const isUndoable = isBulkUndoable(row, this.clock.now());
    return {
      ...row,
      undoableUntil: isUndoable && row.finishedAt ? new Date(row.finishedAt.getTime() + UNDO_HOURS * 3_600_000) : null,
      exceptions: row.exceptions.map(({ opportunity, refusal }) => ({
        opportunity,
        outcome: refusal ? 'REFUSED' : 'KEPT',
        code: refusal?.code ?? 'CHANGED_SINCE',
        message: refusal?.message ?? 'Somebody has changed it since, or it is out of reach.',
        missing: missingIn(refusal),
      })),
    };
  }
}

const missingIn = (refusal: ItemRefusal | null): Localised[] => {
  const unmet = refusal?.code === 'GATE_UNMET' ? (refusal.details['unmet'] as readonly { label: Localised }[]) : [];
  return unmet.map(({ label }) => label);
};

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({
  one: bulkChanges(exampleInputs.team, sql`b.id = ${exampleInputs.id}::uuid`),
  'one’s own': bulkChanges(exampleInputs.team, sql`TRUE`),
});
