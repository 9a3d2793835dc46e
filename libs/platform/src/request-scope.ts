import { AsyncLocalStorage } from 'node:async_hooks';

/** The key under which a client may repeat a request, with the hash of what it asked for. */
export interface IdempotencyClaim {
  readonly key: string;
  readonly actorKey: string;
  readonly bodyHash: string;
}

/** What belongs to one request whatever code it passes through: its id for the logs, its claim for the transaction. */
export interface RequestScope {
  readonly requestId: string;
  idempotency?: IdempotencyClaim;
}

const storage = new AsyncLocalStorage<RequestScope>();

export const requestScope = {
  run: <T>(scope: RequestScope, work: () => T): T => storage.run(scope, work),
  current: (): RequestScope | undefined => storage.getStore(),
};
