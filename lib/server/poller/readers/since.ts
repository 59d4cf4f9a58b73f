import { seenSince } from '@/lib/status/history/observation';
import type { StatusSince } from '@/lib/status/history/types';
import type { Monitor, Transition } from '@/lib/status/model/types';

import type { BoardState } from '../../snapshot/board-state';

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
  /** When the last time without observation ended, in epoch milliseconds; null if there was none. */
  readonly gapUntil: number | null;
}

const toIso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** Whether two monitors are equal apart from `since`. */
export function isSameMonitor(a: Monitor, b: Monitor): boolean {
  if (a === b) return true;
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

/** Adds what was recorded to monitors that were restored without it. */
export function withPast(monitors: readonly Monitor[], { statuses, gapUntil }: Past): readonly Monitor[] {
  return monitors.map((monitor) => {
    const known = statuses.get(monitor.id);
    if (monitor.since !== null || known?.status !== monitor.status) return monitor;
    return { ...monitor, since: toIso(seenSince(known, gapUntil)) };
  });
}

/** A restored board with what the history knows of the time before. */
export function addPast(state: BoardState, past: Past | null): BoardState {
  const { monitors } = state.sections;
  if (!past || monitors.state === 'unavailable') return state;
  const items = withPast(monitors.items, past);
  return {
    ...state,
    sections: { ...state.sections, monitors: { ...monitors, items } },
    observedSince: past.observedSince,
  };
}

/** What is known of monitors before a reading. */
export interface SinceContext {
  /** Time of the reading, an ISO instant. */
  readonly at: string;
  /** Whether there was no gap before the reading. */
  readonly isContinued: boolean;
  /** What was recorded before this process; used for the first reading. */
  readonly past: Past | null;
}

/** Since when a monitor has its status, at the first reading of a process. */
function firstSince({ id, status }: Monitor, { at, isContinued, past }: SinceContext): string | null {
  if (past === null) return null;
  const known = past.statuses.get(id);
  if (known?.status !== status || (status === 'ok' && !isContinued)) return at;
  return toIso(seenSince(known, past.gapUntil));
}

/**
 * Sets `since` on monitors: when each was first seen in its present status. It is the time of this reading for those that changed since the
 * last one, and after a gap for those that are ok, because trouble may have come and gone. Unchanged monitors keep their identity, and so
 * does the whole list if nothing changed.
 *
 * @param previous The last reading; null for the first one, which knows only from the past when anything changed.
 */
export function withSince(
  previous: readonly Monitor[] | null,
  monitors: readonly Monitor[],
  context: SinceContext,
): readonly Monitor[] {
  const { at, isContinued } = context;
  const known = new Map(previous?.map((monitor) => [monitor.id, monitor]));
  const items = monitors.map((monitor) => {
    const before = known.get(monitor.id);
    if (previous === null) return { ...monitor, since: firstSince(monitor, context) };
    const isKept = before?.status === monitor.status && (isContinued || monitor.status !== 'ok');
    if (!isKept) return { ...monitor, since: at };
    return isSameMonitor(before, monitor) ? before : { ...monitor, since: before.since };
  });
  const isUnchanged =
    previous?.length === items.length && items.every((item, index) => item === previous[index]);
  return isUnchanged ? previous : items;
}
