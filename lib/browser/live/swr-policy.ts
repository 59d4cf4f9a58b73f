import type { SWRConfiguration } from 'swr';

import { nextPollMs } from './timing';

/**
 * The SWR configuration of all pages: fixed interval with 10 % jitter, also in background tabs because the title shows the verdict. SWR's
 * retry is off: it would stop polling and wait up to half an hour; instead, reads resolve with a failure (see `BoardReader`).
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
