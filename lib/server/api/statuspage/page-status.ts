import { incidentLevel, type Verdict } from '@/lib/status/verdict/verdict';
import { isMaintained } from '@/lib/status/freshness/shown-state';
import { totalOf } from '@/lib/status/model/counts';
import type { Incident } from '@/lib/status/model/types';
import type { Cell, WeatherMap } from '@/lib/status/map/weather-map';

import type { ComponentStatus, PageStatus } from './schemas';

/** What Statuspage has no word for: the mildest status that is not operational, with this text. */
const STATUS_UNKNOWN = 'Status unknown';

/** A component's status, and a description for what Statuspage has no word for. */
export interface PlaceStatus {
  readonly status: ComponentStatus;
  readonly description: string | null;
}

const UNKNOWN: PlaceStatus = { status: 'degraded_performance', description: STATUS_UNKNOWN };
const known = (status: ComponentStatus): PlaceStatus => ({ status, description: null });

/**
 * The status of a place.
 *
 * @param isCertain False if data is missing, contradictory or too old: then no place is operational.
 */
export function toPlaceStatus(cell: Cell, { isCertain, isCurrent }: Certainty): PlaceStatus {
  if (!isCurrent) return UNKNOWN;
  const { alert } = cell.counts;
  if (alert > 0) return known(alert === totalOf(cell.counts) ? 'major_outage' : 'partial_outage');
  if (cell.status === 'warning') return known('degraded_performance');
  if (cell.status === 'unknown') return UNKNOWN;
  if (cell.maintenance !== null || cell.expected > 0) return known('under_maintenance');
  return isCertain ? known('operational') : UNKNOWN;
}

/** How far the data can be trusted. */
export interface Certainty {
  /** Whether the data is complete and not contradictory. */
  readonly isCertain: boolean;
  /** Whether the data is young enough to say anything. */
  readonly isCurrent: boolean;
}

const WORST_LAST: readonly ComponentStatus[] = [
  'operational',
  'under_maintenance',
  'degraded_performance',
  'partial_outage',
  'major_outage',
];
const rankOf = ({ status, description }: PlaceStatus): number =>
  // Of two degraded places, the one that is known to be degraded says more.
  2 * WORST_LAST.indexOf(status) - Number(description !== null);

/** The status of a group: that of its worst component. */
export const worstOfPlaces = (places: readonly PlaceStatus[]): PlaceStatus =>
  places.reduce((worst, place) => (rankOf(place) > rankOf(worst) ? place : worst), known('operational'));

const UNKNOWN_PAGE: PageStatus = { indicator: 'minor', description: STATUS_UNKNOWN };

function toAlertStatus(map: WeatherMap | null, ongoing: readonly Incident[]): PageStatus {
  const cells = map?.rows.flatMap(({ cells: row }) => row.flatMap((cell) => cell ?? [])) ?? [];
  const isEverywhere = cells.length > 0 && cells.every(({ status }) => status === 'alert');
  return isEverywhere || ongoing.some((incident) => incidentLevel(incident) === 'alert')
    ? { indicator: 'critical', description: 'Major System Outage' }
    : { indicator: 'major', description: 'Partial System Outage' };
}

/** The status of the page: Statuspage's own words for the board's verdict. */
export function toPageStatus(
  verdict: Verdict,
  {
    map,
    ongoing,
    isCurrent,
  }: {
    readonly map: WeatherMap | null;
    readonly ongoing: readonly Incident[];
    readonly isCurrent: boolean;
  },
): PageStatus {
  if (!isCurrent) return UNKNOWN_PAGE;
  switch (verdict.level) {
    case 'alert':
      return toAlertStatus(map, ongoing);
    case 'warning':
      return { indicator: 'minor', description: 'Partially Degraded Service' };
    case 'unknown':
    case 'empty':
      return UNKNOWN_PAGE;
    case 'ok':
      return isMaintained(map)
        ? { indicator: 'maintenance', description: 'Service Under Maintenance' }
        : { indicator: 'none', description: 'All Systems Operational' };
  }
}
