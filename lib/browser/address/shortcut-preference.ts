import { useSyncExternalStore } from 'react';

const KEY = 'board-shortcuts';
const OFF = 'off';
const listeners = new Set<() => void>();
// Where storage is blocked, the choice lasts as long as the page.
let chosen: string | null = null;

function areOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== OFF;
  } catch {
    return chosen !== OFF;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Turns single-key shortcuts on or off in this browser. */
export function setSingleKeys(isOn: boolean): void {
  chosen = isOn ? null : OFF;
  try {
    if (isOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, OFF);
  } catch {
    // Kept in `chosen`.
  }
  for (const listener of listeners) listener();
}

/** Whether single-key shortcuts are on; people who speak to their computer may trigger them by accident. */
export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, areOn, () => true);
