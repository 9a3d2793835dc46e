import { useHotkeys } from '@mantine/hooks';

/** Ctrl/Cmd-S saves wherever the cursor stands, and never opens the browser's own dialog over a form. */
export function useSaveKeys(save: () => void, enabled = true): void {
  useHotkeys([['mod+S', () => enabled && save(), { preventDefault: true }]], [], true);
}
