import { useSyncExternalStore } from 'react';

/**
 * Whether the browser shows notifications of this site: `ask` before the viewer was asked, `insecure` if it offers them to pages with https
 * only, `missing` if it has none.
 */
export type NotificationState = 'granted' | 'ask' | 'denied' | 'insecure' | 'missing';

const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());

function currentState(): NotificationState {
  if (!window.isSecureContext) return 'insecure';
  if (!('Notification' in window)) return 'missing';
  return Notification.permission === 'default' ? 'ask' : Notification.permission;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // The viewer may change it in the browser's settings, of which Safari sends no event.
  window.addEventListener('focus', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('focus', listener);
  };
}

export const useNotificationState = (): NotificationState =>
  useSyncExternalStore(subscribe, currentState, () => 'ask');

/** Asks the viewer, if the browser allows that. @returns The state after the answer. */
export async function askForNotifications(): Promise<NotificationState> {
  if (currentState() === 'ask') await Notification.requestPermission();
  tell();
  return currentState();
}

/** Shows a notification; a click on it leads to this tab. @returns False if the browser refuses, as on Android. */
export function showNotification(
  title: string,
  options: { readonly body: string; readonly tag: string; readonly icon: string },
): boolean {
  if (currentState() !== 'granted') return false;
  try {
    const shown = new Notification(title, options);
    shown.addEventListener('click', () => {
      window.focus();
      shown.close();
    });
    return true;
  } catch {
    return false;
  }
}
