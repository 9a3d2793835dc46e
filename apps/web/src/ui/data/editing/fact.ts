import type { ReactNode } from 'react';

export type Parsed<V> = { readonly ok: true; readonly value: V } | { readonly ok: false; readonly problem: string };

export interface FactInputProps<D> {
  readonly draft: D;
  readonly onDraft: (draft: D) => void;
  /** The draft is final: a choice was made, nothing is left to type. */
  readonly onPicked: (draft: D) => void;
  readonly problem: string | null;
  readonly label: string;
  /** One of several open fields: it neither takes the focus nor unfolds by itself. */
  readonly calm: boolean;
}

/**
 * A fact of a record: how it is read, shown, typed and sent. `R` is the record, `V` the value, `D` what stands in the
 * field while it is being typed. Methods, not properties, so that facts of different values share one list.
 */
export interface FactOf<R, V, D> {
  /** The field's name in the mutation's input; the register and conflicts use it too. */
  readonly field: string;
  readonly label: string;
  /** Enter makes a new line and Ctrl-Enter saves. */
  readonly multiline?: boolean;
  /** Enter belongs to the open list of choices. */
  readonly picks?: boolean;
  /** Shown but never edited here. */
  readonly readOnly?: boolean;
  /** What the field is for, beneath it while it is open. */
  readonly help?: string;
  /** Draws the open field. A plain function, not a component: a list made anew must not lose what is being typed. */
  edit?(props: FactInputProps<D>): ReactNode;
  read(record: R): V;
  show(value: V): ReactNode;
  /** What stands beside the value and is not part of its button, such as a link to it. */
  beside?(value: V): ReactNode;
  draft(value: V): D;
  parse(draft: D): Parsed<V>;
  input(value: V): Readonly<Record<string, unknown>>;
  /** What was sent for it in words, where a reader could not know. */
  inWords?(sent: unknown): ReactNode;
}

/** A list of facts holds facts of every value; only the fact itself ever touches its own. */
export type Fact<R> = FactOf<R, unknown, unknown>;

export const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

export const parsed = <V>(value: V): Parsed<V> => ({ ok: true, value });
export const unparsed = (problem: string): Parsed<never> => ({ ok: false, problem });
