import { useLocalStorage } from '@mantine/hooks';
import { useMemo } from 'react';
import { useViewer } from '../words/use-viewer.js';
import { type Arrangement, arranged, type Column, firstArrangement } from './column.js';

export function useArrangement<TRow>(name: string, columns: readonly Column<TRow>[]) {
  const first = useMemo(() => firstArrangement(columns), [columns]);
  const [kept, setKept, reset] = useLocalStorage<Arrangement | null>({
    key: `kontor.list.${name}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const viewer = useViewer();
  const arrangement = kept ?? first;
  const density = arrangement.density ?? viewer?.density ?? 'NORMAL';
  return {
    arrangement,
    shown: useMemo(() => arranged(columns, arrangement), [columns, arrangement]),
    rowHeight: density === 'COMPACT' ? 30 : 36,
    density,
    arrange: (change: Partial<Arrangement>) => setKept({ ...arrangement, ...change }),
    reset,
  };
}
