import { randomUUID } from 'node:crypto';
import type { Authentication } from '@kontor/identity/contract';
import { Refused } from '@kontor/kernel';
import { type RequestScope, requestScope } from '@kontor/platform';
import type { FastifyInstance } from 'fastify';
import type { ApiRequest } from './request.js';
import { readSessionCookie } from './session-cookie.js';

const REQUEST_ID = /^[\w.-]{1,80}$/;
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const NEEDS_ACTOR = /^\/(graphql|api)(\/|\?|$)/;

/** Gives each request its id and finds out who asks, before anything else happens to it. */
export function installAuthentication(
  fastify: FastifyInstance,
  authentication: Authentication,
  allowedOrigins: ReadonlySet<string>,
): void {
  fastify.decorateRequest('actor', null);
  fastify.decorateRequest('sessionId', null);
  fastify.decorateRequest('origin');

  fastify.addHook('onRequest', (request, reply, done) => {
    const given = request.headers['x-request-id'];
    const scope: RequestScope = {
      requestId: typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID(),
    };
    reply.header('x-request-id', scope.requestId);
    requestScope.run(scope, done);
  });

  fastify.addHook('onRequest', async (plain) => {
    const request = plain as ApiRequest;
    request.origin = { address: request.ip, userAgent: request.headers['user-agent']?.slice(0, 300) ?? null };
    if (!NEEDS_ACTOR.test(request.url)) return;
    const secret = bearerOf(request);
    if (secret !== null) {
      request.actor = await authentication.actorOfApiKey(secret);
      if (request.actor === null) throw keyRefused();
      return;
    }
    refuseForeignOrigin(request, allowedOrigins);
    const token = readSessionCookie(request.headers.cookie);
    const session = token === null ? null : await authentication.actorOfSession(token);
    request.actor = session?.actor ?? null;
    request.sessionId = session?.sessionId ?? null;
  });
}

/** The secret of an API key. It belongs in the header: addresses end up in logs and histories. */
function bearerOf(request: ApiRequest): string | null {
  const query = request.query as Record<string, unknown> | undefined;
  if (query && ['api_key', 'apiKey', 'access_token', 'key', 'token'].some((name) => name in query)) {
    throw new Refused(
      'KEY_IN_ADDRESS',
      'Send the API key in the header "Authorization: Bearer …", never in the address.',
    );
  }
  const header = request.headers.authorization;
  if (header === undefined) return null;
  const match = /^Bearer ([\w.~+/-]{1,200}=*)$/.exec(header);
  if (!match?.[1]) throw keyRefused();
  return match[1];
}

const keyRefused = () =>
  new Refused(
    'UNAUTHENTICATED',
    'This API key is unknown, expired or revoked. Make a new one under Settings, API keys.',
  );

/** A page of another site can make a browser send our cookie, but not hide where the request comes from. */
function refuseForeignOrigin(request: ApiRequest, allowed: ReadonlySet<string>): void {
  if (SAFE_METHODS.has(request.method)) return;
  const origin = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  const isForeign =
    origin !== undefined ? !allowed.has(origin) && !isSameHost(origin, request.headers.host) : site === 'cross-site';
  if (isForeign)
    throw new Refused('ORIGIN_REFUSED', 'This request comes from another site. Open Kontor at its own address.');
}

function isSameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
