/** A field of a record that two people saved at once, or that only one of them touched. */
export interface ConflictRow {
  readonly field: string;
  readonly inMine: boolean;
  readonly inTheirs: boolean;
}

export type Side = 'mine' | 'theirs';

/** Every field that either side changed: mine first, in the order typed, then what only they changed. */
export function conflictRows(
  mine: Readonly<Record<string, unknown>>,
  theirs: Readonly<Record<string, unknown>>,
): readonly ConflictRow[] {
  const typed = Object.keys(mine);
  const others = Object.keys(theirs).filter((field) => !(field in mine));
  return [...typed, ...others].map((field) => ({ field, inMine: field in mine, inTheirs: field in theirs }));
}

/** Nothing was typed over: what they saved and what I typed can both stand without anybody choosing. */
export const standsBeside = (
  mine: Readonly<Record<string, unknown>>,
  theirs: Readonly<Record<string, unknown>>,
): boolean => Object.keys(mine).every((field) => !(field in theirs));

/** The part of my input that is still to be sent: fields that only I touched, and those where I chose mine. */
export function chosenInput(
  mine: Readonly<Record<string, unknown>>,
  rows: readonly ConflictRow[],
  choices: Readonly<Record<string, Side>>,
): Readonly<Record<string, unknown>> {
  const kept = rows.filter((row) => row.inMine && (!row.inTheirs || (choices[row.field] ?? 'mine') === 'mine'));
  return Object.fromEntries(kept.map((row) => [row.field, mine[row.field]]));
}
