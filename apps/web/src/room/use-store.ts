import { useSyncExternalStore } from 'react';
import type { Store } from './client/store.js';

/** The store's value; the component renders again when it changes. */
export const useStore = <T extends object>(store: Pick<Store<T>, 'get' | 'subscribe'>): T =>
  useSyncExternalStore(store.subscribe, store.get);
