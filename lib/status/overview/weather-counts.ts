import { totalOf } from '../model/counts';
import type { Overview } from './overview';
import type { AnnouncementLevel, IncidentSeverity, MaintenanceStatus, MonitorStatus } from '../model/types';

/** Every status of a maintenance that is not over. */
type OpenStatus = Extract<MaintenanceStatus, 'in-progress' | 'scheduled' | 'unknown'>;

/** How many there are of each that occurs, in a fixed order; a list is null where nobody knows. */
export interface WeatherCounts {
  readonly monitors: readonly Count<MonitorStatus>[] | null;
  /** Ongoing ones. */
  readonly incidents: readonly Count<IncidentSeverity>[] | null;
  /** Open ones. */
  readonly maintenances: readonly Count<OpenStatus>[] | null;
  /** Those in force. */
  readonly announcements: readonly Count<AnnouncementLevel>[] | null;
}

/** How many there are of one. */
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

/** Counts what an overview shows. */
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
