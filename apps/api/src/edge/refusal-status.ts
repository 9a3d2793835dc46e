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

/**
 * Of the contexts: 422 when another input would do, 403 when somebody else may, and 409 when nothing is wrong with the
 * input but what is stored stands against it: something has to be done first, or has been done already.
 */
const IDENTITY = {
  ALREADY_ROTATED: 409,
  ALREADY_SET_UP: 409,
  CREDENTIALS_INVALID: 401,
  EMAIL_INVALID: 422,
  EMAIL_MISSING: 409,
  EMAIL_TAKEN: 409,
  EXPIRY_INVALID: 422,
  KEY_NOT_LIVE: 409,
  LAST_ADMINISTRATOR: 409,
  LINK_INVALID: 410,
  MEMBERSHIP_TOO_EARLY: 422,
  PASSWORD_GUESSABLE: 422,
  PASSWORD_TOO_LONG: 422,
  PASSWORD_TOO_SHORT: 422,
  PASSWORD_WRONG: 422,
  PERMISSION_UNKNOWN: 422,
  RIGHT_LACKING: 403,
  ROLE_FIXED: 409,
  SECRET_SHOWN_ONCE: 409,
  SESSION_NEEDED: 401,
  STATUS_INVALID: 409,
  TEAM_CYCLE: 422,
  TEXT_INVALID: 422,
  TEXT_REQUIRED: 422,
  TEXT_TOO_LONG: 422,
  TIME_ZONE_UNKNOWN: 422,
} satisfies Record<IdentityRefusalCode, number>;

const CUSTOMERS = {
  ADDRESS_REGISTERED_TWICE: 422,
  CLASSIFIER_NAME_TAKEN: 409,
  COUNTRY_UNKNOWN: 422,
  CUSTOMER_HAS_OPEN_SALES: 409,
  CUSTOMER_HAS_SUBSIDIARIES: 409,
  EMAIL_INVALID: 422,
  OWNER_OUT_OF_REACH: 403,
  OWNER_UNKNOWN: 422,
  PARENT_CYCLE: 422,
  PARENT_UNKNOWN: 422,
  REFERENCE_UNKNOWN: 422,
  TAX_ID_INVALID: 422,
  TAX_ID_TAKEN: 409,
  TEXT_INVALID: 422,
  TEXT_REQUIRED: 422,
  TEXT_TOO_LONG: 422,
  WEBSITE_INVALID: 422,
} satisfies Record<CustomersRefusalCode, number>;

const SALES = {
  ALREADY_DONE: 409,
  AMOUNT_NEGATIVE: 422,
  CLASSIFICATION_UNKNOWN: 422,
  CLOSED_ON_INVALID: 422,
  CONTACT_TWICE: 422,
  CONTACT_UNKNOWN: 422,
  CUSTOMER_UNKNOWN: 422,
  DONE_TIME_INVALID: 422,
  DUE_TIME_INVALID: 422,
  DURATION_INVALID: 422,
  GATE_UNMET: 409,
  LOST_REASON_NEEDED: 422,
  MOVE_TIME_INVALID: 422,
  NOT_DONE: 409,
  OPPORTUNITY_UNKNOWN: 422,
  OUTCOME_BEFORE_DONE: 422,
  OWNER_OUT_OF_REACH: 403,
  OWNER_UNKNOWN: 422,
  PICK_LIST_VALUE_TAKEN: 409,
  PROCESS_UNKNOWN: 422,
  RATE_INVALID: 422,
  RATE_OF_BASE_CURRENCY: 422,
  REASON_NEEDED: 422,
  REFERENCE_UNKNOWN: 422,
  REOPEN_FIRST: 409,
  SPLIT_PERSON_TWICE: 422,
  SPLIT_PERSON_UNKNOWN: 422,
  SPLIT_SHARE_INVALID: 422,
  SPLIT_SUM_INVALID: 422,
  STAGE_NOT_OPEN: 422,
  STAGE_UNCHANGED: 409,
  STAGE_UNKNOWN: 422,
} satisfies Record<SalesRefusalCode, number>;

const INTEGRATIONS = {
  FILE_EMPTY: 422,
  FILE_NOT_CSV: 422,
  FILE_NOT_TEXT: 422,
  IMPORT_BUSY: 409,
  IMPORT_COLUMN_UNKNOWN: 422,
  IMPORT_DIALECT_UNKNOWN: 422,
  IMPORT_FIELD_MISSING: 422,
  IMPORT_FIELD_TWICE: 422,
  IMPORT_NOT_CHECKED: 409,
  IMPORT_SOURCE_INVALID: 422,
} satisfies Record<IntegrationsRefusalCode, number>;

/** Every code with its status: a code of a context that is missing here does not compile. */
export const REFUSAL_STATUS: Readonly<Record<string, number>> = {
  ...IDENTITY,
  ...CUSTOMERS,
  ...SALES,
  ...INTEGRATIONS,
  ...EDGE,
};

/** The HTTP status of a refusal: in REST always, in GraphQL where it concerns the whole request. */
export const statusOf = (code: string): number => REFUSAL_STATUS[code] ?? 422;

/** GraphQL answers 200 with errors beside data; these concern the request as a whole and show in its status too. */
const WHOLE_REQUEST = new Set<string>([
  'UNAUTHENTICATED',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_KEY_INVALID',
] satisfies EdgeRefusalCode[]);

export const graphqlStatusOf = (code: string): number | null => (WHOLE_REQUEST.has(code) ? statusOf(code) : null);
