import { createStore, type Store, useStore } from './store.js';

/** False from the moment a request finds no server until one does; the browser's own word counts at once. */
export const reached: Store<boolean> = createStore(true);

/** The session ended under the person's hands; what they typed stays while they log in again. */
export const sessionLost: Store<boolean> = createStore(false);

export const useReached = (): boolean => useStore(reached);
export const useSessionLost = (): boolean => useStore(sessionLost);

export function watchConnection(): void {
  addEventListener('offline', () => reached.set(false));
  addEventListener('online', () => reached.set(true));
}
