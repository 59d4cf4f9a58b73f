import { totalOf } from '../model/counts';
import type { Overview } from './overview';
import type { IncidentSeverity, MonitorStatus, Place } from '../model/types';
import { incidentLevel, type Doubt } from '../verdict/verdict';

/** Monitors of one place. */
export interface MonitorsAt extends Place {
  readonly scope: string;
  readonly service: string;
  readonly count: number;
}

/**
 * A cause of a verdict.
 *
 * `monitors`: monitors with its status at one place. `more`: those at further places. `incident`: an incident of its level.
 * `fine`: all counted monitors are ok. `doubtful`: all readable monitors are ok, with the reason for doubt. `empty`: no monitors. `unread`: never read.
 */
export type Cause =
  | ({ readonly kind: 'monitors'; readonly status: MonitorStatus } & MonitorsAt)
  | {
      readonly kind: 'more';
      readonly status: MonitorStatus;
      readonly places: number;
      readonly count: number;
    }
  | {
      readonly kind: 'incident';
      readonly id: number;
      readonly name: string;
      readonly severity: IncidentSeverity;
    }
  | { readonly kind: 'fine'; readonly count: number }
  | { readonly kind: 'doubtful'; readonly doubt: Doubt; readonly count: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unread' };

/** What a verdict ignores: monitors that a maintenance explains, and incidents of low severity. */
export type Ignored =
  ({ readonly kind: 'expected' } & MonitorsAt) | { readonly kind: 'small-incidents'; readonly count: number };

/** The causes of a verdict and what it ignores. */
export interface Reasons {
  readonly causes: readonly Cause[];
  readonly setAside: readonly Ignored[];
}

const MOST_PLACES = 8;

function monitorsAt(map: Overview['map'], countOf: (cell: MapCell) => number): MonitorsAt[] {
  return (map?.rows ?? []).flatMap((row) =>
    row.cells.flatMap((cell, column) => {
      const count = cell ? countOf(cell) : 0;
      if (!cell || count === 0) return [];
      const { scopeId, serviceId } = cell;
      return [
        { scopeId, serviceId, service: row.name, scope: map?.columns[column]?.name ?? `#${scopeId}`, count },
      ];
    }),
  );
}

type MapCell = NonNullable<NonNullable<Overview['map']>['rows'][number]['cells'][number]>;

function monitorCauses(map: Overview['map'], status: MonitorStatus): Cause[] {
  const places = monitorsAt(map, ({ counts }) => counts[status]);
  const shown = places
    .slice(0, MOST_PLACES)
    .map((place) => ({ kind: 'monitors' as const, status, ...place }));
  const rest = places.slice(MOST_PLACES);
  if (rest.length === 0) return shown;
  const count = rest.reduce((sum, place) => sum + place.count, 0);
  return [...shown, { kind: 'more', status, places: rest.length, count }];
}

function toCauses({ verdict, map, incidents }: Pick<Overview, 'verdict' | 'map' | 'incidents'>): Cause[] {
  const { level } = verdict;
  if (verdict.kind === 'unread') return [{ kind: 'unread' }];
  if (verdict.kind === 'doubtful') {
    const { doubt, monitors } = verdict;
    return [{ kind: 'doubtful', doubt, count: monitors }];
  }
  if (level === 'empty') return [{ kind: 'empty' }];
  if (level === 'ok') {
    const counted = (map?.rows ?? []).flatMap(({ cells }) => cells.map((cell) => cell?.counts));
    return [
      { kind: 'fine', count: counted.reduce((sum, counts) => sum + (counts ? totalOf(counts) : 0), 0) },
    ];
  }
  const raising = (incidents ?? [])
    .filter((incident) => incidentLevel(incident) === level)
    .map(({ id, name, severity }) => ({ kind: 'incident' as const, id, name, severity }));
  const monitors = monitorCauses(map, level);
  return verdict.kind === 'incident' ? [...raising, ...monitors] : [...monitors, ...raising];
}

/** The reasons of an overview's verdict, in the order of the map. */
export function toReasons(overview: Pick<Overview, 'verdict' | 'map' | 'incidents'>): Reasons {
  const small = (overview.incidents ?? []).filter((incident) => incidentLevel(incident) === 'ok').length;
  return {
    causes: toCauses(overview),
    setAside: [
      ...monitorsAt(overview.map, ({ expected }) => expected).map((place) => ({
        kind: 'expected' as const,
        ...place,
      })),
      ...(small > 0 ? [{ kind: 'small-incidents' as const, count: small }] : []),
    ],
  };
}
