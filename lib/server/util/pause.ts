import 'server-only';

import { setTimeout as sleep } from 'node:timers/promises';

import type { Clock } from './clock';

/** How soon a pause notices that its time is over. */
const SLICE_MS = 1_000;

/**
 * What waits for so long on a clock, or until the signal fires; it never rejects. The timers of Node stand still while the machine sleeps:
 * after that a pause ends within a second, and not when they are done.
 */
export function createSleep(clock: Pick<Clock, 'elapsed'>) {
  return async (ms: number, signal: AbortSignal): Promise<void> => {
    const endMs = clock.elapsed() + ms;
    for (let leftMs = ms; leftMs > 0 && !signal.aborted; leftMs = endMs - clock.elapsed())
      await sleep(Math.min(leftMs, SLICE_MS), undefined, { signal }).catch(() => undefined);
  };
}
