import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type ProcessHealthInput, ProcessPathsDocument, type ProcessStatisticsInput } from '../../graphql/graphql.js';
import { listOf, withoutGaps } from '../../ui/data/collection/search-values.js';
import { addDays, addMonths, endOfMonth, startOfMonth } from '../../ui/data/time/calendar.js';
import { rangeOf } from '../../ui/data/time/periods.js';
import { useWords } from '../../ui/data/words/use-words.js';
import type { ProcessSearch } from './process-search.js';

export type ProcessAddress = ReturnType<typeof useProcessAddress>;

/** Everything one looks at is in the address; the first process in use stands in for none. */
export function useProcessAddress() {
  const { today } = useWords();
  const search: ProcessSearch = useSearch({ from: '/process' });
  const navigate = useNavigate();
  const asked = useQuery(ProcessPathsDocument);
  const processes = useMemo(() => (asked.data?.processes ?? []).filter(({ active }) => active), [asked.data]);
  const process = processes.find(({ id }) => id === search.process) ?? processes[0] ?? null;
  const change = useCallback(
    (part: Partial<Record<keyof ProcessSearch, string | undefined>>) =>
      void navigate({ to: '/process', search: withoutGaps({ ...search, ...part }) as ProcessSearch }),
    [navigate, search],
  );
  const narrow = useMemo<Pick<ProcessHealthInput, 'versionIds' | 'ownerIds' | 'teamIds'>>(
    () => ({ versionIds: ids(search.version), ownerIds: ids(search.owner), teamIds: ids(search.team) }),
    [search.version, search.owner, search.team],
  );
  const health = useMemo<ProcessHealthInput>(
    () => ({ ...narrow, processIds: ids(search.process) }),
    [narrow, search.process],
  );
  const processId = process?.id ?? '';
  const statistics = useMemo(() => {
    const { from, to } = months(rangeOf(search.period ?? 'thisYear', today), today);
    const length = monthsBetween(from, to) + 1;
    const input = { ...narrow, processId, cohort: search.cohort ?? 'OPENED' } as const;
    const before = { from: startOfMonth(addMonths(from, -length)), to: addDays(from, -1) };
    return {
      now: { ...input, from, to } satisfies ProcessStatisticsInput,
      before: { ...input, ...before } satisfies ProcessStatisticsInput,
    };
  }, [narrow, processId, search.cohort, search.period, today]);
  const tab = search.tab ?? 'health';
  return { search, tab, change, asked, processes, process, health, statistics };
}

const ids = (text: string | undefined): string[] | null => {
  const list = listOf(text);
  return list ? [...list] : null;
};

/** Statistics are made of whole months. */
const months = ({ from, to }: { from: string | null; to: string | null }, today: string) => ({
  from: startOfMonth(from ?? to ?? today),
  to: endOfMonth(to ?? today),
});

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
