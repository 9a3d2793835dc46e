import { createHash } from 'node:crypto';

/**
 * An entry of the register as its seal covers it: every column, as PostgreSQL writes it. `changes` is the text of the
 * `jsonb`, which has one order of keys and keeps every digit; instants are of Greenwich, to the microsecond. Values of
 * persons are not part of it: an entry holds their salted digest, which stays when they are erased.
 */
export interface EntryText {
  readonly id: string;
  readonly streamKind: string;
  readonly streamId: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectVersion: string;
  readonly action: string;
  readonly changes: string;
  readonly reason: string | null;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly channel: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
}

const FIELDS = [
  'id',
  'streamKind',
  'streamId',
  'subjectKind',
  'subjectId',
  'subjectVersion',
  'action',
  'changes',
  'reason',
  'actorId',
  'actorName',
  'channel',
  'occurredAt',
  'recordedAt',
] as const satisfies readonly (keyof EntryText)[];

/** No two entries have the same bytes: each field stands with its length, and one that is missing is not an empty one. */
export const entryBytes = (entry: EntryText): Buffer => Buffer.concat(FIELDS.map((field) => withLength(entry[field])));

const withLength = (text: string | null): Buffer =>
  text === null ? Buffer.from('-;') : Buffer.from(`${Buffer.byteLength(text)}:${text};`);

/** Before the first entry of a stream there is nothing: 32 bytes of nought. */
const NOTHING = Buffer.alloc(32);

/** SHA-256 (FIPS 180-4) over the seal before and the entry. */
export const sealOf = (previous: Buffer | null, entry: EntryText): Buffer =>
  createHash('sha256')
    .update(previous ?? NOTHING)
    .update(entryBytes(entry))
    .digest();
