import { requestScope } from '@kontor/platform';

/**
 * Runs a transaction that is not the request's own effect (counting an attempt, noting that somebody was seen) outside
 * the request's Idempotency-Key, which belongs to the first transaction that is.
 */
export function withoutClaim<T>(work: () => Promise<T>): Promise<T> {
  const scope = requestScope.current();
  return scope === undefined ? work() : requestScope.run({ requestId: scope.requestId }, work);
}
