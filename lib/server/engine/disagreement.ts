import 'server-only';

import { UNKNOWN_ID, type Monitor } from '@/lib/status/types';

import type { MonitorSelection } from '../section-readers';
import type { CountedDimension } from '../to-board';
import type { WholeList } from './read-list';

/** The scopes and services, by id, that count another number of monitors than are known. */
export interface Disagreement {
  readonly scope: readonly number[];
  readonly service: readonly number[];
}

/** ProdManager refuses a filter with more values than this. */
const MOST_VALUES = 50;

function differing(
  monitors: Iterable<Monitor>,
  { rows }: WholeList<CountedDimension>,
  placeOf: (monitor: Monitor) => number,
): number[] {
  const ours = new Map<number, number>();
  for (const monitor of monitors) {
    const id = placeOf(monitor);
    ours.set(id, (ours.get(id) ?? 0) + 1);
  }
  const theirs = new Map(
    rows.flatMap(({ id, monitors }) =>
      monitors ? [[id, monitors.ok + monitors.warning + monitors.alert] as const] : [],
    ),
  );
  const ids = new Set([...ours.keys(), ...theirs.keys()]);
  // What its scope or service is, or how many it counts, could not be read: no place to ask for.
  ids.delete(UNKNOWN_ID);
  for (const { id, monitors: counted } of rows) if (!counted) ids.delete(id);
  return [...ids].filter((id) => (ours.get(id) ?? 0) !== (theirs.get(id) ?? 0));
}

/** Where the counts of scopes and services differ from the monitors that are known; null where they do not. */
export function findDisagreement(
  known: ReadonlyMap<number, Monitor>,
  scopes: WholeList<CountedDimension>,
  services: WholeList<CountedDimension>,
): Disagreement | null {
  const scope = differing(known.values(), scopes, ({ scopeId }) => scopeId);
  const service = differing(known.values(), services, ({ serviceId }) => serviceId);
  return scope.length + service.length > 0 ? { scope, service } : null;
}

/**
 * Which monitors to read again, one attempt after the other; null where there is nothing to ask for.
 *
 * One that was created or deleted is where a scope that differs meets a service that differs. Only where several changes
 * hide each other it is not: then it is somewhere in one of those scopes or, failing that, services.
 */
export const SELECTIONS: readonly ((places: Disagreement) => MonitorSelection | null)[] = [
  ({ scope, service }) => toSelection({ scope, service }),
  ({ scope }) => toSelection({ scope }),
  ({ service }) => toSelection({ service }),
];

function toSelection(places: Partial<Disagreement>): MonitorSelection | null {
  const entries = Object.entries(places).filter(([, ids]) => ids.length > 0 && ids.length <= MOST_VALUES);
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

/** Whether a monitor is in the places of a selection. */
export function isSelected({ scope, service }: MonitorSelection, { scopeId, serviceId }: Monitor): boolean {
  return (scope?.includes(scopeId) ?? true) && (service?.includes(serviceId) ?? true);
}
