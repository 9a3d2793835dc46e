import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import {
  ClassifiersDocument,
  KnownCurrenciesDocument,
  type PickList,
  PickListValuesDocument,
} from '../../../graphql/graphql.js';
import { useWords } from '../words/use-words.js';

/** A thing one can choose: its id, its name, and what tells it apart from another of the same name. */
export interface Option {
  readonly id: string;
  readonly name: string;
  readonly hint?: string | null;
}

export function usePickList(list: PickList): readonly Option[] {
  const words = useWords();
  const { data } = useQuery(PickListValuesDocument, { variables: { list } });
  return useMemo(
    () =>
      (data?.pickList ?? [])
        .filter((value) => value.active)
        .map(({ id, name }) => ({ id, name: words.localised(name) })),
    [data, words],
  );
}

export interface ClassifyingDimension {
  readonly id: string;
  readonly name: string;
  /** The dimension whose value decides which of these may be chosen. */
  readonly dependsOnId: string | null;
  readonly values: readonly (Option & { readonly parentValueIds: readonly string[] })[];
}

export interface Classifiers {
  readonly regions: readonly Option[];
  readonly markets: readonly Option[];
  readonly segments: readonly Option[];
  readonly dimensions: readonly ClassifyingDimension[];
}

export function useClassifiers(): Classifiers {
  const words = useWords();
  const { data } = useQuery(ClassifiersDocument);
  return useMemo(
    () => ({
      regions: data?.regions ?? [],
      markets: data?.markets ?? [],
      segments: data?.segments ?? [],
      dimensions: (data?.dimensions ?? []).map((dimension) => ({
        id: dimension.id,
        name: words.localised(dimension.name),
        dependsOnId: dimension.dependsOnId ?? null,
        values: dimension.values.map(({ id, name, parentValueIds }) => ({
          id,
          name: words.localised(name),
          parentValueIds,
        })),
      })),
    }),
    [data, words],
  );
}

/** The base currency first, then those the organisation deals in, then the common ones. */
export function useCurrencies(): readonly string[] {
  const { baseCurrency } = useWords();
  const { data } = useQuery(KnownCurrenciesDocument);
  return useMemo(() => {
    const rated = (data?.rateSettings.currencies ?? []).map(({ code }) => code);
    return [...new Set([baseCurrency, ...rated, 'PLN', 'EUR', 'USD', 'GBP'])];
  }, [baseCurrency, data]);
}
