import { groupByPlace } from '../map/weather-map';
import { statusRank } from '../model/order';
import { earliest } from '../model/time';
import type { Incident, Maintenance, MonitorStatus, Place } from '../model/types';
import { isProblem, type MonitorItem } from '../monitors/monitor-items';

/** A place with monitors that are not ok and that no maintenance explains. */
export interface AffectedPlace extends Place {
  readonly scope: string;
  readonly service: string;
  /** The worst status of its monitors. */
  readonly status: MonitorStatus;
  /** Since when a monitor has had this status, the earliest, as an ISO instant; null if one had it before observation began. */
  readonly since: string | null;
  /** Its worst monitors. */
  readonly monitors: readonly Pick<MonitorItem, 'id' | 'name' | 'status'>[];
  /** Number of its other monitors that are not ok. */
  readonly otherMonitors: number;
  /** Its worst ongoing incidents. */
  readonly incidents: readonly Pick<Incident, 'id' | 'name' | 'reference'>[];
  readonly isUnderMaintenance: boolean;
}

/** The worst affected places, and the number of the others. */
export interface Affected {
  readonly places: readonly AffectedPlace[];
  readonly others: number;
}

const MOST_PLACES = 5;
const MOST_MONITORS = 3;
const MOST_INCIDENTS = 2;

const rankOf = (monitors: readonly MonitorItem[]): number =>
  Math.max(...monitors.map(({ status }) => statusRank(status)));

/**
 * The affected places, worst first: by status, then by number of monitors.
 *
 * @param monitors Worst first.
 * @param incidents The ongoing incidents, worst first.
 */
export function toAffected({
  monitors,
  incidents,
  maintenances,
}: {
  readonly monitors: readonly MonitorItem[];
  readonly incidents: readonly Incident[];
  readonly maintenances: readonly Maintenance[];
}): Affected {
  const groups = [...groupByPlace(monitors.filter(isProblem)).values()].sort(
    (a, b) => rankOf(b) - rankOf(a) || b.length - a.length,
  );
  const toPlace = (group: readonly MonitorItem[]): AffectedPlace[] => {
    const [worst] = group;
    if (!worst) return [];
    const { scopeId, serviceId, scope, service, status } = worst;
    const isHere = (item: Place): boolean => item.serviceId === serviceId && item.scopeId === scopeId;
    return [
      {
        scopeId,
        serviceId,
        scope,
        service,
        status,
        since: earliest(group.filter((monitor) => monitor.status === status).map(({ since }) => since)),
        monitors: group
          .slice(0, MOST_MONITORS)
          .map((monitor) => ({ id: monitor.id, name: monitor.name, status: monitor.status })),
        otherMonitors: Math.max(0, group.length - MOST_MONITORS),
        incidents: incidents
          .filter(isHere)
          .slice(0, MOST_INCIDENTS)
          .map(({ id, name, reference }) => ({ id, name, reference })),
        isUnderMaintenance: maintenances.some((one) => one.status === 'in-progress' && isHere(one)),
      },
    ];
  };
  return {
    places: groups.slice(0, MOST_PLACES).flatMap(toPlace),
    others: Math.max(0, groups.length - MOST_PLACES),
  };
}
