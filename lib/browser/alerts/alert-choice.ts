import { useSyncExternalStore } from 'react';

/** How a viewer wants to be told of troubles in this browser. */
export type AlertWay = 'notification' | 'sound';

/** Key in local storage: the chosen ways, separated by a space. */
const KEY = 'board-alerts';
const WAYS: readonly AlertWay[] = ['notification', 'sound'];
const listeners = new Set<() => void>();

function stored(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    // Storage is blocked, so nothing was chosen.
    return '';
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // Only other tabs send it.
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** The chosen ways; none on the server and until hydration. */
export function useAlertChoice(): ReadonlySet<AlertWay> {
  const chosen = useSyncExternalStore(subscribe, stored, () => '').split(' ');
  return new Set(WAYS.filter((way) => chosen.includes(way)));
}

/** Stores the choice of this browser. @returns Whether it could be stored. */
export function storeAlertChoice(ways: ReadonlySet<AlertWay>): boolean {
  try {
    localStorage.setItem(KEY, WAYS.filter((way) => ways.has(way)).join(' '));
  } catch {
    return false;
  }
  for (const listener of listeners) listener();
  return true;
}
