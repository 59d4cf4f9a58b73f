import { useSyncExternalStore } from 'react';

/** Key in local storage: `off` if single-key shortcuts are turned off. */
export const SHORTCUTS_KEY = 'board-shortcuts';

function areOn(): boolean {
  try {
    return localStorage.getItem(SHORTCUTS_KEY) !== 'off';
  } catch {
    // Storage is blocked, so nothing was chosen.
    return true;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}

/** Whether single-key shortcuts are on; people who speak to their computer may trigger them by accident. */
export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, areOn, () => true);
