import type { ApolloClient } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { type ViewerFactsFragment, WhoIsAskingDocument } from '../../../graphql/graphql.js';

export type Viewer = ViewerFactsFragment;

/** Who looks at the screen; `null` only on the pages that need no session. */
export function useViewer(): Viewer | null {
  return useQuery(WhoIsAskingDocument, { fetchPolicy: 'cache-first' }).data?.viewer ?? null;
}

/** Whether the viewer holds a permission. It only hides what the server would refuse; the server decides. */
export function useMay(permission: string): boolean {
  return useViewer()?.permissions.includes(permission) ?? false;
}

export async function loadViewer(client: ApolloClient): Promise<Viewer | null> {
  const { data } = await client.query({ query: WhoIsAskingDocument, fetchPolicy: 'cache-first' });
  return data?.viewer ?? null;
}

/**
 * After a log-in: nothing that the last person saw stays in memory. The cache is emptied and not the client, because
 * `clearStore` also stops the queries on the screen, and the shell would never hear of the new viewer.
 */
export async function becomeViewer(client: ApolloClient, viewer: Viewer): Promise<void> {
  await client.cache.reset();
  client.writeQuery({ query: WhoIsAskingDocument, data: { __typename: 'Query', viewer } });
}
