import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';

const NAMED = ['PersonRef', 'CustomerRef', 'Customer', 'PickListValue', 'NamedNode', 'DimensionValue'] as const;

/** The name behind an id, if any screen has shown it; ids themselves mean nothing to a reader. */
export function useKnownNames(language: 'pl' | 'en'): (id: string) => string | null {
  const client = useApolloClient();
  return useCallback(
    (id) => {
      const cache = client.cache.extract() as Readonly<Record<string, { readonly name?: unknown } | undefined>>;
      for (const type of NAMED) {
        const name = cache[`${type}:${id}`]?.name;
        if (typeof name === 'string') return name;
        const localised = name as { readonly pl?: string; readonly en?: string } | undefined;
        if (localised) return localised[language] ?? null;
      }
      return null;
    },
    [client, language],
  );
}
