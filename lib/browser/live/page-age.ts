'use client';

import { oldestPageMs } from '@/lib/site/page-lifetime';

/** A navigation as the browser timed it; where the connection is not secure, it keeps what the server says to itself. */
export interface TimedNavigation {
  readonly serverTiming?: readonly { readonly name: string; readonly duration: number }[];
}

/**
 * How long before it was sent a page was rendered at most, in milliseconds: what the server says in `Server-Timing`, or else the
 * oldest that it sends.
 */
export function pageAgeMs(navigation: TimedNavigation | undefined, intervalSeconds: number): number {
  const told = navigation?.serverTiming?.find(({ name }) => name === 'board')?.duration;
  return told ?? oldestPageMs(intervalSeconds);
}
