import { randomUUID } from 'node:crypto';
import type { Authentication } from '@kontor/identity/contract';
import { Refused } from '@kontor/kernel';
import { requestScope } from '@kontor/platform';
import type { FastifyInstance } from 'fastify';
import { refuseForgery } from './forgery.js';
import type { ApiRequest } from './request.js';
import { requestAddress } from './request-address.js';
import { readSessionCookie } from './session-cookie.js';

const REQUEST_ID = /^[\w.-]{1,80}$/;

/** Gives each request its id, before anything else happens to it: what goes wrong is found again by that number. */
export function installRequestScope(fastify: FastifyInstance): void {
  fastify.decorateRequest('scope');
  fastify.decorateRequest('trusted', null);
  fastify.addHook('onRequest', (plain, reply, done) => {
    const request = plain as ApiRequest;
    const given = request.headers['x-request-id'];
    request.scope = { requestId: typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID() };
    reply.header('x-request-id', request.scope.requestId);
    requestScope.run(request.scope, done);
  });
  // A body arrives as events of its connection, which know nothing of the request: its scope is entered again.
  fastify.addHook('preValidation', (request, _reply, done) => requestScope.run((request as ApiRequest).scope, done));
}

/** Refuses at once what tells of forgery, and reads the secret of a key: both need no database. */
export function installForgeryCheck(fastify: FastifyInstance, publicUrl: string): void {
  fastify.decorateRequest('secret', null);
  fastify.decorateRequest('origin');
  const publicOrigin = new URL(publicUrl).origin;
  fastify.addHook('onRequest', async (plain) => {
    const request = plain as ApiRequest;
    const userAgent = request.headers['user-agent']?.slice(0, 300) ?? null;
    request.origin = { address: requestAddress(request), userAgent };
    request.secret = secretOf(request);
    if (request.secret === null) refuseForgery(request, publicOrigin);
  });
}

const WITHOUT_ACTOR = /^\/(health|metrics)(\/|$)/;

/** Finds out who asks, on every route that the router knows. */
export function installAuthentication(fastify: FastifyInstance, authentication: Authentication): void {
  fastify.decorateRequest('actor', null);
  fastify.decorateRequest('sessionId', null);
  fastify.addHook('preValidation', async (plain) => {
    const request = plain as ApiRequest;
    const { url } = request.routeOptions;
    if (url === undefined || WITHOUT_ACTOR.test(url)) return;
    if (request.secret !== null) {
      request.actor = await authentication.actorOfApiKey(request.secret);
      if (request.actor === null) throw keyRefused();
      return;
    }
    const token = readSessionCookie(request.headers.cookie);
    const session = token === null ? null : await authentication.actorOfSession(token);
    request.actor = session?.actor ?? null;
    request.sessionId = session?.sessionId ?? null;
  });
}

const KEY_NAMES = ['api_key', 'apikey', 'apiKey', 'access_token', 'authorization', 'bearer', 'key', 'token'];

/** The secret of an API key. It belongs in the header: addresses end up in logs and histories. */
function secretOf(request: ApiRequest): string | null {
  const query = request.query as Readonly<Record<string, unknown>>;
  const isInAddress =
    KEY_NAMES.some((name) => name in query) ||
    Object.values(query).some((value) => typeof value === 'string' && value.startsWith('kontor_'));
  if (isInAddress) {
    throw new Refused(
      'KEY_IN_ADDRESS',
      'Send the API key in the header "Authorization: Bearer …", never in the address, and make a new key: this one has been seen.',
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
