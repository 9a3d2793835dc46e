import type { DimensionFactsFragment, DimensionInput } from '../../../graphql/graphql.js';

export interface ValueState {
  /** Of this page; the server's id comes with the first save. */
  readonly uid: string;
  readonly id: string | null;
  readonly name: { readonly pl: string; readonly en: string };
  readonly active: boolean;
  readonly parentValueIds: readonly string[];
}

export interface DimensionState {
  readonly name: { readonly pl: string; readonly en: string };
  readonly active: boolean;
  readonly dependsOnId: string | null;
  readonly values: readonly ValueState[];
}

export const dimensionState = (dimension: DimensionFactsFragment | null): DimensionState => ({
  name: { pl: dimension?.name.pl ?? '', en: dimension?.name.en ?? '' },
  active: dimension?.active ?? true,
  dependsOnId: dimension?.dependsOnId ?? null,
  values: (dimension?.values ?? []).map(({ id, name, active, parentValueIds }) => ({
    uid: id,
    id,
    name: { pl: name.pl, en: name.en },
    active,
    parentValueIds,
  })),
});

let made = 0;
/** A value typed in one language counts for both until somebody says otherwise. */
export const newValue = (name: string): ValueState => {
  made += 1;
  return { uid: `new-${made}`, id: null, name: { pl: name, en: name }, active: true, parentValueIds: [] };
};

export const dimensionInput = (state: DimensionState, saved: DimensionFactsFragment | null): DimensionInput => ({
  ...(saved ? { id: saved.id, expectedVersion: saved.version } : {}),
  name: { pl: state.name.pl.trim(), en: state.name.en.trim() || state.name.pl.trim() },
  active: state.active,
  dependsOnId: state.dependsOnId,
  values: state.values.map(({ id, name, active, parentValueIds }) => ({
    id,
    name: { pl: name.pl.trim() || name.en.trim(), en: name.en.trim() || name.pl.trim() },
    active,
    parentValueIds: state.dependsOnId ? [...parentValueIds] : [],
  })),
});
