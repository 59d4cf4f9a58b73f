import { groupByPlace, type WeatherMap } from '../map/weather-map';
import { totalOf } from '../model/counts';
import type { Placed } from '../model/place';
import type { Incident, IncidentSeverity, MonitorStatus, Place } from '../model/types';
import { isProblem, type MonitorItem } from '../monitors/monitor-items';
import { incidentLevel, type Doubt, type Verdict } from '../verdict/verdict';

/**
 * A cause of a verdict.
 *
 * `monitor`: a monitor with its status. `more`: the number of the others. `incident`: an incident of its level. `fine`: all counted monitors
 * are ok. `doubtful`: all readable monitors are ok, with the reason for doubt. `empty`: no monitors. `unread`: never read.
 */
export type Cause =
  | ({ readonly kind: 'monitor' } & Placed<Place> & Pick<MonitorItem, 'id' | 'name' | 'status' | 'since'>)
  | { readonly kind: 'more'; readonly status: MonitorStatus; readonly count: number }
  | {
      readonly kind: 'incident';
      readonly id: number;
      readonly name: string;
      readonly severity: IncidentSeverity;
      /** When the impact started; null if unknown. */
      readonly since: string | null;
    }
  | { readonly kind: 'fine'; readonly count: number }
  | { readonly kind: 'doubtful'; readonly doubt: Doubt; readonly count: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unread' };

/** What a verdict ignores: monitors that a maintenance explains, by place, and incidents of low severity. */
export type Ignored =
  | ({ readonly kind: 'expected'; readonly count: number } & Placed<Place>)
  | { readonly kind: 'more-expected'; readonly count: number }
  | { readonly kind: 'small-incidents'; readonly count: number };

/** The causes of a verdict and what it ignores. */
export interface Reasons {
  readonly causes: readonly Cause[];
  readonly setAside: readonly Ignored[];
}

/** What {@link toReasons} derives the reasons from. */
export interface ReasonsInput {
  readonly verdict: Verdict;
  /** Null if monitors were never read. */
  readonly map: WeatherMap | null;
  /** Worst first. */
  readonly monitors: readonly MonitorItem[];
  /** The ongoing incidents, worst first. */
  readonly incidents: readonly Incident[];
}

const MOST_MONITORS = 8;
const MOST_PLACES = 5;

function monitorCauses(monitors: readonly MonitorItem[], status: MonitorStatus): Cause[] {
  const all = monitors.filter((monitor) => monitor.status === status && isProblem(monitor));
  const shown = all
    .slice(0, MOST_MONITORS)
    .map(({ id, name, since, scope, scopeId, service, serviceId }) => ({
      kind: 'monitor' as const,
      ...{ id, name, status, since, scope, scopeId, service, serviceId },
    }));
  const count = all.length - shown.length;
  return count === 0 ? shown : [...shown, { kind: 'more', status, count }];
}

function toCauses({ verdict, map, monitors, incidents }: ReasonsInput): Cause[] {
  const { level } = verdict;
  if (verdict.kind === 'unread') return [{ kind: 'unread' }];
  if (verdict.kind === 'doubtful') {
    return [{ kind: 'doubtful', doubt: verdict.doubt, count: verdict.monitors }];
  }
  if (level === 'empty') return [{ kind: 'empty' }];
  if (level === 'ok') {
    const count = (map?.rows ?? []).reduce((sum, { counts }) => sum + totalOf(counts), 0);
    return [{ kind: 'fine', count }];
  }
  const raising = incidents
    .filter((incident) => incidentLevel(incident) === level)
    .map(({ id, name, severity, impactStartedAt: since }) => ({
      kind: 'incident' as const,
      ...{ id, name, severity, since },
    }));
  const troubled = monitorCauses(monitors, level);
  return verdict.kind === 'incident' ? [...raising, ...troubled] : [...troubled, ...raising];
}

function toExpected(monitors: readonly MonitorItem[]): Ignored[] {
  const groups = [...groupByPlace(monitors.filter(({ isExpected }) => isExpected)).values()];
  const shown = groups.slice(0, MOST_PLACES).flatMap((group): Ignored[] => {
    const [first] = group;
    if (!first) return [];
    const { scope, scopeId, service, serviceId } = first;
    return [{ kind: 'expected', count: group.length, scope, scopeId, service, serviceId }];
  });
  const count = groups.slice(MOST_PLACES).reduce((sum, group) => sum + group.length, 0);
  return count === 0 ? shown : [...shown, { kind: 'more-expected', count }];
}

/** The reasons of a verdict: its worst monitors and incidents, and the number of the others. */
export function toReasons(input: ReasonsInput): Reasons {
  const small = input.incidents.filter((incident) => incidentLevel(incident) === 'ok').length;
  return {
    causes: toCauses(input),
    setAside: [
      ...toExpected(input.monitors),
      ...(small > 0 ? [{ kind: 'small-incidents' as const, count: small }] : []),
    ],
  };
}
