import type { Actor } from '@kontor/platform';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { ApiContext, ApiReply, ApiRequest, ReplyHeaders } from './request.js';

const isGraphql = (context: ExecutionContext): boolean => context.getType<'http' | 'graphql'>() === 'graphql';
const graphqlContext = (context: ExecutionContext): ApiContext =>
  GqlExecutionContext.create(context).getContext<ApiContext>();

export const requestOf = (context: ExecutionContext): ApiRequest =>
  isGraphql(context) ? graphqlContext(context).req : context.switchToHttp().getRequest<ApiRequest>();

export const replyOf = (context: ExecutionContext): ApiReply =>
  isGraphql(context) ? graphqlContext(context).reply : context.switchToHttp().getResponse<ApiReply>();

/** The person or key behind the request. The access guard has run before, so it is there on all but public operations. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | null => requestOf(context).actor,
);

/** The request itself, for its session and its origin. */
export const CurrentRequest = createParamDecorator(
  (_: unknown, context: ExecutionContext): ApiRequest => requestOf(context),
);

/** The headers of the reply, for operations that set or clear the session cookie. */
export const CurrentReply = createParamDecorator((_: unknown, context: ExecutionContext): ReplyHeaders => {
  const reply = replyOf(context);
  return { header: (name, value) => void reply.header(name, value) };
});
