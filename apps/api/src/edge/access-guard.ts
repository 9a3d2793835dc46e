import { createHash } from 'node:crypto';
import { Refused } from '@kontor/kernel';
import { requestScope } from '@kontor/platform';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { type GraphQLResolveInfo, OperationTypeNode } from 'graphql';
import { ACCESS, type Access } from './access.js';
import { requestOf } from './current-actor.js';
import type { ApiRequest } from './request.js';

const KEY = /^[\x21-\x7e]{8,200}$/;

/** Deny by default: what declares no access cannot be called by anybody. Then claims the Idempotency-Key for the operation. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const access = this.reflector.get<Access | undefined>(ACCESS, context.getHandler());
    const request = requestOf(context);
    if (access === undefined) throw new Refused('FORBIDDEN', 'Nobody may call this operation: it declares no access.');
    if (access.kind === 'PUBLIC') return true;
    if (request.actor === null) throw new Refused('UNAUTHENTICATED', 'Log in, or send an API key.');
    const { permissions } = request.actor;
    if (access.kind === 'PERMISSIONS' && !access.anyOf.some((permission) => permissions.has(permission))) {
      throw new Refused('FORBIDDEN', `This needs the permission ${access.anyOf.join(' or ')}. Ask an administrator.`, {
        permissions: access.anyOf,
      });
    }
    claimKey(context, request);
    return true;
  }
}

/** One claim for each root field of a mutation, or for the REST call: they are transactions of their own. */
function claimKey(context: ExecutionContext, request: ApiRequest): void {
  const key = request.headers['idempotency-key'];
  const scope = requestScope.current();
  if (key === undefined || scope === undefined) return;
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new Refused('IDEMPOTENCY_KEY_INVALID', 'An Idempotency-Key is 8 to 200 visible letters, such as a UUID.');
  }
  const actorKey = request.actor?.apiKeyId ?? request.actor?.userId ?? 'system';
  if (context.getType<'http' | 'graphql'>() === 'graphql') {
    const info = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();
    if (info.operation.operation !== OperationTypeNode.MUTATION) return;
    const { query, variables } = request.body as { query?: string; variables?: unknown };
    scope.idempotency = {
      key: `${key}/${String(info.path.key)}`,
      actorKey,
      bodyHash: hash([query, variables ?? null]),
    };
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    // A file is still on its way: whoever reads it adds what is in it to the claim.
    const body = request.isMultipart?.() ? null : request.body;
    scope.idempotency = { key, actorKey, bodyHash: hash([request.method, request.url, body ?? null]) };
  }
}

const hash = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
