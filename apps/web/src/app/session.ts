import type { ApolloClient } from '@apollo/client';
import { PublicStateDocument, type PublicStateQuery } from '../graphql/graphql.js';
import { loadViewer, type Viewer } from '../ui/data/words/use-viewer.js';
import type { AppContext } from './app-context.js';

/** Who asks, from the cache once it is known; their language is loaded before the first screen of theirs is shown. */
export async function askViewer({ client, speak }: AppContext): Promise<Viewer | null> {
  const viewer = await loadViewer(client);
  if (viewer) await speak(viewer.language === 'PL' ? 'pl' : 'en');
  return viewer;
}

export async function askPublicState(client: ApolloClient): Promise<PublicStateQuery['publicState']> {
  const { data } = await client.query({ query: PublicStateDocument, fetchPolicy: 'network-only' });
  if (!data) throw new Error('The server did not say whether it is ready.');
  return data.publicState;
}
