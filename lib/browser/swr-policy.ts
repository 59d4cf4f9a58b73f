'use client';

import type { SWRConfiguration } from 'swr';

/** How often a screen asks, for a board refreshed each so many seconds: thrice as often, so that waiting here adds little age. */
export function pollIntervalMs(intervalSeconds: number): number {
  return Math.min(5_000, Math.max(300, (intervalSeconds * 1_000) / 3));
}

/**
 * The one SWR policy of all pages: a fixed interval with a tenth of jitter, in the background too because a pinned tab's title
 * tells the state. SWR's own retry is off: it stops polling while in error and lets the gap grow to half an hour, so reads
 * resolve with their failure instead (see `BoardReader`).
 *
 * @param random A number from 0 to 1.
 */
export function swrPolicy(intervalSeconds: number, random: () => number): SWRConfiguration {
  return {
    refreshInterval: () => pollIntervalMs(intervalSeconds) * (0.9 + 0.2 * random()),
    refreshWhenHidden: true,
    refreshWhenOffline: true,
    revalidateOnFocus: false,
    revalidateOnReconnect: true,
    revalidateOnMount: true,
    shouldRetryOnError: false,
    dedupingInterval: 0,
  };
}
