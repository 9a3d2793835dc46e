import { type EntryText, sealOf } from '../register/entry-seal.js';
import { entryText } from '../register/entry-text.js';
import { sql } from '../data/sql.js';
import type { Transactions, Tx } from '../data/transactions.js';
import type { Clock } from '../time/clock.js';

const BATCH = 2_000;
/** No transaction lives as long: what is not sealed and older was left by a sealing that was cut off. */
const LOOK_BACK_MS = 3 * 3_600_000;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

interface Sealed {
  readonly sealed: number;
  readonly last: string | null;
}

/**
 * Chains what was entered into the register since the last time: each entry behind the one sealed before it in its
 * stream. Bears being cut off and run twice at once. It writes no entry, because it changes no record.
 */
export class SealRegister {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** `everything` also looks at what is older than any open transaction: for after a restore, and once a day. */
  async execute({ everything = false } = {}): Promise<{ readonly sealed: number }> {
    let after: string | null = everything ? FIRST_ID : await this.beginning();
    let sealed = 0;
    while (after !== null) {
      const from: string = after;
      const done = await this.transactions.run((tx) => this.sealNext(tx, from));
      sealed += done.sealed;
      after = done.last;
    }
    return { sealed };
  }

  private beginning(): Promise<string> {
    return this.transactions.run(async (tx) => {
      const any = await tx.one(sql`SELECT 1 AS one FROM platform.register_seal LIMIT 1`);
      return any ? idBefore(new Date(this.clock.now().getTime() - LOOK_BACK_MS)) : FIRST_ID;
    });
  }

  private async sealNext(tx: Tx, after: string): Promise<Sealed> {
    await holdRegister(tx);
    const entries = await tx.many<EntryText>(sql`
      SELECT ${entryText} FROM platform.register_entry e
      WHERE e.id > ${after}::uuid AND NOT EXISTS (SELECT FROM platform.register_seal s WHERE s.entry_id = e.id)
      ORDER BY e.id LIMIT ${BATCH}`);
    const ends = await endsOf(tx, entries);
    const seals = entries.map((entry) => {
      const stream = streamKey(entry.streamKind, entry.streamId);
      const end = ends.get(stream);
      const next = { position: (end?.position ?? 0) + 1, hash: sealOf(end?.hash ?? null, entry) };
      ends.set(stream, next);
      return { entry, ...next };
    });
    if (seals.length === 0) return { sealed: 0, last: null };
    // Never before an anchor that is there, whatever this machine's clock says: the next one would not see it.
    tx.send(sql`
      INSERT INTO platform.register_seal (stream_kind, stream_id, position, entry_id, hash, sealed_at)
      SELECT kind, id, position, entry, decode(hash, 'hex'),
        greatest(${this.clock.now()}::timestamptz, (SELECT max(made_at) FROM platform.register_anchor))
      FROM unnest(${seals.map(({ entry }) => entry.streamKind)}::text[], ${seals.map(({ entry }) => entry.streamId)}::uuid[],
        ${seals.map(({ position }) => position)}::integer[], ${seals.map(({ entry }) => entry.id)}::uuid[],
        ${seals.map(({ hash }) => hash.toString('hex'))}::text[]) AS made(kind, id, position, entry, hash)`);
    return { sealed: seals.length, last: seals.length < BATCH ? null : (seals.at(-1)?.entry.id ?? null) };
  }
}

/** One seals or anchors at a time: a chain has one next place. Held to the end of the transaction. */
export const holdRegister = (tx: Tx): Promise<unknown> =>
  tx.one(sql`SELECT pg_advisory_xact_lock(hashtextextended('platform.register', 0))::text AS held`);

const streamKey = (kind: string, id: string): string => `${kind}/${id}`;

async function endsOf(tx: Tx, entries: readonly EntryText[]) {
  const streams = new Map(entries.map(({ streamKind, streamId }) => [streamKey(streamKind, streamId), streamId]));
  const rows = await tx.many<{ kind: string; id: string; position: number; hash: Buffer }>(sql`
    SELECT DISTINCT ON (s.stream_kind, s.stream_id) s.stream_kind AS kind, s.stream_id::text AS id, s.position, s.hash
    FROM unnest(${[...streams.keys()].map((key) => key.split('/')[0])}::text[], ${[...streams.values()]}::uuid[]) AS asked(kind, id)
    JOIN platform.register_seal s ON s.stream_kind = asked.kind AND s.stream_id = asked.id
    ORDER BY s.stream_kind, s.stream_id, s.position DESC`);
  return new Map(rows.map(({ kind, id, position, hash }) => [streamKey(kind, id), { position, hash }]));
}

/** Ids are UUIDs of version 7: this one sorts before all that were made from `instant` on. */
function idBefore(instant: Date): string {
  const hex = instant.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}
