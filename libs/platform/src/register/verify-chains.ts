import type { Client } from 'pg';
import { sql } from '../data/sql.js';
import type { EntryText } from './entry-seal.js';
import { sealOf } from './entry-seal.js';
import { entryText } from './entry-text.js';
import type { Finding } from './finding.js';

const PAGE = 5_000;

type SealedRow = { readonly [K in keyof EntryText]: EntryText[K] | null } & {
  readonly kind: string;
  readonly stream: string;
  readonly position: number;
  readonly entry: string;
  readonly hash: Buffer;
  readonly sealedAt: Date;
};

/** Walks every chain from its beginning, a page at a time, and tells of each the first entry that does not hold. */
export async function verifyChains(
  client: Client,
  found: (finding: Finding) => void,
): Promise<{ readonly streams: number; readonly entries: number }> {
  let last: SealedRow | null = null;
  let broken: string | null = null;
  let streams = 0;
  let entries = 0;
  for (;;) {
    const rows: SealedRow[] = await pageAfter(client, last);
    for (const row of rows) {
      const before: SealedRow | null = last?.kind === row.kind && last.stream === row.stream ? last : null;
      const stream: string = `${row.kind}/${row.stream}`;
      if (!before) streams += 1;
      if (broken !== stream) {
        const problem = problemOf(row, before);
        if (problem) {
          broken = stream;
          found(problem);
        }
      }
      entries += 1;
      last = row;
    }
    if (rows.length < PAGE) return { streams, entries };
  }
}

async function pageAfter(client: Client, last: SealedRow | null): Promise<SealedRow[]> {
  const { text, values } = sql`
    SELECT s.stream_kind AS kind, s.stream_id::text AS stream, s.position, s.entry_id::text AS entry, s.hash,
      s.sealed_at AS "sealedAt", ${entryText}
    FROM platform.register_seal s LEFT JOIN platform.register_entry e ON e.id = s.entry_id
    WHERE ${last ? sql`(s.stream_kind, s.stream_id, s.position) > (${last.kind}::text, ${last.stream}::uuid, ${last.position}::integer)` : sql`TRUE`}
    ORDER BY s.stream_kind, s.stream_id, s.position LIMIT ${PAGE}`;
  return (await client.query<SealedRow>(text, [...values])).rows;
}

function problemOf(row: SealedRow, before: SealedRow | null): Finding | null {
  const at = { stream: `${row.kind}/${row.stream}`, position: row.position, entry: row.entry };
  const expected = (before?.position ?? 0) + 1;
  if (row.position !== expected) return { kind: 'SEAL_MISSING', ...at, position: expected, entry: null };
  if (row.id === null) return { kind: 'ENTRY_MISSING', ...at };
  if (row.streamKind !== row.kind || row.streamId !== row.stream) return { kind: 'ENTRY_CHANGED', ...at };
  const whole = row as unknown as EntryText;
  return sealOf(before?.hash ?? null, whole).equals(row.hash) ? null : { kind: 'ENTRY_CHANGED', ...at };
}
