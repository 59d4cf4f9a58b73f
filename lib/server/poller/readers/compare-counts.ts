import 'server-only';

import { countStatuses, NO_MONITORS, totalOf } from '@/lib/status/model/counts';
import type { Monitor } from '@/lib/status/model/types';

import type { MonitorSelection } from './source-queries';
import type { CountedPlace } from '../rows/board-rows';
import type { WholeList } from '../rows/read-list';

/** Every scope and every service, with what the source counts in each. */
export interface CountedPlaces {
  readonly scopes: WholeList<CountedPlace>;
  readonly services: WholeList<CountedPlace>;
}

/** How the monitors that are known differ from what the source counts in each scope and service. */
export interface Comparison {
  /** The scopes and services, by id, that count another number of monitors. */
  readonly scope: readonly number[];
  readonly service: readonly number[];
  /** By how many monitors they differ, all added up. */
  readonly distance: number;
  /** Whether they count as many in each status. */
  readonly areStatusesEqual: boolean;
}

/** ProdManager refuses a filter with more values than this. */
const MOST_VALUES = 50;

function compare(
  monitors: Iterable<Monitor>,
  { rows, isWhole }: WholeList<CountedPlace>,
  placeOf: (monitor: Monitor) => number,
  lost: number,
): Pick<Comparison, 'distance' | 'areStatusesEqual'> & { readonly ids: readonly number[] } {
  const ours = new Map<number, Monitor[]>();
  for (const monitor of monitors) {
    const there = ours.get(placeOf(monitor));
    if (there) there.push(monitor);
    else ours.set(placeOf(monitor), [monitor]);
  }
  // A place that could not be read, or is missing from the list, proves nothing.
  const unreadable = new Set(rows.flatMap(({ id, monitors: counts }) => (counts ? [] : [id])));
  const theirs = new Map(rows.map(({ id, monitors: counts }) => [id, counts ?? NO_MONITORS]));
  let areStatusesEqual = true;
  let surplus = 0;
  const differing = new Map<number, number>();
  for (const id of new Set([...ours.keys(), ...theirs.keys()])) {
    if (id <= 0 || unreadable.has(id) || (!isWhole && !theirs.has(id))) continue;
    const counts = theirs.get(id) ?? NO_MONITORS;
    const there = countStatuses(ours.get(id) ?? []);
    const difference = totalOf(counts) - totalOf(there);
    areStatusesEqual &&= (['ok', 'warning', 'alert'] as const).every((word) => counts[word] >= there[word]);
    if (difference === 0) continue;
    differing.set(id, difference);
    surplus += difference;
  }
  // Monitors whose place or row could not be read are counted somewhere.
  const unplaced = lost + [...ours].reduce((sum, [id, there]) => sum + (id > 0 ? 0 : there.length), 0);
  const isExplained = surplus === unplaced && [...differing.values()].every((difference) => difference > 0);
  const distance = isExplained ? 0 : [...differing.values()].reduce((sum, by) => sum + Math.abs(by), 0);
  return { ids: isExplained ? [] : [...differing.keys()], distance, areStatusesEqual };
}

/**
 * Compares the monitors that are known with the counts of scopes and services.
 *
 * @param lost How many monitors the source lists that could not be read at all.
 */
export function comparePlaces(
  known: ReadonlyMap<number, Monitor>,
  { scopes, services }: CountedPlaces,
  lost: number,
): Comparison {
  const scope = compare(known.values(), scopes, ({ scopeId }) => scopeId, lost);
  const service = compare(known.values(), services, ({ serviceId }) => serviceId, lost);
  return {
    scope: scope.ids,
    service: service.ids,
    distance: scope.distance + service.distance,
    areStatusesEqual: scope.areStatusesEqual && service.areStatusesEqual,
  };
}

/** How many monitors the source counts in its places, by whichever of the two lists counts more. */
export function countPlaced({ scopes, services }: CountedPlaces): number {
  const sum = ({ rows }: WholeList<CountedPlace>): number =>
    rows.reduce((total, { monitors }) => total + (monitors ? totalOf(monitors) : 0), 0);
  return Math.max(sum(scopes), sum(services));
}

/**
 * Which monitors to read again, one attempt after the other; null where there is nothing to ask for.
 *
 * One that was created or deleted is where a scope that differs meets a service that differs. Only where several changes
 * hide each other it is not: then it is somewhere in one of those scopes or, failing that, services.
 */
export const SELECTIONS: readonly ((comparison: Comparison) => MonitorSelection | null)[] = [
  ({ scope, service }) => toSelection({ scope, service }),
  ({ scope }) => toSelection({ scope }),
  ({ service }) => toSelection({ service }),
];

function toSelection(places: Partial<Pick<Comparison, 'scope' | 'service'>>): MonitorSelection | null {
  const entries = Object.entries(places).filter(([, ids]) => ids.length > 0 && ids.length <= MOST_VALUES);
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

/** Whether a monitor is in the places of a selection. */
export function isSelected({ scope, service }: MonitorSelection, { scopeId, serviceId }: Monitor): boolean {
  return (scope?.includes(scopeId) ?? true) && (service?.includes(serviceId) ?? true);
}
