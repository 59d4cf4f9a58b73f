'use client';

import { useSyncExternalStore } from 'react';

let sinceMs: number | null = null;
const listeners = new Set<() => void>();

/** Keeps that the dashboard does not let this browser see the page any more, from the server's present on: until it is loaded anew. */
export function refuse(serverTimeMs: number): void {
  sinceMs ??= serverTimeMs;
  for (const listener of listeners) listener();
}

/**
 * Whether an answer is the dashboard's own word that its reader may not see this, `{ "code": "refused" }`: a login page of something on
 * the way is none.
 */
export async function isRefusal(response: Response): Promise<boolean> {
  if (response.status !== 401 && response.status !== 403) return false;
  try {
    const body = (await response.json()) as { readonly code?: unknown } | null;
    return body?.code === 'refused';
  } catch {
    // Whatever it is, it is not ours.
    return false;
  }
}

/** Since when the dashboard has refused this page, epoch milliseconds; null while it has not. */
export const readRefusal = (): number | null => sinceMs;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The same, kept current. */
export function useRefusal(): number | null {
  return useSyncExternalStore(subscribe, readRefusal, () => null);
}
