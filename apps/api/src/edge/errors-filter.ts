import { Refused } from '@kontor/kernel';
import { Logger, meansUnavailable, requestScope, unavailable } from '@kontor/platform';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { GraphQLError } from 'graphql';
import { type ApiReply, isGraphql } from './request.js';
import { graphqlStatusOf, statusOf } from './refusal-status.js';

export const traceId = (): string => requestScope.current()?.requestId ?? 'unknown';

/** What a client sees of a bug: that it happened, and by which number we find it in the log. */
const INTERNAL = {
  code: 'INTERNAL',
  message: 'Something went wrong on our side. Try again; if it happens again, tell your administrator the trace id.',
};

/** Turns whatever was thrown into a refusal, or logs it and answers `null`: a bug, of which nothing is told. */
export function asRefusal(error: unknown, logger: Logger): Refused | null {
  if (error instanceof Refused) return error;
  if (meansUnavailable(error)) return unavailable();
  if (error instanceof HttpException && error.getStatus() < 500) {
    const code = error.getStatus() === 404 ? 'NOT_FOUND' : 'INVALID_INPUT';
    return new Refused(
      code,
      code === 'NOT_FOUND' ? 'There is nothing at this address. See the API description.' : error.message,
    );
  }
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE' || statusCode === 413)
    return new Refused('FILE_TOO_BIG', 'This is larger than what is taken at once.');
  if (statusCode === 415) return new Refused('MEDIA_TYPE_UNSUPPORTED', 'Send the body as application/json.');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Refused('INVALID_INPUT', message ?? 'This request cannot be read.');
  logger.error('a request failed', { error, traceId: traceId() });
  return null;
}

export function graphqlError(refused: Refused | null): GraphQLError {
  if (refused === null) {
    return new GraphQLError(INTERNAL.message, {
      extensions: { code: INTERNAL.code, traceId: traceId(), http: { status: 500 } },
    });
  }
  const status = graphqlStatusOf(refused.code);
  const retryAfter = refused.details['retryAfterSeconds'];
  const headers = new Map(typeof retryAfter === 'number' ? [['retry-after', String(retryAfter)]] : []);
  return new GraphQLError(refused.message, {
    extensions: {
      code: refused.code,
      details: refused.details,
      traceId: traceId(),
      ...(status === null ? {} : { http: { status, headers } }),
    },
  });
}

/** RFC 9457. */
export function problem(refused: Refused | null) {
  const { code, message } = refused ?? INTERNAL;
  const status = refused ? statusOf(refused.code) : 500;
  return {
    status,
    body: {
      type: 'about:blank',
      title: code,
      status,
      code,
      detail: message,
      ...(refused ? { details: refused.details } : {}),
      traceId: traceId(),
    },
  };
}

export function sendProblem(reply: ApiReply, refused: Refused | null): void {
  const { status, body } = problem(refused);
  const retryAfter = refused?.details['retryAfterSeconds'];
  if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
  reply.status(status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(body));
}

/** The one place where refusals become errors of a protocol. */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): GraphQLError | undefined {
    const inGraphql = host.getType<'http' | 'graphql'>() === 'graphql';
    if (inGraphql && error instanceof GraphQLError) return error;
    const refused = asRefusal(error, this.logger);
    if (inGraphql) return graphqlError(refused);
    const reply = host.switchToHttp().getResponse<ApiReply>();
    if (!reply.sent) sendProblem(reply, refused);
    return undefined;
  }
}

/** For what goes wrong before Nest sees a request: hooks, parsing, size. GraphQL clients get it in their own shape. */
export function installErrorHandler(fastify: FastifyInstance, logger: Logger): void {
  fastify.setErrorHandler((error, request, reply) => {
    const refused = asRefusal(error, logger);
    if (!isGraphql(request)) {
      sendProblem(reply, refused);
      return;
    }
    const { message, extensions } = graphqlError(refused);
    const { http: _, ...told } = extensions;
    const retryAfter = refused?.details['retryAfterSeconds'];
    if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
    reply.status(refused ? statusOf(refused.code) : 500).send({ errors: [{ message, extensions: told }] });
  });
}
