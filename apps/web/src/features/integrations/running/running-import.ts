import { createStore } from '../../../ui/state/store.js';

/** The import that this person set going last: its page may be left, the status line goes on telling. */
export const runningImport = createStore<{ readonly id: string; readonly fileName: string } | null>(null);
