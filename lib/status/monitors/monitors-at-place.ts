import type { Place, Snapshot } from '../model/types';
import { toMonitorItems, type MonitorItem } from './monitor-items';

/** Monitors of a place, or of part of it. */
export interface MonitorsAtPlace {
  readonly total: number;
  /** Number of those that are not ok, the expected ones included. */
  readonly troubled: number;
  /** Problems worst first, then expected ones, then by name; up to a limit. */
  readonly shown: readonly MonitorItem[];
}

/** Counts and lists the monitors that fulfil a condition, up to a limit; null if monitors were never read. */
export function listMonitors(
  snapshot: Snapshot,
  isListed: (monitor: MonitorItem) => boolean,
  limit: number,
): MonitorsAtPlace | null {
  const monitors = toMonitorItems(snapshot)?.filter(isListed);
  if (!monitors) return null;
  const troubled = monitors.filter(({ status }) => status !== 'ok').length;
  return { total: monitors.length, troubled, shown: monitors.slice(0, limit) };
}

/** Whether two items are at the same place. */
export const isSamePlace = (a: Place, b: Place): boolean =>
  a.scopeId === b.scopeId && a.serviceId === b.serviceId;
