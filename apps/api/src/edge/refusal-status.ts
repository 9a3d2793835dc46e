import type { CustomersRefusalCode } from '@kontor/customers/contract';
import type { IdentityRefusalCode } from '@kontor/identity/contract';
import type { IntegrationsRefusalCode } from '@kontor/integrations/contract';
import type { SalesRefusalCode } from '@kontor/sales/contract';

/** Refusals of the platform, the kernel and the edge itself. */
export type EdgeRefusalCode =
  | 'BODY_INVALID'
  | 'CONFLICT'
  | 'CURRENCY_UNKNOWN'
  | 'CURSOR_INVALID'
  | 'DATE_INVALID'
  | 'DECIMAL_INVALID'
  | 'DECIMAL_TOO_PRECISE'
  | 'DOCUMENT_INVALID'
  | 'DOCUMENT_NOT_TRUSTED'
  | 'DOCUMENT_TOO_COMPLEX'
  | 'FILE_GONE'
  | 'FILE_TOO_BIG'
  | 'FORBIDDEN'
  | 'IDEMPOTENCY_KEY_INVALID'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INSTANT_INVALID'
  | 'INVALID_INPUT'
  | 'KEY_IN_ADDRESS'
  | 'MEDIA_TYPE_UNSUPPORTED'
  | 'NOT_FOUND'
  | 'ORIGIN_MISSING'
  | 'ORIGIN_REFUSED'
  | 'PAGE_SIZE_INVALID'
  | 'RATE_LIMITED'
  | 'TEXT_INVALID'
  | 'TEXT_REQUIRED'
  | 'TEXT_TOO_LONG'
  | 'UNAUTHENTICATED'
  | 'UNAVAILABLE';

/** Everything that is wrong with the request as it stands is 422; only these mean something else to HTTP. */
const EDGE = {
  BODY_INVALID: 400,
  CONFLICT: 409,
  CURRENCY_UNKNOWN: 422,
  CURSOR_INVALID: 400,
  DATE_INVALID: 422,
  DECIMAL_INVALID: 422,
  DECIMAL_TOO_PRECISE: 422,
  DOCUMENT_INVALID: 400,
  DOCUMENT_NOT_TRUSTED: 400,
  DOCUMENT_TOO_COMPLEX: 400,
  FILE_GONE: 410,
  FILE_TOO_BIG: 413,
  FORBIDDEN: 403,
  IDEMPOTENCY_KEY_INVALID: 400,
  IDEMPOTENCY_KEY_REUSED: 422,
  INSTANT_INVALID: 422,
  INVALID_INPUT: 422,
  KEY_IN_ADDRESS: 400,
  MEDIA_TYPE_UNSUPPORTED: 415,
  NOT_FOUND: 404,
  ORIGIN_MISSING: 400,
  ORIGIN_REFUSED: 403,
  PAGE_SIZE_INVALID: 400,
  RATE_LIMITED: 429,
  TEXT_INVALID: 422,
  TEXT_REQUIRED: 422,
  TEXT_TOO_LONG: 422,
  UNAUTHENTICATED: 401,
  UNAVAILABLE: 503,
} satisfies Record<EdgeRefusalCode, number>;

export type ContextRefusalCode =
  | IdentityRefusalCode
  | CustomersRefusalCode
  | SalesRefusalCode
  | IntegrationsRefusalCode;

/** Those of the contexts that are no plain 422. A new one that needs a status of its own gets a line here. */
const CONTEXTS: Partial<Record<ContextRefusalCode, number>> = {
  CREDENTIALS_INVALID: 401,
  EMAIL_TAKEN: 409,
  IMPORT_BUSY: 409,
  LINK_INVALID: 410,
  RIGHT_LACKING: 403,
  SESSION_NEEDED: 401,
};

/** The HTTP status of a refusal: in REST always, in GraphQL where it concerns the whole request. */
export const statusOf = (code: string): number =>
  (EDGE as Record<string, number>)[code] ?? (CONTEXTS as Record<string, number>)[code] ?? 422;

/** GraphQL answers 200 with errors beside data; these concern the request as a whole and show in its status too. */
const WHOLE_REQUEST = new Set<string>([
  'UNAUTHENTICATED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_KEY_INVALID',
] satisfies EdgeRefusalCode[]);

export const graphqlStatusOf = (code: string): number | null => (WHOLE_REQUEST.has(code) ? statusOf(code) : null);
