import { requestScope } from '@kontor/platform';

/**
 * Runs a transaction outside the request's Idempotency-Key: because it is not the request's own effect (counting an
 * attempt, noting that somebody was seen), or because its answer is a session, which must be kept nowhere.
 */
export function withoutClaim<T>(work: () => Promise<T>): Promise<T> {
  const scope = requestScope.current();
  return scope === undefined ? work() : requestScope.run({ requestId: scope.requestId }, work);
}
