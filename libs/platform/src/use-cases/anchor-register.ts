import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AppConfig } from '../app-config.js';
import { sql } from '../data/sql.js';
import type { Transactions, Tx } from '../data/transactions.js';
import { AnchorHash, type AnchorMark, endLine, markLine, type StreamEnd } from '../register/anchor-lines.js';
import type { Clock } from '../time/clock.js';
import { holdRegister, type SealRegister } from './seal-register.js';

const PAGE = 5_000;

interface LastAnchor {
  readonly number: number;
  readonly madeAt: Date;
  readonly hash: string;
}

/**
 * Writes the ends of all chains that grew since the last anchor to a file outside the database, and the hash of what
 * it wrote into the database. Whoever can rewrite tables cannot rewrite a copy of that file kept elsewhere.
 */
export class AnchorRegister {
  constructor(
    private readonly transactions: Transactions,
    private readonly sealing: SealRegister,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<AnchorMark> {
    await this.sealing.execute({ everything: true });
    return this.transactions.run(async (tx) => {
      await holdRegister(tx);
      const last = await tx.one<LastAnchor>(sql`
        SELECT number, made_at AS "madeAt", encode(hash, 'hex') AS hash FROM platform.register_anchor
        ORDER BY number DESC LIMIT 1`);
      const mark = await this.write(tx, last ?? null);
      tx.send(sql`
        INSERT INTO platform.register_anchor (number, made_at, streams, hash)
        VALUES (${mark.anchor}, ${mark.madeAt}::timestamptz, ${mark.streams}, decode(${mark.hash}, 'hex'))`);
      return mark;
    });
  }

  /**
   * The file first: were the database to fail now, its lines would still be true, and the next anchor of the same
   * number stands below them.
   */
  private async write(tx: Tx, last: LastAnchor | null): Promise<AnchorMark> {
    await mkdir(dirname(this.config.anchorFile), { recursive: true, mode: 0o700 });
    const file = await open(this.config.anchorFile, 'a', 0o600);
    try {
      // An empty line begins an anchor, whatever a crash left of the one before.
      if ((await file.stat()).size > 0) await file.appendFile('\n\n');
      const hash = new AnchorHash();
      let after: StreamEnd | null = null;
      for (;;) {
        const ends: StreamEnd[] = await tx.many<StreamEnd>(endsSince(last?.madeAt ?? null, after));
        const lines = ends.map(endLine);
        for (const line of lines) hash.add(line);
        if (lines.length > 0) await file.appendFile(`${lines.join('\n')}\n`);
        if (ends.length < PAGE) break;
        after = ends.at(-1) ?? null;
      }
      const mark = hash.mark((last?.number ?? 0) + 1, this.clock.now().toISOString(), last?.hash ?? null);
      await file.appendFile(`${markLine(mark)}\n`);
      await file.sync();
      return mark;
    } finally {
      await file.close();
    }
  }
}

/** A chain that grew in the very millisecond of the last anchor is written twice rather than not at all. */
const endsSince = (since: Date | null, after: StreamEnd | null) => sql<StreamEnd>`
  SELECT s.stream_kind AS kind, s.stream_id::text AS id, s.position, encode(s.hash, 'hex') AS hash
  FROM (
    SELECT stream_kind, stream_id, max(position) AS position FROM platform.register_seal
    WHERE ${since ? sql`sealed_at >= ${since}` : sql`TRUE`}
      AND ${after ? sql`(stream_kind, stream_id) > (${after.kind}::text, ${after.id}::uuid)` : sql`TRUE`}
    GROUP BY stream_kind, stream_id ORDER BY stream_kind, stream_id LIMIT ${PAGE}) grown
  JOIN platform.register_seal s USING (stream_kind, stream_id, position)
  ORDER BY s.stream_kind, s.stream_id`;
