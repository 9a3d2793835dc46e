import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Client } from 'pg';
import { sql } from '../data/sql.js';
import { AnchorHash, type AnchorMark, readAnchorLine, type StreamEnd } from './anchor-lines.js';
import type { Finding } from './finding.js';

const PAGE = 2_000;

/** Compares the file of anchors with the chains and with what the database knows of it; answers how many it read. */
export async function verifyAnchors(
  client: Client,
  file: string,
  found: (finding: Finding) => void,
): Promise<{ readonly anchors: number }> {
  const known = await knownAnchors(client);
  const reading = new AnchorFile(client, found);
  if (existsSync(file)) {
    const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) await reading.take(line);
    await reading.compareEnds();
  }
  for (const [number, hash] of known) {
    const written = reading.hashes.get(number);
    if (written !== hash) found({ kind: written ? 'ANCHOR_CHANGED' : 'ANCHOR_MISSING', anchor: number });
  }
  return { anchors: reading.hashes.size };
}

async function knownAnchors(client: Client): Promise<ReadonlyMap<number, string>> {
  const { rows } = await client.query<{ number: number; hash: string }>(
    `SELECT number, encode(hash, 'hex') AS hash FROM platform.register_anchor ORDER BY number`,
  );
  return new Map(rows.map(({ number, hash }) => [number, hash]));
}

class AnchorFile {
  /** Of each anchor that is as it was written. */
  readonly hashes = new Map<number, string>();
  private hash: AnchorHash | null = null;
  private ends: StreamEnd[] = [];
  private readonly told = new Set<string>();

  constructor(
    private readonly client: Client,
    private readonly found: (finding: Finding) => void,
  ) {}

  /** An empty line begins an anchor: what stands above it without a mark was cut off. */
  async take(line: string): Promise<void> {
    if (line.trim() === '') this.hash = null;
    else {
      const said = readAnchorLine(line);
      this.hash ??= new AnchorHash();
      if (said === null) return;
      if ('anchor' in said) this.close(said);
      else {
        this.hash.add(line);
        this.ends.push(said);
        if (this.ends.length >= PAGE) await this.compareEnds();
      }
    }
  }

  /** One that is there twice was repeated after a failure; both follow the one of the number before. */
  private close(said: AnchorMark): void {
    const previous = this.hashes.get(said.anchor - 1) ?? null;
    const read = (this.hash ?? new AnchorHash()).mark(said.anchor, said.madeAt, previous);
    if (read.hash !== said.hash) this.found({ kind: 'ANCHOR_CHANGED', anchor: said.anchor });
    else this.hashes.set(said.anchor, said.hash);
    this.hash = null;
  }

  async compareEnds(): Promise<void> {
    const ends = this.ends.splice(0);
    if (ends.length === 0) return;
    const { text, values } = sql`
      SELECT asked.kind, asked.id::text AS id, asked.position, asked.hash = encode(s.hash, 'hex') AS same, s.entry_id::text AS entry,
        (SELECT max(position) FROM platform.register_seal h WHERE h.stream_kind = asked.kind AND h.stream_id = asked.id) AS last
      FROM unnest(${ends.map(({ kind }) => kind)}::text[], ${ends.map(({ id }) => id)}::uuid[],
        ${ends.map(({ position }) => position)}::integer[], ${ends.map(({ hash }) => hash)}::text[]) AS asked(kind, id, position, hash)
      LEFT JOIN platform.register_seal s ON s.stream_kind = asked.kind AND s.stream_id = asked.id AND s.position = asked.position
      WHERE s.hash IS NULL OR encode(s.hash, 'hex') <> asked.hash`;
    const { rows } = await this.client.query<{
      kind: string;
      id: string;
      position: number;
      same: boolean | null;
      entry: string | null;
      last: number | null;
    }>(text, [...values]);
    for (const { kind, id, position, same, entry, last } of rows) {
      const stream = `${kind}/${id}`;
      if (this.told.has(stream)) continue;
      this.told.add(stream);
      if (same === null) this.found({ kind: 'CHAIN_CUT', stream, position: (last ?? 0) + 1, entry: null });
      else this.found({ kind: 'CHAIN_REWRITTEN', stream, position, entry });
    }
  }
}
