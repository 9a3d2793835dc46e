import { Refused } from '@kontor/kernel';
import type { ApiRequest } from './request.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a form of another site can send by itself; everything else a browser asks us about first, and we say no. */
const FORM_TYPES = /^\s*(text\/plain|application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/**
 * A page of another site can make a browser send our cookie, but it can neither hide where the request comes from nor
 * add a header of its own. Refusals: `ORIGIN_REFUSED` (403) from elsewhere, `ORIGIN_MISSING` (400) when nothing tells.
 */
export function refuseForgery(request: ApiRequest, publicOrigin: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined) {
    if (origin !== publicOrigin && !isSameHost(origin, host)) throw foreign();
    return;
  }
  if (site === 'cross-site' || site === 'same-site') throw foreign();
  const type = request.headers['content-type'];
  const couldBeForm = type === undefined || FORM_TYPES.test(type);
  if (couldBeForm && site !== 'same-origin' && request.headers['idempotency-key'] === undefined) {
    throw new Refused(
      'ORIGIN_MISSING',
      'Nothing says where this request comes from. Send it as JSON, or with an Idempotency-Key or an Origin.',
    );
  }
}

const isSameHost = (origin: string, host: string | undefined): boolean =>
  URL.canParse(origin) && new URL(origin).host === host;

const foreign = () =>
  new Refused('ORIGIN_REFUSED', 'This request comes from another site. Open Kontor at its own address.');
