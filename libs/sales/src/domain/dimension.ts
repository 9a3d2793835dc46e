/**
 * A way in which the organisation classifies its sales, and what must be so of it: names that tell values apart, and
 * dependencies that lead somewhere and never in a circle. Dependent lists are the trade's; archiving instead of
 * removing is ours, because sales of the past keep their words.
 */
import type { FieldRefusal } from '@kontor/kernel';
import type { Localised } from './localised.js';
import type { Classification } from './sale.js';

export interface DimensionValueState {
  readonly id: string;
  readonly key: string;
  readonly name: Localised;
  readonly active: boolean;
  /** Of the dimension depended on; none: it may be chosen under any value. */
  readonly parentValueIds: readonly string[];
}

export interface DimensionState {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly name: Localised;
  readonly active: boolean;
  readonly dependsOnId: string | null;
  readonly values: readonly DimensionValueState[];
}

export type DimensionProblemCode =
  | 'DIMENSION_CYCLE'
  | 'DIMENSION_NAME_TAKEN'
  | 'DIMENSION_PARENT_INVALID'
  | 'DIMENSION_UNKNOWN'
  | 'DIMENSION_VALUE_TWICE';

const MESSAGES: { readonly [C in DimensionProblemCode]: string } = {
  DIMENSION_CYCLE: 'These dimensions would depend on each other in a circle. Choose another.',
  DIMENSION_NAME_TAKEN: 'There is a dimension of this name already. Give it another.',
  DIMENSION_PARENT_INVALID: 'This value is no longer one of the dimension depended on. Choose again.',
  DIMENSION_UNKNOWN: 'There is no such dimension in use. Choose another.',
  DIMENSION_VALUE_TWICE: 'Another value has this name. Nobody could tell them apart.',
};

const problem = (path: string, code: DimensionProblemCode): FieldRefusal => ({ path, code, message: MESSAGES[code] });

const folded = (text: string): string => text.trim().toLocaleLowerCase('pl');

/** Everything that keeps a dimension from being saved among `all`, which may hold an older state of it. */
export function problemsOfDimension(dimension: DimensionState, all: readonly DimensionState[]): FieldRefusal[] {
  const others = all.filter(({ id }) => id !== dimension.id);
  return [
    ...(['pl', 'en'] as const)
      .filter((language) => others.some(({ name }) => folded(name[language]) === folded(dimension.name[language])))
      .map((language) => problem(`name.${language}`, 'DIMENSION_NAME_TAKEN')),
    ...problemsOfDependency(dimension, others),
    ...problemsOfValueNames(dimension),
  ];
}

function problemsOfDependency(
  { id, dependsOnId, values }: DimensionState,
  others: readonly DimensionState[],
): FieldRefusal[] {
  if (dependsOnId === null) return [];
  if (dependsOnId === id || leadsTo(others, dependsOnId, id)) return [problem('dependsOnId', 'DIMENSION_CYCLE')];
  const parent = others.find((other) => other.id === dependsOnId && other.active);
  if (!parent) return [problem('dependsOnId', 'DIMENSION_UNKNOWN')];
  const known = new Set(parent.values.map((value) => value.id));
  return values.flatMap(({ parentValueIds }, index) =>
    parentValueIds.every((parentId) => known.has(parentId))
      ? []
      : [problem(`values.${index}.parentValueIds`, 'DIMENSION_PARENT_INVALID')],
  );
}

function leadsTo(others: readonly DimensionState[], from: string, to: string): boolean {
  const next = new Map(
    others.flatMap(({ id, dependsOnId }) => (dependsOnId === null ? [] : [[id, dependsOnId] as const])),
  );
  const seen = new Set<string>();
  let at: string | undefined = from;
  while (at !== undefined && !seen.has(at)) {
    if (at === to) return true;
    seen.add(at);
    at = next.get(at);
  }
  return false;
}

const problemsOfValueNames = ({ values }: DimensionState): FieldRefusal[] =>
  (['pl', 'en'] as const).flatMap((language) =>
    values.flatMap((value, index) => {
      const first = values.findIndex(({ name }) => folded(name[language]) === folded(value.name[language]));
      return first < index ? [problem(`values.${index}.name.${language}`, 'DIMENSION_VALUE_TWICE')] : [];
    }),
  );

/** What a dependent value is judged by. */
export interface DependentValue {
  readonly dimensionId: string;
  readonly dependsOnId: string;
  readonly parentValueIds: readonly string[];
}

/**
 * The first dimension whose value does not go with the value of the one it depends on, among those that `touched`
 * names: what was right when it was chosen is not judged anew because a list has changed since.
 */
export const misplacedDimension = (
  classification: Classification,
  dependents: readonly DependentValue[],
  touched: ReadonlySet<string>,
): string | null =>
  dependents.find(({ dimensionId, dependsOnId, parentValueIds }) => {
    if (parentValueIds.length === 0 || !(touched.has(dimensionId) || touched.has(dependsOnId))) return false;
    const parent = classification[dependsOnId];
    return parent === undefined || !parentValueIds.includes(parent);
  })?.dimensionId ?? null;
