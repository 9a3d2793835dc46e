import autocannon from 'autocannon';

export interface Target {
  readonly url: string;
  readonly headers?: Record<string, string>;
  /** A new body for each request. */
  readonly body?: () => string;
}

const CONNECTIONS = 12;

/** Requests answered a second, all of them with 2xx and, where it is GraphQL, without errors. */
export async function throughput(target: Target, seconds: number): Promise<number> {
  const result = await autocannon({
    url: target.url,
    connections: CONNECTIONS,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...target.headers },
    requests: [{ setupRequest: (request) => ({ ...request, body: target.body?.() ?? '{}' }) }],
    verifyBody: (body) => typeof body === 'string' && !body.startsWith('{"errors"'),
  });
  const failed = result.non2xx + result.errors + result.timeouts + (result.mismatches ?? 0);
  if (failed > 0) throw new Error(`${failed} requests to ${target.url} failed`);
  return result.requests.average;
}

/** One request, with its time in milliseconds. */
export async function once<T>(target: Target): Promise<{ body: T; ms: number }> {
  const at = performance.now();
  const response = await fetch(target.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...target.headers },
    body: target.body?.() ?? '{}',
  });
  const text = await response.text();
  const ms = performance.now() - at;
  if (!response.ok || text.startsWith('{"errors"'))
    throw new Error(`${target.url} answered ${response.status}: ${text.slice(0, 400)}`);
  return { body: JSON.parse(text) as T, ms };
}
