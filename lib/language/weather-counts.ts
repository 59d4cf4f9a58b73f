import type { Overview } from '@/lib/status/overview/overview';

import type { Translate } from './translate';

/** A number of items that need attention, with a link to their list. */
export interface WeatherCount {
  readonly text: string;
  /** The path of the list, with the fitting filter. */
  readonly path: string;
  readonly tone: 'alert' | 'warning' | 'unknown' | 'maintenance';
}

const MONITORS = [
  ['alert', 'reason.alerts'],
  ['warning', 'reason.warnings'],
  ['unknown', 'reason.unknowns'],
] as const;
type CountKey =
  | (typeof MONITORS)[number][1]
  | 'board.incidentCount'
  | 'board.maintenanceCount'
  | 'reason.unknownMaintenances'
  | 'reason.importantAnnouncements';

/** A path with the parts of a query that are not empty. */
export const withQuery = (path: string, ...query: readonly string[]): string =>
  [path, query.filter(Boolean).join('&')].filter(Boolean).join('?');

/**
 * The counts of an overview that are not normal, worst first: monitors that no maintenance explains, incidents, maintenances in progress and
 * important announcements. A list that was never read is reported as unknown.
 *
 * @param within The query that the overview is filtered by.
 */
export function weatherCounts(
  {
    unexpected,
    incidents,
    maintenances,
    announcements,
  }: Pick<Overview, 'unexpected' | 'incidents' | 'maintenances' | 'announcements'>,
  within: string,
  t: Translate,
): readonly WeatherCount[] {
  const counts: WeatherCount[] = [];
  const add = (count: number, key: CountKey, tone: WeatherCount['tone'], path: string, filter: string) => {
    if (count > 0) counts.push({ text: t(key, { count }), tone, path: withQuery(path, filter, within) });
  };
  for (const [status, key] of MONITORS) add(unexpected[status], key, status, '/monitors', `status=${status}`);

  if (incidents === null) {
    counts.push({
      text: t('board.incidentsUnknown'),
      tone: 'unknown',
      path: withQuery('/incidents', within),
    });
  }
  const isSevere = incidents?.some(({ severity }) => severity === 'critical' || severity === 'high');
  add(incidents?.length ?? 0, 'board.incidentCount', isSevere ? 'alert' : 'warning', '/incidents', '');

  if (maintenances === null) {
    const path = withQuery('/maintenances', within);
    counts.push({ text: t('board.maintenancesUnknown'), tone: 'unknown', path });
  }
  const numberOf = (status: string): number =>
    maintenances?.filter((maintenance) => maintenance.status === status).length ?? 0;
  const inProgress = numberOf('in-progress');
  add(inProgress, 'board.maintenanceCount', 'maintenance', '/maintenances', 'status=in-progress');
  // The list has no filter for a status that ProdManager does not know.
  add(numberOf('unknown'), 'reason.unknownMaintenances', 'unknown', '/maintenances', '');

  const important = announcements?.filter(({ level }) => level === 'high').length ?? 0;
  add(important, 'reason.importantAnnouncements', 'warning', '/announcements', 'level=high');
  return counts;
}
