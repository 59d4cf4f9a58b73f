import { byName } from '../model/by-name';
import { addCounts, countStatuses, NO_MONITORS, notOkOf, worstOf, type StatusCounts } from '../model/counts';
import { isExpected } from '../model/maintenance';
import { nameOfUnlisted, type PlaceKind } from '../model/placed';
import { statusRank } from '../model/severity';
import type { Dimension, Maintenance, Monitor, MonitorStatus, Place } from '../model/types';

/** A maintenance under way at a place. */
export type MaintenanceMark = 'in-progress' | 'overrunning';

/** All monitors of one service in one scope. */
export interface Cell extends Place {
  /** The worst status of the monitors that no maintenance explains. */
  readonly status: MonitorStatus;
  /** The monitors that count. */
  readonly counts: StatusCounts;
  /** The monitors that are not ok, as a maintenance under way declared that they would be. */
  readonly expected: number;
  readonly maintenance: MaintenanceMark | null;
  /** Since when a monitor was seen in that status, an ISO instant: the earliest; null where it is ok or nobody knows. */
  readonly since: string | null;
}

/** A row or column of the map: a service or scope, and what its cells add up to. */
export interface Line extends Dimension {
  readonly status: MonitorStatus;
  readonly counts: StatusCounts;
}

/** A service, and its cell in each column: null where the pair has no monitors, which is not the same as ok. */
export interface Row extends Line {
  readonly cells: readonly (Cell | null)[];
}

/** Services down, scopes across, trouble first. */
export interface WeatherMap {
  readonly columns: readonly Line[];
  readonly rows: readonly Row[];
}

/** What the map is made of. */
export interface WeatherMapInput {
  readonly scopes: readonly Dimension[];
  readonly services: readonly Dimension[];
  readonly monitors: readonly Monitor[];
  readonly maintenances: readonly Maintenance[];
}

const keyOf = (place: Place): string => `${place.serviceId}/${place.scopeId}`;

function groupByPlace<T extends Place>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function toCell(place: Place, monitors: readonly Monitor[], maintenances: readonly Maintenance[]): Cell {
  const counted = monitors.filter((monitor) => !isExpected(monitor, maintenances));
  const counts = countStatuses(counted);
  const status = worstOf(counts);
  const [since = null] = counted
    .flatMap((monitor) => (monitor.status === status && monitor.since !== null ? [monitor.since] : []))
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  return {
    scopeId: place.scopeId,
    serviceId: place.serviceId,
    status,
    since,
    counts,
    expected: monitors.length - counted.length,
    maintenance:
      maintenances.length === 0
        ? null
        : maintenances.some((maintenance) => maintenance.isOverrunning)
          ? 'overrunning'
          : 'in-progress',
  };
}

function toLine(dimension: Dimension, cells: readonly (Cell | null)[]): Line {
  const counts = cells.reduce((sum, cell) => (cell ? addCounts(sum, cell.counts) : sum), NO_MONITORS);
  return { id: dimension.id, name: dimension.name, status: worstOf(counts), counts };
}

/** Worst status first, then most alerts, then most that are not ok, then by name and id: a total order. */
function troubleFirst(a: Line, b: Line): number {
  return (
    statusRank(b.status) - statusRank(a.status) ||
    b.counts.alert - a.counts.alert ||
    notOkOf(b.counts) - notOkOf(a.counts) ||
    byName.compare(a.name, b.name) ||
    a.id - b.id
  );
}

/**
 * The matrix of services and scopes with the state of every pair.
 *
 * A monitor whose scope or service is not (yet) in the inventory, or could not be read, gets a line for that: a problem is never
 * dropped because a name is missing. A scope or service without monitors has no line.
 */
export function toWeatherMap({ scopes, services, monitors, maintenances }: WeatherMapInput): WeatherMap {
  const underWay = groupByPlace(maintenances.filter(({ status }) => status === 'in-progress'));
  const cells = new Map<string, Cell>();
  for (const [key, group] of groupByPlace(monitors)) {
    const [first] = group;
    if (first) cells.set(key, toCell(first, group, underWay.get(key) ?? []));
  }
  const named = (kind: PlaceKind, known: readonly Dimension[], ids: ReadonlySet<number>): Dimension[] => {
    const names = new Map(known.map(({ id, name }) => [id, name]));
    return [...ids].map((id) => ({ id, name: names.get(id) ?? nameOfUnlisted(kind, id) }));
  };
  const usedScopes = named('scopes', scopes, new Set(monitors.map(({ scopeId }) => scopeId)));
  const usedServices = named('services', services, new Set(monitors.map(({ serviceId }) => serviceId)));
  const at = (serviceId: number, scopeId: number) => cells.get(keyOf({ serviceId, scopeId })) ?? null;

  const columns = usedScopes
    .map((scope) =>
      toLine(
        scope,
        usedServices.map((service) => at(service.id, scope.id)),
      ),
    )
    .sort(troubleFirst);
  const rows = usedServices
    .map((service): Row => {
      const row = columns.map((column) => at(service.id, column.id));
      return { ...toLine(service, row), cells: row };
    })
    .sort(troubleFirst);
  return { columns, rows };
}
