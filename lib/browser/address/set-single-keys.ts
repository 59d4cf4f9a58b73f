import { SHORTCUTS_KEY } from './shortcut-preference';

/** Turns single-key shortcuts on or off in this browser, for all its tabs. Without effect where storage is blocked. */
export function setSingleKeys(isOn: boolean): void {
  try {
    localStorage.setItem(SHORTCUTS_KEY, isOn ? 'on' : 'off');
  } catch {
    return;
  }
  // Browsers report the change to other tabs only.
  window.dispatchEvent(new StorageEvent('storage', { key: SHORTCUTS_KEY }));
}
