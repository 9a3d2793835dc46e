import { Refused } from '@kontor/kernel';
import { Logger, meansUnavailable, requestScope, unavailable } from '@kontor/platform';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { type ApiReply, isGraphql } from './request.js';
import { type EdgeRefusalCode, graphqlStatusOf, statusOf } from './refusal-status.js';

export const traceId = (): string => requestScope.current()?.requestId ?? 'unknown';

/** What a client sees of a bug: that it happened, and by which number we find it in the log. */
const INTERNAL = {
  code: 'INTERNAL',
  message: 'Something went wrong on our side. Try again; if it happens again, tell your administrator the trace id.',
};

/** What Fastify and Nest say themselves, by its status. */
const BY_STATUS: Readonly<Record<number, readonly [code: EdgeRefusalCode, message: string]>> = {
  404: ['NOT_FOUND', 'There is nothing at this address. See the API description.'],
  413: ['FILE_TOO_BIG', 'This is larger than what is taken at once. Send less.'],
  415: ['MEDIA_TYPE_UNSUPPORTED', 'Send the body as application/json.'],
};

/** Turns whatever was thrown into a refusal, or logs it and answers `null`: a bug, of which nothing is told. */
export function asRefusal(error: unknown, logger: Logger): Refused | null {
  if (error instanceof Refused) return error;
  if (meansUnavailable(error)) return unavailable();
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown }).statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    const [code, message] = BY_STATUS[status] ?? ['INVALID_INPUT', (error as Error).message];
    return new Refused(code, message);
  }
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
function problem(refused: Refused | null) {
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

function sendProblem(reply: ApiReply, refused: Refused | null): void {
  const { status, body } = problem(refused);
  reply.status(status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(body));
}

/** What goes wrong on the way to GraphQL is told in the shape that its clients read. */
function sendGraphqlError(reply: ApiReply, refused: Refused | null): void {
  const { message, extensions } = graphqlError(refused);
  const { http: _, ...told } = extensions;
  reply.status(refused ? statusOf(refused.code) : 500).send({ errors: [{ message, extensions: told }] });
}

/** The one place where refusals become errors of a protocol; also for hooks, parsing and unknown addresses. */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): GraphQLError | undefined {
    const inResolver = host.getType<'http' | 'graphql'>() === 'graphql';
    if (inResolver && error instanceof GraphQLError) return error;
    const refused = asRefusal(error, this.logger);
    if (inResolver) return graphqlError(refused);
    const reply = host.switchToHttp().getResponse<ApiReply>();
    if (reply.sent) return undefined;
    const retryAfter = refused?.details['retryAfterSeconds'];
    if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
    (isGraphql(reply.request) ? sendGraphqlError : sendProblem)(reply, refused);
    return undefined;
  }
}
