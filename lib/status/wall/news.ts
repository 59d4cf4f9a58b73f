import type { WallBoard } from './wall-board';

/** Number of alerts at each place of a wall, by `cell:serviceId/scopeId`. */
export function alertsOf({ views }: Pick<WallBoard, 'views'>): ReadonlyMap<string, number> {
  return new Map(
    views.flatMap(({ map }) =>
      (map?.rows ?? []).flatMap(({ cells }) =>
        cells.flatMap((cell) =>
          cell ? [[`cell:${cell.serviceId}/${cell.scopeId}`, cell.counts.alert] as const] : [],
        ),
      ),
    ),
  );
}

/** The incidents of a wall, as `incident:id`. */
export const incidentsOf = ({ views }: Pick<WallBoard, 'views'>): ReadonlySet<string> =>
  new Set(views.flatMap(({ incidents }) => (incidents ?? []).map(({ id }) => `incident:${id}`)));

/**
 * New incidents, and places with more alerts than before, named as in `shows` of a page. A section that was never read before yields
 * nothing, so that a start is not an alarm.
 */
export function toNews(before: WallBoard, after: WallBoard): readonly string[] {
  const [known, alerts] = [incidentsOf(before), alertsOf(before)];
  const isRead = (name: 'incidents' | 'monitors') => before.sections[name].state !== 'unavailable';
  return [
    ...(isRead('incidents') ? [...incidentsOf(after)].filter((key) => !known.has(key)) : []),
    ...(isRead('monitors')
      ? [...alertsOf(after)].flatMap(([key, count]) => (count > (alerts.get(key) ?? 0) ? [key] : []))
      : []),
  ];
}
