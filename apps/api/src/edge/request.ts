import type { Actor, RequestScope } from '@kontor/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A request after the session hook: who is asking and from where. */
export interface ApiRequest extends FastifyRequest {
  /** `null` where nobody is logged in; the access guard lets those reach public operations only. */
  actor: Actor | null;
  sessionId: string | null;
  /** Of the API key in the header, as it was sent. */
  secret: string | null;
  origin: { readonly address: string | null; readonly userAgent: string | null };
  scope: RequestScope;
  /** The GraphQL operation that is asked for, when we have written it. */
  trusted: TrustedRequest | null;
}

export interface TrustedRequest {
  readonly text: string;
  readonly name: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

export type ApiReply = FastifyReply;

/** What an operation may do to the reply. Not the reply itself: it is thenable, and whoever awaits it waits until it is sent. */
export interface ReplyHeaders {
  header(name: string, value: string): void;
}

/** The context of a GraphQL operation. */
export interface ApiContext {
  readonly req: ApiRequest;
  readonly reply: ApiReply;
}

export const GRAPHQL_PATH = '/graphql';

/**
 * Whether the router has chosen GraphQL. Never ask the address itself: the router decodes it, so that `/%67raphql`
 * arrives at the same handler.
 */
export const isGraphql = (request: FastifyRequest): boolean => request.routeOptions.url === GRAPHQL_PATH;
