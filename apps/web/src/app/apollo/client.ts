import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, ServerError } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { RetryLink } from '@apollo/client/link/retry';
import { tap } from 'rxjs';
import { refusalOf, UNREACHABLE } from '../../ui/data/saving/refusal.js';
import { gestureKey } from './gesture-key.js';

export interface ClientOptions {
  /** The server no longer knows who asks, though the page still shows somebody's work. */
  readonly onSessionLost: () => void;
  /** Whether the last request reached the server. */
  readonly onReached: (reached: boolean) => void;
}

const MAX_ATTEMPTS = 3;

export function createClient({ onSessionLost, onReached }: ClientOptions): ApolloClient {
  return new ApolloClient({
    link: ApolloLink.from([watchErrors(onSessionLost, onReached), idempotency, retries, trustedDocuments, http]),
    cache: new InMemoryCache({
      typePolicies: {
        // One process runs in several versions at once, which differ in their stages.
        ProcessRef: { keyFields: ['versionId'] },
      },
    }),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
    devtools: { enabled: false },
  });
}

const watchErrors = (onSessionLost: () => void, onReached: (reached: boolean) => void) =>
  ApolloLink.from([
    new ErrorLink(({ error, operation }) => {
      if (operation.operationName !== 'LogOut' && refusalOf(error).code === 'UNAUTHENTICATED') onSessionLost();
    }),
    new ApolloLink((operation, forward) =>
      forward(operation).pipe(
        tap({ next: () => onReached(true), error: (error: unknown) => onReached(!isUnreachable(error)) }),
      ),
    ),
  ]);

/** One key for one gesture, kept over its retries, so that nothing is created or moved twice. */
const idempotency = new ApolloLink((operation, forward) => {
  const headers: Record<string, string> = { 'apollo-require-preflight': 'true' };
  if (String(operation.operationType) === 'mutation') headers['idempotency-key'] = gestureKey();
  operation.setContext((before) => ({ headers: { ...headers, ...asHeaders(before['headers']) } }));
  return forward(operation);
});

/** Only for a connection that failed: what the server has answered is not asked again behind the person's back. */
const retries = new RetryLink({
  delay: { initial: 300, max: 2_000, jitter: true },
  attempts: (attempt, _operation, error) => attempt < MAX_ATTEMPTS && navigator.onLine && isUnreachable(error),
});

/** The server knows the build's own documents by their hash and takes nothing else from a browser. */
const trustedDocuments = new ApolloLink((operation, forward) => {
  operation.extensions = {
    ...operation.extensions,
    persistedQuery: { version: 1, sha256Hash: hashOf(operation.query) },
  };
  operation.setContext({ http: { includeQuery: false, includeExtensions: true } });
  return forward(operation);
});

const http = new HttpLink({ uri: '/graphql', credentials: 'same-origin' });

function hashOf(document: object): string {
  const meta = (document as { readonly __meta__?: { readonly hash?: string } }).__meta__;
  if (!meta?.hash) throw new Error('A document without a hash: run the code generation.');
  return meta.hash;
}

/** `fetch` rejects with a TypeError when no answer came; a proxy without its server answers 502 to 504 in its own words. */
const isUnreachable = (error: unknown): boolean =>
  error instanceof TypeError ||
  (ServerError.is(error) && error.statusCode >= 502 && refusalOf(error).code === UNREACHABLE);

const asHeaders = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
