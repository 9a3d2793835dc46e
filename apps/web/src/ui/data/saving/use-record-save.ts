import { useCallback, useRef, useState } from 'react';
import { type ConflictRow, chosenInput, conflictRows, type Side, standsBeside } from './conflict.js';
import type { Conflict, Refusal } from './refusal.js';
import type { Saved } from './use-save.js';

type Input = Readonly<Record<string, unknown>>;

/** An edit that met somebody else's: what I typed, what they saved, and the fields of both. */
export interface OpenConflict {
  readonly mine: Input;
  readonly theirs: Conflict;
  readonly rows: readonly ConflictRow[];
}

export interface RecordSave {
  readonly save: (input: Input) => Promise<Refusal | null>;
  readonly conflict: OpenConflict | null;
  /** Sends what is still mine after the choice; answers with the refusal if even that was not taken. */
  readonly resolve: (choices: Readonly<Record<string, Side>>) => Promise<Refusal | null>;
  readonly discard: () => void;
}

export interface RecordSaveOptions {
  /** The version that the person looks at. */
  readonly version: number;
  readonly send: (input: Input, expectedVersion: number) => Promise<Saved<{ readonly version: number }>>;
  /** Fetches the record anew, so that the conflict shows what they saved in words. */
  readonly reload: () => Promise<void>;
}

/**
 * Saves parts of a versioned record. When somebody saved other fields meanwhile, both stand and nobody is asked; when
 * they saved the same field, the conflict waits for a choice per field, and nothing typed is lost until then.
 */
export function useRecordSave({ version, send, reload }: RecordSaveOptions): RecordSave {
  const [conflict, setConflict] = useState<OpenConflict | null>(null);
  // Two fields left one after the other must not collide with each other: the second waits for the first one's version.
  const known = useRef(version);
  known.current = Math.max(known.current, version);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const attempt = useCallback(
    async (input: Input, expectedVersion: number, mayRetry: boolean): Promise<Refusal | null> => {
      const saved = await send(input, expectedVersion);
      if (saved.ok) {
        known.current = Math.max(known.current, saved.data.version);
        return null;
      }
      const theirs = saved.refusal.conflict;
      if (theirs === null) return saved.refusal;
      known.current = Math.max(known.current, theirs.currentVersion);
      await reload();
      const changed = byInputName(theirs.changed, input);
      if (mayRetry && standsBeside(input, changed)) return attempt(input, theirs.currentVersion, false);
      setConflict({ mine: input, theirs: { ...theirs, changed }, rows: conflictRows(input, changed) });
      return saved.refusal;
    },
    [send, reload],
  );

  const save = useCallback(
    (input: Input) => {
      const next = queue.current.then(() => attempt(input, known.current, true));
      queue.current = next.catch(() => undefined);
      return next;
    },
    [attempt],
  );

  const resolve = useCallback(
    async (choices: Readonly<Record<string, Side>>) => {
      if (!conflict) return null;
      const input = chosenInput(conflict.mine, conflict.rows, choices);
      setConflict(null);
      return Object.keys(input).length === 0 ? null : attempt(input, conflict.theirs.currentVersion, false);
    },
    [attempt, conflict],
  );

  return { save, conflict, resolve, discard: () => setConflict(null) };
}

/** The server may name a reference by its value (`owner`) where the input names its id (`ownerId`): one name for both. */
function byInputName(changed: Input, input: Input): Input {
  const plain = (name: string) => name.replace(/Ids?$/u, '');
  const named = new Map(Object.keys(input).map((name) => [plain(name), name]));
  return Object.fromEntries(Object.entries(changed).map(([name, value]) => [named.get(plain(name)) ?? name, value]));
}
