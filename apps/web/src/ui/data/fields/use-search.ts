import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Option } from './use-field-options.js';

/** Asks while a person types, at most every 120 ms; an answer to an older question never replaces a newer one. */
export function useSearch(
  search: (text: string) => Promise<readonly Option[]>,
  text: string,
  active: boolean,
): { readonly options: readonly Option[]; readonly searching: boolean } {
  const [asked] = useDebouncedValue(text.trim(), 120);
  const [answer, setAnswer] = useState<{ text: string; options: readonly Option[] } | null>(null);
  useEffect(() => {
    if (!active) return undefined;
    let current = true;
    void search(asked)
      .catch(() => [])
      .then((options) => {
        if (current) setAnswer({ text: asked, options });
      });
    return () => {
      current = false;
    };
  }, [search, asked, active]);
  return { options: answer?.options ?? [], searching: active && answer?.text !== text.trim() };
}
