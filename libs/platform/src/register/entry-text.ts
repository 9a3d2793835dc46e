import { type Statement, sql } from '../data/sql.js';

/** The columns of `EntryText`, of a register entry under `e`. */
export const entryText: Statement = sql`
  e.id::text AS id, e.stream_kind AS "streamKind", e.stream_id::text AS "streamId", e.subject_kind AS "subjectKind",
  e.subject_id::text AS "subjectId", e.subject_version::text AS "subjectVersion", e.action, e.changes::text AS changes,
  e.reason, e.actor_id::text AS "actorId", e.actor_name AS "actorName", e.channel,
  to_char(e.occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS "occurredAt",
  to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS "recordedAt"`;
