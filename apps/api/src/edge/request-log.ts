import { type Logger, requestScope } from '@kontor/platform';
import type { FastifyInstance } from 'fastify';
import { type ApiRequest, isGraphql } from './request.js';

const ROUTINE = /^\/(health|metrics|assets)(\/|$)/;

/** What a request was for, in the few words that figures and logs are grouped by: never an address or a name of others. */
export function purposeOf(request: ApiRequest): string {
  if (!isGraphql(request)) return request.routeOptions.url ?? 'page';
  // Programs name their documents as they like; only names that we have written are few.
  return request.trusted === null ? 'free document' : (request.trusted.name ?? 'unnamed');
}

/** One line for each request, under its id. Addresses are left out: their parameters are people's own words. */
export function installRequestLog(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', (plain, reply, done) => {
    const request = plain as ApiRequest;
    const purpose = purposeOf(request);
    const fields = {
      method: request.method,
      purpose,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(request.actor ? { user: request.actor.userId, channel: request.actor.channel } : {}),
    };
    requestScope.run(request.scope, () =>
      ROUTINE.test(purpose) ? logger.debug('request', fields) : logger.info('request', fields),
    );
    done();
  });
}
