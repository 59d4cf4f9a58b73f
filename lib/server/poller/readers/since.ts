import 'server-only';

import type { Monitor } from '@/lib/status/model/types';

/** Whether two monitors are one in the same state, whenever that was seen. */
export function isSameMonitor(a: Monitor, b: Monitor): boolean {
  return (
    a.id === b.id &&
    a.status === b.status &&
    a.name === b.name &&
    a.scopeId === b.scopeId &&
    a.serviceId === b.serviceId &&
    a.description === b.description &&
    a.integration === b.integration &&
    a.reference === b.reference &&
    a.url === b.url &&
    JSON.stringify(a.asWritten) === JSON.stringify(b.asWritten) &&
    JSON.stringify(a.flaws) === JSON.stringify(b.flaws)
  );
}

/**
 * Monitors with since when each was seen in its present status: `at` for those that changed since the last look, null for
 * those that are ok. The last look itself where nothing changed, and in any case the monitors of it that did not.
 *
 * @param previous The last look; null for the first one, which cannot tell since when anything is as it is.
 * @param at An ISO instant.
 */
export function withSince(
  previous: readonly Monitor[] | null,
  monitors: readonly Monitor[],
  at: string,
): readonly Monitor[] {
  const ill = previous?.filter(({ status }) => status !== 'ok') ?? [];
  const known = new Map(ill.map((monitor) => [monitor.id, monitor]));
  const items = monitors.map((monitor) => {
    const before = known.get(monitor.id);
    const isLasting = before?.status === monitor.status;
    const since = monitor.status === 'ok' || previous === null ? null : isLasting ? before.since : at;
    if (since === monitor.since) return monitor;
    return before && isLasting && isSameMonitor(before, monitor) ? before : { ...monitor, since };
  });
  const isUnchanged =
    previous?.length === items.length && items.every((item, index) => item === previous[index]);
  return isUnchanged ? previous : items;
}
