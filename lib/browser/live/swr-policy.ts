'use client';

import type { SWRConfiguration } from 'swr';

import { nextPollMs } from './poll-interval';

/**
 * The one SWR policy of all pages: a fixed interval with a tenth of jitter, in the background too because a pinned tab's title
 * tells the state. SWR's own retry is off: it stops polling while in error and lets the gap grow to half an hour, so reads
 * resolve with their failure instead (see `BoardReader`).
 *
 * @param random A number from 0 to 1.
 */
export function swrPolicy(intervalSeconds: number, random: () => number): SWRConfiguration {
  return {
    refreshInterval: () => nextPollMs(intervalSeconds, random()),
    refreshWhenHidden: true,
    refreshWhenOffline: true,
    revalidateOnFocus: false,
    revalidateOnReconnect: true,
    revalidateOnMount: true,
    shouldRetryOnError: false,
    dedupingInterval: 0,
  };
}
