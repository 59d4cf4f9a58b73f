import 'server-only';

import type { Monitor } from '@/lib/status/types';

/**
 * Monitors with since when each was seen in its present status: `at` for those that changed since the last look, null for
 * those that are ok.
 *
 * @param previous The last look; null for the first one, which cannot tell since when anything is as it is.
 * @param at An ISO instant.
 */
export function withSince(
  previous: readonly Monitor[] | null,
  monitors: readonly Monitor[],
  at: string,
): readonly Monitor[] {
  const known = new Map(previous?.map((monitor) => [monitor.id, monitor]));
  return monitors.map((monitor) => {
    const before = known.get(monitor.id);
    const since =
      monitor.status === 'ok' || previous === null
        ? null
        : before?.status === monitor.status
          ? before.since
          : at;
    return since === monitor.since ? monitor : { ...monitor, since };
  });
}
