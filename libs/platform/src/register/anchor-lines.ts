import { createHash } from 'node:crypto';

/** The end of a stream's chain. */
export interface StreamEnd {
  readonly kind: string;
  readonly id: string;
  readonly position: number;
  /** Hexadecimal. */
  readonly hash: string;
}

/** The last line of an anchor: what stands above it belongs to it. */
export interface AnchorMark {
  readonly anchor: number;
  readonly madeAt: string;
  readonly streams: number;
  /** SHA-256 over the hash of the anchor before, the lines of this one and its own facts; hexadecimal. */
  readonly hash: string;
}

export const endLine = ({ kind, id, position, hash }: StreamEnd): string =>
  JSON.stringify({ stream: `${kind}/${id}`, position, hash });

export const markLine = ({ anchor, madeAt, streams, hash }: AnchorMark): string =>
  JSON.stringify({ anchor, madeAt, streams, hash });

/** Counts the lines of an anchor into its hash, as they are written or read. */
export class AnchorHash {
  private readonly hash = createHash('sha256');
  streams = 0;

  add(line: string): void {
    this.streams += 1;
    this.hash.update(`${line}\n`);
  }

  /** `previous` is the hash of the anchor before; `null` for the first. */
  mark(anchor: number, madeAt: string, previous: string | null): AnchorMark {
    this.hash.update(`${anchor} ${madeAt} ${this.streams} ${previous ?? ''}`);
    return { anchor, madeAt, streams: this.streams, hash: this.hash.digest('hex') };
  }
}

export type AnchorLine = StreamEnd | AnchorMark | null;

/** What a line of the file says; `null` for one that was cut off or does not belong here. */
export function readAnchorLine(line: string): AnchorLine {
  try {
    const { stream, position, hash, anchor, madeAt, streams } = JSON.parse(line) as Record<string, unknown>;
    if (typeof hash !== 'string') return null;
    if (typeof anchor === 'number' && typeof madeAt === 'string' && typeof streams === 'number') {
      return { anchor, madeAt, streams, hash };
    }
    const [kind, id] = typeof stream === 'string' ? stream.split('/') : [];
    return kind && id && typeof position === 'number' ? { kind, id, position, hash } : null;
  } catch {
    return null;
  }
}
