import type { ComboboxStore } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Option } from './use-field-options.js';

export interface FirstFound {
  /** Something else is typed: what was found for the old words is no longer what Enter would take. */
  readonly forget: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * The first answer to what is typed is the one that Enter takes. Whoever is faster than the server and presses Enter
 * before the answer is there gets the first one when it comes, never one that was found for other words.
 */
export function useFirstFound(
  combobox: ComboboxStore,
  { typed, options, searching }: { typed: string; options: readonly Option[]; searching: boolean },
): FirstFound {
  const store = useRef(combobox);
  store.current = combobox;
  const entered = useRef(false);
  useEffect(() => {
    if (typed === '' || searching) return;
    store.current.selectFirstOption();
    if (entered.current && options.length > 0) store.current.clickSelectedOption();
    entered.current = false;
  }, [typed, options, searching]);
  return {
    forget: () => {
      entered.current = false;
      combobox.resetSelectedOption();
    },
    onKeyDown: (event) => {
      if (event.key !== 'Enter' || typed === '' || !searching) return;
      entered.current = true;
      event.preventDefault();
    },
  };
}
