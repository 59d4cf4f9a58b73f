import { isOver } from '@/lib/status/model/maintenance';
import type { MaintenanceStatus } from '@/lib/status/model/types';

/** ProdManager's pages, and the board's pages for the same. */
const PAGES = {
  scope: 'scopes',
  service: 'services',
  monitor: 'monitors',
  incident: 'incidents',
  maintenance: 'maintenances',
  announcement: 'announcements',
} as const;

type Resource = keyof typeof PAGES;

/** The filters of ProdManager's lists that the board has too, and the board's names. */
const FILTERS: Readonly<Record<Resource, Readonly<Record<string, string>>>> = {
  scope: {},
  service: {},
  monitor: { status: 'status', scope: 'scope', service: 'service', integration: 'integration' },
  incident: {
    status: 'status',
    severity: 'severity',
    scope: 'scope',
    service: 'service',
    external_reference: 'reference',
    impact_after: 'after',
    impact_before: 'before',
  },
  maintenance: {
    status: 'status',
    service_status: 'impact',
    scope: 'scope',
    service: 'service',
    start_after: 'after',
    start_before: 'before',
  },
  announcement: { level: 'level', scope: 'scope', service: 'service' },
};

const ITEM = /^\/(scope|service|monitor|incident|maintenance|announcement)(?:\/([1-9]\d{0,14}))?\/?$/;

/** A date of ProdManager as a day, which is what the board filters by; other values stay. */
const toDay = (value: string): string => /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}/.exec(value)?.[1] ?? value;

/** The board lists closed items on a separate tab: a list of closed ones only is that tab. */
const isPast = (resource: Resource, statuses: readonly string[]): boolean =>
  statuses.length > 0 &&
  ((resource === 'incident' && statuses.every((status) => status === 'resolved')) ||
    (resource === 'maintenance' && statuses.every((status) => isOver(status as MaintenanceStatus))));

/**
 * The board's address for one of ProdManager's pages: `/incidents/1` for `/incident/1`, `/monitors?status=alert` for
 * `/monitor?status=alert`. Filters that the board does not have are dropped.
 *
 * @param target A request target without base path.
 * @returns A path on the board, without base path; null for all other targets.
 */
export function toBoardAddress(target: string): string | null {
  const [path = '', ...rest] = target.split('?');
  const [, name, id] = ITEM.exec(path) ?? [];
  if (name === undefined) return null;
  const resource = name as Resource;
  const page = `/${PAGES[resource]}`;
  if (id !== undefined) return `${page}/${id}`;
  const given = new URLSearchParams(rest.join('?'));
  const query = new URLSearchParams();
  if (isPast(resource, given.getAll('status'))) query.set('tab', 'past');
  for (const [theirs, ours] of Object.entries(FILTERS[resource]))
    for (const value of given.getAll(theirs))
      if (value !== '') query.append(ours, ours === 'after' || ours === 'before' ? toDay(value) : value);
  return query.size === 0 ? page : `${page}?${query.toString()}`;
}
