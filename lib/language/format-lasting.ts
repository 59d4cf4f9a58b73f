import { LONG_SECONDS, secondsBetween, toMs } from '@/lib/status/model/time';

import type { Words } from './words';

const MINUTE = 60;

/** How long something has lasted, in whole minutes: `43 min`. Null if its start is unknown, in the future, or so long ago that a date says more. */
export function formatLasting(
  since: string | null,
  nowMs: number,
  { duration }: Pick<Words, 'duration'>,
): string | null {
  const seconds = secondsBetween(toMs(since), nowMs);
  if (seconds === null || seconds > LONG_SECONDS) return null;
  return duration(Math.max(MINUTE, seconds - (seconds % MINUTE)));
}
