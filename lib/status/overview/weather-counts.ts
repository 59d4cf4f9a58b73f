import { totalOf } from '../model/counts';
import type { Overview } from './overview';
import type { AnnouncementLevel, IncidentSeverity, MaintenanceStatus, MonitorStatus } from '../model/types';

type OpenStatus = Extract<MaintenanceStatus, 'in-progress' | 'scheduled' | 'unknown'>;

/** Number of items by value, in a fixed order, without zeros; a list is null if it was never read. */
export interface WeatherCounts {
  readonly monitors: readonly Count<MonitorStatus>[] | null;
  /** Ongoing incidents by severity. */
  readonly incidents: readonly Count<IncidentSeverity>[] | null;
  /** Open maintenances by status. */
  readonly maintenances: readonly Count<OpenStatus>[] | null;
  /** Announcements in force by level. */
  readonly announcements: readonly Count<AnnouncementLevel>[] | null;
}

/** The number of items with a value. */
export interface Count<Value extends string> {
  readonly value: Value;
  readonly count: number;
}

const STATUSES: readonly MonitorStatus[] = ['alert', 'warning', 'unknown', 'ok'];
const SEVERITIES: readonly IncidentSeverity[] = ['critical', 'high', 'moderate', 'low', 'minor', 'unknown'];
const MAINTENANCES: readonly OpenStatus[] = ['in-progress', 'scheduled', 'unknown'];
const LEVELS: readonly AnnouncementLevel[] = ['high', 'medium', 'low', 'unknown'];

function countEach<Value extends string>(
  order: readonly Value[],
  values: readonly string[] | undefined,
): Count<Value>[] | null {
  if (values === undefined) return null;
  return order
    .map((value) => ({ value, count: values.filter((given) => given === value).length }))
    .filter(({ count }) => count > 0);
}

export function toWeatherCounts({
  map,
  counts,
  incidents,
  maintenances,
  announcements,
}: Pick<Overview, 'map' | 'counts' | 'incidents' | 'maintenances' | 'announcements'>): WeatherCounts {
  return {
    monitors:
      map &&
      STATUSES.map((value) => ({ value, count: counts[value] })).filter(
        ({ value, count }) => count > 0 || (value === 'ok' && totalOf(counts) > 0),
      ),
    incidents: countEach(
      SEVERITIES,
      incidents?.map(({ severity }) => severity),
    ),
    maintenances: countEach(
      MAINTENANCES,
      maintenances?.map(({ status }) => status),
    ),
    announcements: countEach(
      LEVELS,
      announcements?.map(({ level }) => level),
    ),
  };
}
