import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import {
  BulkChangeDocument,
  type BulkChangeInput,
  BulkChangesDocument,
  type BulkFactsFragment,
  CancelBulkChangeDocument,
  StartBulkChangeDocument,
  UndoBulkChangeDocument,
} from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { refetchActive, useSave } from '../../../ui/data/saving/use-save.js';
import { sayRefused } from '../../../ui/layout/said.js';
import { AFTER_SALE } from '../opportunity/use-opportunity-save.js';

const POLL_MS = 700;
const AFTER_BULK = ['Opportunities', ...AFTER_SALE];

export type BulkOrder = Omit<BulkChangeInput, 'sales' | 'filter'>;

/** What a form of a change needs: where to send what was chosen. */
export interface BulkFormProps {
  readonly onOrder: (order: BulkOrder) => void;
}

export interface Bulk {
  /** The one begun here, or one that is still at work from before; `null` when there is none to speak of. */
  readonly change: BulkFactsFragment | null;
  readonly start: (which: Pick<BulkChangeInput, 'sales' | 'filter'>, order: BulkOrder) => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly dismiss: () => void;
}

export const isAtWork = ({ status }: Pick<BulkFactsFragment, 'status'>): boolean =>
  status === 'RUNNING' || status === 'CANCELLING' || status === 'UNDOING';

/** A change of many sales from its start to its end: the server does it, and the page may be left meanwhile. */
export function useBulkChange(): Bulk {
  const say = useRefusalWords();
  const [id, setId] = useState<string | null>(null);
  const [send, cancel, undo] = [
    useSave(StartBulkChangeDocument),
    useSave(CancelBulkChangeDocument),
    useSave(UndoBulkChangeDocument),
  ];
  const change = useFollowed(id, setId);
  const start: Bulk['start'] = async (which, order) => {
    const begun = await send({ input: { ...which, ...order } }, { refetch: AFTER_BULK });
    if (begun.ok) setId(begun.data.startBulkChange.id);
    else sayRefused(say(begun.refusal));
  };
  const told = async (save: typeof cancel | typeof undo) => {
    if (!change) return;
    const answer = await save({ id: change.id }, { refetch: AFTER_BULK });
    if (!answer.ok) sayRefused(say(answer.refusal));
  };
  return { change, start, cancel: () => told(cancel), undo: () => told(undo), dismiss: () => setId(null) };
}

/** Asks how far it is as long as it is at work, and for the lists anew when it has ended. */
function useFollowed(id: string | null, found: (id: string) => void): BulkFactsFragment | null {
  const client = useApolloClient();
  const before = useQuery(BulkChangesDocument, { fetchPolicy: 'network-only' });
  const left = before.data?.bulkChanges.find(isAtWork)?.id;
  useEffect(() => {
    if (left !== undefined) found(left);
  }, [left, found]);
  const { data, startPolling, stopPolling } = useQuery(BulkChangeDocument, {
    variables: { id: id ?? '' },
    skip: id === null,
  });
  const change = id === null ? null : (data?.bulkChange ?? null);
  const atWork = change !== null && isAtWork(change);
  const was = useRef(false);
  useEffect(() => {
    if (atWork) startPolling(POLL_MS);
    else stopPolling();
    if (was.current && !atWork) void refetchActive(client, AFTER_BULK);
    was.current = atWork;
  }, [client, atWork, startPolling, stopPolling]);
  return change;
}
