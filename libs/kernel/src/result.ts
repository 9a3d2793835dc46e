/** The outcome of a domain rule: refusals that a caller must expect are values, not exceptions. */
export type Result<T, E> = Ok<T> | Refusal<E>;
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Refusal<E> {
  readonly ok: false;
  readonly refusal: E;
}

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const refusal = <E>(reason: E): Refusal<E> => ({ ok: false, refusal: reason });
