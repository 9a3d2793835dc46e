import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { type Refusal, refusalOf, withoutDetails } from './refusal.js';

export type Saved<TData> =
  | { readonly ok: true; readonly data: TData }
  | { readonly ok: false; readonly refusal: Refusal };

export interface SaveOptions {
  /** Names of active queries that the change makes stale. They are asked again behind what is shown. */
  readonly refetch?: readonly string[];
}

/** Runs a mutation and answers with what was saved or why not; it never throws, so no screen forgets the refusal. */
export function useSave<TData, TVariables extends OperationVariables>(
  document: TypedDocumentNode<TData, TVariables>,
): (variables: TVariables, options?: SaveOptions) => Promise<Saved<TData>> {
  const client = useApolloClient();
  return useCallback(
    async (variables, options) => {
      try {
        const result = await client.mutate<TData, OperationVariables>({ mutation: document, variables });
        if (result.data === undefined) return { ok: false, refusal: withoutDetails('INTERNAL', '') };
        if (options?.refetch) void refetchActive(client, options.refetch);
        return { ok: true, data: result.data as TData };
      } catch (error) {
        return { ok: false, refusal: refusalOf(error) };
      }
    },
    [client, document],
  );
}

/** Only queries that some screen shows: Apollo warns about names that no screen has asked for. */
export async function refetchActive(
  client: ReturnType<typeof useApolloClient>,
  names: readonly string[],
): Promise<void> {
  await client.refetchQueries({
    include: 'active',
    onQueryUpdated: (query) => names.includes(query.queryName ?? '') && query.refetch().catch(() => undefined),
  });
}
