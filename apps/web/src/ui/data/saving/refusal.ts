import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

/** What stands in the way of one field; `path` is the field's name in the input. */
export interface FieldRefusal {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Somebody saved the record first: what they changed, in the record's current values. */
export interface Conflict {
  readonly currentVersion: number;
  readonly changedBy: string | null;
  readonly changedAt: string | null;
  readonly changed: Readonly<Record<string, unknown>>;
}

/** Why a save or a load was not carried out, in a shape that a screen can act on. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly fields: readonly FieldRefusal[];
  readonly conflict: Conflict | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly traceId: string | null;
}

export const UNREACHABLE = 'UNREACHABLE';

/** Reads the server's refusal out of whatever Apollo threw; a failed connection becomes `UNREACHABLE`. */
export function refusalOf(error: unknown): Refusal {
  if (ServerError.is(error)) return problemOf(error.bodyText);
  if (!CombinedGraphQLErrors.is(error)) return withoutDetails(UNREACHABLE, error instanceof Error ? error.message : '');
  return refusalIn(error.errors[0]);
}

function refusalIn(error: unknown): Refusal {
  const { message, extensions } = asObject(error);
  const said = asObject(extensions);
  const details = asObject(said['details']);
  const code = asText(said['code']) ?? 'INTERNAL';
  return {
    code,
    message: asText(message) ?? '',
    fields: fieldsOf(details['fields']),
    conflict: code === 'CONFLICT' ? conflictOf(details) : null,
    details,
    traceId: asText(said['traceId']),
  };
}

/**
 * What came with a status of refusal: GraphQL's errors, or a problem (RFC 9457) where GraphQL never saw the request;
 * a proxy's page is no answer of ours.
 */
export function problemOf(body: string): Refusal {
  const problem = asObject(parsed(body));
  if (Array.isArray(problem['errors'])) return refusalIn(problem['errors'][0]);
  const code = asText(problem['code']);
  if (code === null) return withoutDetails(UNREACHABLE, '');
  const details = asObject(problem['details']);
  return {
    code,
    message: asText(problem['detail']) ?? '',
    fields: fieldsOf(details['fields']),
    conflict: null,
    details,
    traceId: asText(problem['traceId']),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

export const withoutDetails = (code: string, message: string): Refusal => ({
  code,
  message,
  fields: [],
  conflict: null,
  details: {},
  traceId: null,
});

function conflictOf(details: Readonly<Record<string, unknown>>): Conflict | null {
  const currentVersion = details['currentVersion'];
  if (typeof currentVersion !== 'number') return null;
  return {
    currentVersion,
    changedBy: asText(details['changedBy']),
    changedAt: asText(details['changedAt']),
    changed: asObject(details['changed']),
  };
}

function fieldsOf(value: unknown): readonly FieldRefusal[] {
  if (!Array.isArray(value)) return [];
  return value.map(asObject).flatMap((entry) => {
    const path = asText(entry['path']);
    return path === null ? [] : [{ path, code: asText(entry['code']) ?? '', message: asText(entry['message']) ?? '' }];
  });
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null);
