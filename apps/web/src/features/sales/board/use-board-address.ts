import { useApolloClient } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { OpportunityRecordDocument } from '../../../graphql/graphql.js';
import { withoutGaps } from '../../../ui/data/collection/search-values.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { filterOf } from '../filters/sale-filter.js';
import { useProcesses } from '../filters/use-processes.js';
import { useSaleFilters } from '../filters/use-sale-filters.js';
import type { OpportunityTab } from '../opportunity/opportunity-tab-names.js';
import type { BoardSearch } from './board-search.js';

const FILTERS = ['owner', 'team', 'close', 'amount', 'dim', 'warning', 'source', 'opened', 'customer'];

export type BoardAddress = ReturnType<typeof useBoardAddress>;

export function useBoardAddress() {
  const { today } = useWords();
  const search: BoardSearch = useSearch({ from: '/board' });
  const navigate = useNavigate();
  const client = useApolloClient();
  const processes = useProcesses();
  const process = processes.find((one) => one.id === search.process) ?? processes[0] ?? null;
  const go = useCallback(
    (next: BoardSearch, replace = false) => void navigate({ to: '/board', search: withoutGaps(next), replace }),
    [navigate],
  );
  const change = (part: Partial<Record<keyof BoardSearch, string | undefined>>, replace = false) =>
    go({ ...search, ...part } as BoardSearch, replace);
  const filter = useMemo(() => {
    const { process: _process, ...rest } = search;
    return filterOf(rest, today);
  }, [search, today]);
  const all = useSaleFilters(search, change);
  const { open: _open, tab: _tab, process: _process, ...asked } = search;
  return {
    search,
    filter,
    process,
    processes,
    unfiltered: Object.keys(asked).length === 0,
    filters: all.filter((one) => FILTERS.includes(one.key)),
    chooseProcess: (id: string) => change({ process: id }),
    setText: (text: string) => change({ q: text === '' ? undefined : text }, true),
    setTab: (tab: OpportunityTab) => change({ tab: tab === 'overview' ? undefined : tab }, true),
    clear: () => go(withoutGaps({ process: search.process, open: search.open }) as BoardSearch),
    open: (id: string) => change({ open: id }, search.open !== undefined),
    close: () => change({ open: undefined, tab: undefined }),
    goPage: (id: string) => void navigate({ to: '/opportunities/$opportunityId', params: { opportunityId: id } }),
    /** The same question for the list, one column at a time. */
    listSearch: (stageId: string) => ({ ...asked, stage: stageId }),
    prefetch: useCallback(
      (id: string) => void client.query({ query: OpportunityRecordDocument, variables: { id } }).catch(() => undefined),
      [client],
    ),
  };
}
