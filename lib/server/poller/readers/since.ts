import type { StatusSince } from '@/lib/status/history/types';
import type { Monitor, Transition } from '@/lib/status/model/types';

/** What was recorded of the source before this process. */
export interface Past {
  /** When the source was first observed, an ISO instant. */
  readonly observedSince: string;
  /** When it was last observed, in epoch milliseconds. */
  readonly observedUntil: number;
  /** The last recorded status of each monitor, by id. */
  readonly statuses: ReadonlyMap<number, StatusSince>;
  /** The latest recorded transitions, newest first. */
  readonly transitions: readonly Transition[];
}

const toIso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

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

/** Since when a monitor has its status, at the first reading of a process. */
function sinceOf({ id, status }: Monitor, at: string, past: Past | null): string | null {
  if (past === null) return null;
  const known = past.statuses.get(id);
  return known?.status === status ? toIso(known.since) : at;
}

/** Adds what was recorded to monitors that were restored without it. */
export function withPast(monitors: readonly Monitor[], past: Past): readonly Monitor[] {
  return monitors.map((monitor) => {
    const known = past.statuses.get(monitor.id);
    if (monitor.status === 'ok' || monitor.since !== null || known?.status !== monitor.status) return monitor;
    return { ...monitor, since: toIso(known.since) };
  });
}

/**
 * Sets `since` on monitors: when each was first seen in its present status. It is `at` for those that changed since the
 * last reading, and null for those that are ok. Unchanged monitors keep their identity, and so does the whole list if
 * nothing changed.
 *
 * @param previous The last reading; null for the first one, which knows only from `past` when anything changed.
 * @param at An ISO instant.
 */
export function withSince(
  previous: readonly Monitor[] | null,
  monitors: readonly Monitor[],
  at: string,
  past: Past | null = null,
): readonly Monitor[] {
  const notOk = previous?.filter(({ status }) => status !== 'ok') ?? [];
  const known = new Map(notOk.map((monitor) => [monitor.id, monitor]));
  const items = monitors.map((monitor) => {
    const before = known.get(monitor.id);
    const isSameStatus = before?.status === monitor.status;
    const since =
      monitor.status === 'ok'
        ? null
        : previous === null
          ? sinceOf(monitor, at, past)
          : isSameStatus
            ? before.since
            : at;
    if (since === monitor.since) return monitor;
    return before && isSameStatus && isSameMonitor(before, monitor) ? before : { ...monitor, since };
  });
  const isUnchanged =
    previous?.length === items.length && items.every((item, index) => item === previous[index]);
  return isUnchanged ? previous : items;
}
