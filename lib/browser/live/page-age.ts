import { oldestPageMs } from '@/lib/site/page-lifetime';

/** The navigation timing entry. On insecure connections it lacks `serverTiming`. */
export interface TimedNavigation {
  readonly serverTiming?: readonly { readonly name: string; readonly duration: number }[];
}

/** Maximum age of the page when it was sent, in milliseconds: from `Server-Timing`, otherwise the oldest that the server sends. */
export function pageAgeMs(navigation: TimedNavigation | undefined, intervalSeconds: number): number {
  const told = navigation?.serverTiming?.find(({ name }) => name === 'board')?.duration;
  return told ?? oldestPageMs(intervalSeconds);
}
