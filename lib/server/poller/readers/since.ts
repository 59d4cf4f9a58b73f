import type { Monitor } from '@/lib/status/model/types';

/** Whether two monitors are equal apart from `since`. */
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
 * Sets `since` on monitors: when each was first seen in its present status. It is `at` for those that changed since the
 * last reading, and null for those that are ok. Unchanged monitors keep their identity, and so does the whole list if
 * nothing changed.
 *
 * @param previous The last reading; null for the first one, which cannot know when anything changed.
 * @param at An ISO instant.
 */
export function withSince(
  previous: readonly Monitor[] | null,
  monitors: readonly Monitor[],
  at: string,
): readonly Monitor[] {
  const notOk = previous?.filter(({ status }) => status !== 'ok') ?? [];
  const known = new Map(notOk.map((monitor) => [monitor.id, monitor]));
  const items = monitors.map((monitor) => {
    const before = known.get(monitor.id);
    const isSameStatus = before?.status === monitor.status;
    const since = monitor.status === 'ok' || previous === null ? null : isSameStatus ? before.since : at;
    if (since === monitor.since) return monitor;
    return before && isSameStatus && isSameMonitor(before, monitor) ? before : { ...monitor, since };
  });
  const isUnchanged =
    previous?.length === items.length && items.every((item, index) => item === previous[index]);
  return isUnchanged ? previous : items;
}
