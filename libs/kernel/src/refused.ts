import type { Result } from './result.js';

/** One unfulfilled demand on one input field; `path` is dotted, as in `splits.0.share`. */
export interface FieldRefusal {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** What a client needs to act on a refusal: the fields at fault and values its words are built from. */
export interface RefusalDetails {
  readonly fields?: readonly FieldRefusal[];
  readonly [name: string]: unknown;
}

/**
 * An expected refusal on its way out of a use case. `code` is stable and documented; `message` is an English
 * sentence that says what to do next. The edge maps it to a status once; everything else that is thrown is a bug.
 */
export class Refused<Code extends string = string> extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly code: Code,
    message: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message);
  }
}

/** A refusal as a domain rule returns it: the same three parts, not yet thrown. */
export interface DomainRefusal<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly details?: RefusalDetails;
}

/** Unwraps a domain result inside a use case: the value, or the refusal thrown. */
export function orRefuse<T, E extends DomainRefusal>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  throw new Refused(result.refusal.code, result.refusal.message, result.refusal.details);
}
