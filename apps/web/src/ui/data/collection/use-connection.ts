import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { NetworkStatus } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback, useRef, useState } from 'react';
import { type Refusal, refusalOf } from '../saving/refusal.js';

export interface Connection<TNode> {
  readonly nodes: readonly TNode[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount?: { readonly value: number; readonly capped: boolean };
}

export interface Loaded<TNode> {
  /** `null` until something was ever shown; afterwards the last rows stay while the next ones load. */
  readonly rows: readonly TNode[] | null;
  readonly count: { readonly value: number; readonly capped: boolean } | null;
  readonly refusal: Refusal | null;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  /** The rows shown answer an earlier question; the new ones are on their way. */
  readonly stale: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
}

/** Keyset paging over one connection field of a query, `key` being its name in the answer. */
export function useConnection<TKey extends string, TNode, TVariables extends OperationVariables>(
  document: TypedDocumentNode<{ [K in TKey]: Connection<TNode> }, TVariables>,
  key: TKey,
  variables: TVariables,
): Loaded<TNode> {
  type Data = { [K in TKey]: Connection<TNode> };
  const fetchPolicy = useFirstPolicy<TKey, TNode>(document as TypedDocumentNode<Data>, key, variables);
  const result = useQuery<Data, OperationVariables>(document, {
    variables,
    fetchPolicy,
    nextFetchPolicy: 'cache-first',
    notifyOnNetworkStatusChange: true,
  });
  const { fetchMore, refetch, networkStatus } = result;
  const data = result.data ?? result.previousData;
  const shown = data?.[key];
  const cursor = shown?.pageInfo.hasNextPage ? shown.pageInfo.endCursor : null;
  const asked = useRef<string | null>(null);
  const loadMore = useCallback(() => {
    if (cursor === null || asked.current === cursor) return;
    asked.current = cursor;
    fetchMore({
      variables: { after: cursor },
      updateQuery: (previous, { fetchMoreResult }) => joined(previous, fetchMoreResult, key),
    }).catch(() => {
      asked.current = null;
    });
  }, [cursor, fetchMore, key]);
  const retry = useCallback(() => {
    asked.current = null;
    refetch().catch(() => undefined);
  }, [refetch]);
  return {
    rows: shown?.nodes ?? null,
    count: shown?.totalCount ?? null,
    refusal: result.error ? refusalOf(result.error) : null,
    hasMore: cursor !== null,
    loadingMore: networkStatus === NetworkStatus.fetchMore,
    stale: networkStatus === NetworkStatus.setVariables,
    loadMore,
    retry,
  };
}

/**
 * Whoever scrolled through several pages and comes back finds them all, at the same place. Asking again would put the
 * first page in their stead; only lists of one page are refreshed behind what is shown.
 */
function useFirstPolicy<TKey extends string, TNode>(
  document: TypedDocumentNode<{ [K in TKey]: Connection<TNode> }>,
  key: TKey,
  variables: OperationVariables,
): 'cache-first' | 'cache-and-network' {
  const client = useApolloClient();
  const [policy] = useState<'cache-first' | 'cache-and-network'>(() => {
    const known = client.readQuery({ query: document, variables });
    return (known?.[key].nodes.length ?? 0) > PAGE_LENGTH ? 'cache-first' : 'cache-and-network';
  });
  return policy;
}

const PAGE_LENGTH = 50;

function joined<TKey extends string, TNode>(
  previous: { [K in TKey]: Connection<TNode> },
  next: { [K in TKey]: Connection<TNode> },
  key: TKey,
): { [K in TKey]: Connection<TNode> } {
  return { ...next, [key]: { ...next[key], nodes: [...previous[key].nodes, ...next[key].nodes] } };
}
