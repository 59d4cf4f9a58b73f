import 'server-only';

import type { Monitor } from '@/lib/status/types';

import type { CountedDimension, MonitorSelection } from '../section-readers';
import type { Inventory } from './inventory';
import type { WholeList } from './read-list';

/** ProdManager refuses a filter with more values than this. */
const MOST_VALUES = 50;

/** The ids at which the source counts another number of monitors than are known. */
function differing(
  known: Inventory,
  { rows }: WholeList<CountedDimension>,
  placeOf: (monitor: Monitor) => number,
): number[] {
  const ours = new Map<number, number>();
  for (const monitor of known.monitors.values()) {
    const id = placeOf(monitor);
    ours.set(id, (ours.get(id) ?? 0) + 1);
  }
  const theirs = new Map(
    rows.map(({ id, monitors }) => [id, monitors.ok + monitors.warning + monitors.alert]),
  );
  const ids = new Set([...ours.keys(), ...theirs.keys()]);
  return [...ids].filter((id) => (ours.get(id) ?? 0) !== (theirs.get(id) ?? 0));
}

/**
 * Which monitors to read again, as scopes and services count others than are known: those in a scope that differs, of a
 * service that differs. Null where that tells nothing, or where it would be a sweep anyway.
 */
export function findDisagreements(
  known: Inventory,
  scopes: WholeList<CountedDimension>,
  services: WholeList<CountedDimension>,
): MonitorSelection | null {
  const scope = differing(known, scopes, ({ scopeId }) => scopeId);
  const service = differing(known, services, ({ serviceId }) => serviceId);
  if (scope.length + service.length === 0) return null;
  if (scope.length > MOST_VALUES || service.length > MOST_VALUES) return null;
  return { ...(scope.length > 0 && { scope }), ...(service.length > 0 && { service }) };
}
