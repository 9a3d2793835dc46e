import type { Actor } from '@kontor/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A request after the session hook: who is asking and from where. */
export interface ApiRequest extends FastifyRequest {
  /** `null` where nobody is logged in; the access guard lets those reach public operations only. */
  actor: Actor | null;
  sessionId: string | null;
  origin: { readonly address: string; readonly userAgent: string | null };
}

export type ApiReply = FastifyReply;

/** The context of a GraphQL operation. */
export interface ApiContext {
  readonly req: ApiRequest;
  readonly reply: ApiReply;
}
