import { useCallback, useRef, useState } from 'react';
import type { BulkOutcome } from '../collection/collection-types.js';

export interface BulkProgress {
  readonly running: boolean;
  readonly done: number;
  readonly total: number;
  readonly refused: readonly { readonly label: string; readonly reason: string }[];
  readonly canUndo: boolean;
}

/** One change after another: each row has its own version and its own refusal, and one bad row stops no other. */
export function useBulk<TRow>(rowLabel: (row: TRow) => string) {
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const undos = useRef<(() => Promise<unknown>)[]>([]);

  const run = useCallback(
    async (rows: readonly TRow[], change: (row: TRow) => Promise<BulkOutcome>) => {
      undos.current = [];
      const refused: { label: string; reason: string }[] = [];
      const tell = (done: number) =>
        setProgress({
          running: done < rows.length,
          done,
          total: rows.length,
          refused: [...refused],
          canUndo: undos.current.length > 0,
        });
      tell(0);
      for (const [index, row] of rows.entries()) {
        const outcome = await change(row);
        if (outcome.refused !== null) refused.push({ label: rowLabel(row), reason: outcome.refused });
        else if (outcome.undo) undos.current.push(outcome.undo);
        tell(index + 1);
      }
    },
    [rowLabel],
  );

  const undo = useCallback(async () => {
    const steps = undos.current.toReversed();
    undos.current = [];
    for (const [index, step] of steps.entries()) {
      setProgress({ running: true, done: index, total: steps.length, refused: [], canUndo: false });
      await step();
    }
    setProgress(null);
  }, []);

  return { progress, run, undo };
}
