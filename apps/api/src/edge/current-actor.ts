import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Actor } from '@kontor/platform';

/** A request after the session guard: who is asking, or `null` where the operation is public. */
export interface AuthenticatedRequest {
  actor: Actor | null;
}

export function requestOf<T = AuthenticatedRequest>(context: ExecutionContext): T {
  if (context.getType<'http' | 'graphql'>() === 'graphql') {
    return GqlExecutionContext.create(context).getContext<{ req: T }>().req;
  }
  return context.switchToHttp().getRequest<T>();
}

/** The person or key behind the request. The access guard has run before, so it is there on all but public operations. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | null => requestOf(context).actor,
);
