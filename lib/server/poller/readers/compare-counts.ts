import { countStatuses, NO_MONITORS, totalOf } from '@/lib/status/model/counts';
import type { Monitor } from '@/lib/status/model/types';

import type { CountedPlace } from '../rows/board-rows';
import type { WholeList } from '../rows/read-list';
import type { MonitorSelection } from './source-queries';

/** All scopes and services with the source's monitor counts. */
export interface CountedPlaces {
  readonly scopes: WholeList<CountedPlace>;
  readonly services: WholeList<CountedPlace>;
}

/** How the known monitors differ from the source's counts by scope and service. */
export interface Comparison {
  /** Ids of the scopes and services whose number of monitors differs. */
  readonly scope: readonly number[];
  readonly service: readonly number[];
  /** The sum of all differences in the number of monitors. */
  readonly distance: number;
  /** Whether no place has more known monitors of a status than the source counts. */
  readonly areStatusesEqual: boolean;
}

/** ProdManager rejects filters with more values. */
const MAX_FILTER_VALUES = 50;

function compare(
  monitors: Iterable<Monitor>,
  { rows, isWhole }: WholeList<CountedPlace>,
  placeOf: (monitor: Monitor) => number,
  lost: number,
): Pick<Comparison, 'distance' | 'areStatusesEqual'> & { readonly ids: readonly number[] } {
  const knownByPlace = new Map<number, Monitor[]>();
  for (const monitor of monitors) {
    const inPlace = knownByPlace.get(placeOf(monitor));
    if (inPlace) inPlace.push(monitor);
    else knownByPlace.set(placeOf(monitor), [monitor]);
  }
  // Places that are unreadable, or missing from an incomplete list, are not compared.
  const unreadable = new Set(rows.flatMap(({ id, monitors: counts }) => (counts ? [] : [id])));
  const countsByPlace = new Map(rows.map(({ id, monitors: counts }) => [id, counts ?? NO_MONITORS]));
  let areStatusesEqual = true;
  let surplus = 0;
  const differences = new Map<number, number>();
  for (const id of new Set([...knownByPlace.keys(), ...countsByPlace.keys()])) {
    if (id <= 0 || unreadable.has(id) || (!isWhole && !countsByPlace.has(id))) continue;
    const counts = countsByPlace.get(id) ?? NO_MONITORS;
    const known = countStatuses(knownByPlace.get(id) ?? []);
    const difference = totalOf(counts) - totalOf(known);
    areStatusesEqual &&= (['ok', 'warning', 'alert'] as const).every(
      (status) => counts[status] >= known[status],
    );
    if (difference === 0) continue;
    differences.set(id, difference);
    surplus += difference;
  }
  // Unreadable monitors, and those whose place is unreadable, are still counted by the source somewhere.
  const unplaced =
    lost + [...knownByPlace].reduce((sum, [id, inPlace]) => sum + (id > 0 ? 0 : inPlace.length), 0);
  const isExplained = surplus === unplaced && [...differences.values()].every((by) => by > 0);
  const distance = isExplained ? 0 : [...differences.values()].reduce((sum, by) => sum + Math.abs(by), 0);
  return { ids: isExplained ? [] : [...differences.keys()], distance, areStatusesEqual };
}

/**
 * Compares the known monitors with the source's counts by scope and service.
 *
 * @param lost How many monitors the source lists that could not be parsed at all.
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

/** How many monitors the source counts in all scopes or in all services, whichever is more. */
export function countPlaced({ scopes, services }: CountedPlaces): number {
  const sum = ({ rows }: WholeList<CountedPlace>): number =>
    rows.reduce((total, { monitors }) => total + (monitors ? totalOf(monitors) : 0), 0);
  return Math.max(sum(scopes), sum(services));
}

/**
 * Which monitors to read again to resolve a difference, in order of preference; null if there is nothing to read.
 *
 * A monitor that was created or deleted is where a differing scope and a differing service intersect. If several changes
 * cancel each other out, it is somewhere in the differing scopes or, failing that, services.
 */
export const SELECTIONS: readonly ((comparison: Comparison) => MonitorSelection | null)[] = [
  ({ scope, service }) => toSelection({ scope, service }),
  ({ scope }) => toSelection({ scope }),
  ({ service }) => toSelection({ service }),
];

function toSelection(places: Partial<Pick<Comparison, 'scope' | 'service'>>): MonitorSelection | null {
  const entries = Object.entries(places).filter(
    ([, ids]) => ids.length > 0 && ids.length <= MAX_FILTER_VALUES,
  );
  return entries.length > 0 ? Object.fromEntries(entries) : null;
}

/** Whether a monitor is in the scopes and services of a selection. */
export function isSelected({ scope, service }: MonitorSelection, { scopeId, serviceId }: Monitor): boolean {
  return (scope?.includes(scopeId) ?? true) && (service?.includes(serviceId) ?? true);
}
