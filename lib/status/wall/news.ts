import type { WallBoard } from './wall-board';

/** What is wrong on a wall, by the keys that {@link WallPage.shows} contains; null if the source could not be read. */
export interface WallTroubles {
  /** 1 for each incident, by `incident:id`. */
  readonly incidents: Readonly<Record<string, number>> | null;
  /** The number of alerts at each place, by `cell:serviceId/scopeId`. */
  readonly alerts: Readonly<Record<string, number>> | null;
}

/** What is wrong on a wall. */
export function toTroubles({ views, sections }: Pick<WallBoard, 'views' | 'sections'>): WallTroubles {
  const incidents = views.flatMap(({ incidents }) =>
    (incidents ?? []).map(({ id }) => [`incident:${id}`, 1] as const),
  );
  const alerts = views.flatMap(({ map }) =>
    (map?.rows ?? []).flatMap(({ cells }) =>
      cells.flatMap((cell) =>
        cell ? [[`cell:${cell.serviceId}/${cell.scopeId}`, cell.counts.alert] as const] : [],
      ),
    ),
  );
  const isRead = (name: 'incidents' | 'monitors'): boolean => sections[name].state !== 'unavailable';
  return {
    incidents: isRead('incidents') ? Object.fromEntries(incidents) : null,
    alerts: isRead('monitors') ? Object.fromEntries(alerts) : null,
  };
}

function increases(before: WallTroubles['alerts'], after: WallTroubles['alerts']): readonly string[] {
  if (!before || !after) return [];
  return Object.keys(after).filter((key) => (after[key] ?? 0) > (before[key] ?? 0));
}

/**
 * The keys of new incidents and of places with more alerts than before. A kind that could not be read before has no new ones: otherwise
 * every start would raise an alarm.
 */
export const newTroubles = (before: WallTroubles, after: WallTroubles): readonly string[] =>
  increases(before.incidents, after.incidents).concat(increases(before.alerts, after.alerts));

/** {@link newTroubles} of two boards. */
export const toNews = (before: WallBoard, after: WallBoard): readonly string[] =>
  newTroubles(toTroubles(before), toTroubles(after));
