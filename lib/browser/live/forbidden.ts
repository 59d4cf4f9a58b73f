import { useSyncExternalStore } from 'react';

let sinceMs: number | null = null;
const listeners = new Set<() => void>();

/** Records that the dashboard responded with "forbidden" at a server time; stays until the page is reloaded. */
export function setForbidden(serverTimeMs: number): void {
  sinceMs ??= serverTimeMs;
  for (const listener of listeners) listener();
}

/** Whether a response is the dashboard's own `{ "code": "refused" }`, and not the login page of a proxy. */
export async function isForbiddenResponse(response: Response): Promise<boolean> {
  if (response.status !== 401 && response.status !== 403) return false;
  try {
    const body = (await response.json()) as { readonly code?: unknown } | null;
    return body?.code === 'refused';
  } catch {
    // Not JSON, so not the dashboard.
    return false;
  }
}

/** Since when the page is forbidden, epoch milliseconds; null if it is not. */
export const forbiddenSince = (): number | null => sinceMs;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** {@link forbiddenSince} as a hook. */
export function useForbiddenSince(): number | null {
  return useSyncExternalStore(subscribe, forbiddenSince, () => null);
}
