import type { TablerIcon } from '@tabler/icons-react';
import { fold } from '../../ui/data/words/fold.js';

/** One line of the palette. */
export interface Command {
  readonly key: string;
  readonly group: string;
  readonly name: string;
  readonly hint?: string | null;
  readonly keys?: string | null;
  readonly icon: TablerIcon;
  run(): void;
}

/** Every word typed begins a word of the name, in any order, whatever the marks on the letters. */
export function matches(name: string, text: string): boolean {
  const words = fold(name).split(' ');
  return fold(text)
    .split(' ')
    .every((typed) => words.some((word) => word.startsWith(typed)));
}
