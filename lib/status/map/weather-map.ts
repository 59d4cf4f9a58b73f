import { addCounts, countStatuses, NO_MONITORS, notOkOf, type StatusCounts, worstOf } from '../model/counts';
import { isExpected } from '../model/maintenance';
import { byNameAndId, statusRank } from '../model/order';
import { nameOfUnknown, type PlaceKind } from '../model/place';
import { earliest } from '../model/time';
import type { Dimension, Maintenance, Monitor, MonitorStatus, Place } from '../model/types';

/** An active maintenance at a place. */
export type MaintenanceMark = 'in-progress' | 'overrunning';

/** The monitors of one service in one scope. */
export interface Cell extends Place {
  /** The worst status of the monitors that no maintenance explains. */
  readonly status: MonitorStatus;
  /** Monitors by status, without the expected ones. */
  readonly counts: StatusCounts;
  /** Number of monitors that are not ok because of a declared maintenance. */
  readonly expected: number;
  readonly maintenance: MaintenanceMark | null;
  /** Since when a monitor has had this status, the earliest, as an ISO instant; null if ok, or if one had it before observation began. */
  readonly since: string | null;
}

/** A row or column: a service or scope with the sum of its cells. */
export interface Line extends Dimension {
  readonly status: MonitorStatus;
  readonly counts: StatusCounts;
}

/** A service with a cell for each column; null where there are no monitors, which differs from ok. */
export interface Row extends Line {
  readonly cells: readonly (Cell | null)[];
}

/** Services in rows, scopes in columns, worst first. */
export interface WeatherMap {
  readonly columns: readonly Line[];
  readonly rows: readonly Row[];
}

/** Whether a cell has a monitor that is not ok, or a maintenance. */
export function isNoticeable(cell: Cell | null): cell is Cell {
  return cell !== null && (cell.status !== 'ok' || cell.maintenance !== null || cell.expected > 0);
}

export interface WeatherMapInput {
  readonly scopes: readonly Dimension[];
  readonly services: readonly Dimension[];
  readonly monitors: readonly Monitor[];
  readonly maintenances: readonly Maintenance[];
}

const keyOf = (place: Place): string => `${place.serviceId}/${place.scopeId}`;

/** Groups items by service and scope, in the order of their first item. */
export function groupByPlace<T extends Place>(items: readonly T[]): Map<string, T[]> {
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
  const starts = counted.flatMap((monitor) => (monitor.status === status ? [monitor.since] : []));
  return {
    scopeId: place.scopeId,
    serviceId: place.serviceId,
    status,
    since: status === 'ok' ? null : earliest(starts),
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

/** A line with the sum of its cells. */
export function toLine(dimension: Dimension, cells: readonly (Cell | null)[]): Line {
  const counts = cells.reduce((sum, cell) => (cell ? addCounts(sum, cell.counts) : sum), NO_MONITORS);
  return { id: dimension.id, name: dimension.name, status: worstOf(counts), counts };
}

/** Order by worst status, number of alerts, number of monitors not ok, name, id: a total order. */
function troubleFirst(a: Line, b: Line): number {
  return (
    statusRank(b.status) - statusRank(a.status) ||
    b.counts.alert - a.counts.alert ||
    notOkOf(b.counts) - notOkOf(a.counts) ||
    byNameAndId(a, b)
  );
}

/**
 * Builds the matrix of services and scopes.
 *
 * A monitor whose scope or service is unknown gets its own line, so no problem is hidden by a missing name. Scopes and services without
 * monitors are omitted.
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
    return [...ids].map((id) => ({ id, name: names.get(id) ?? nameOfUnknown(kind, id) }));
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
