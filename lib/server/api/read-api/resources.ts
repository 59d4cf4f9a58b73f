import {
  ANNOUNCEMENT_LEVELS,
  INCIDENT_SEVERITIES,
  INCIDENT_STATUSES,
  MAINTENANCE_STATUSES,
  MONITOR_STATUSES,
  SERVICE_STATUSES,
} from '@/lib/prodmanager/index';

import type { ArchiveKind } from '../../archive/archive';
import type { DataRoute } from '../../http/route-table';

/** The resources of the read API, by ProdManager's names. */
export const RESOURCE_NAMES = [
  'scope',
  'service',
  'monitor',
  'incident',
  'maintenance',
  'announcement',
] as const;

/** One of {@link RESOURCE_NAMES}. */
export type ResourceName = (typeof RESOURCE_NAMES)[number];

/** How a query parameter filters the rows of a list. Dates are minutes on the source's wall clock. */
export type FilterSpec =
  | { readonly kind: 'word'; readonly field: string; readonly words: readonly string[] }
  | { readonly kind: 'id' | 'text' | 'before' | 'after'; readonly field: string };

/** How the list of a resource is filtered and sorted, and what its weather counts. */
export interface ResourceSpec {
  readonly filters: Readonly<Record<string, FilterSpec>>;
  /** Fields to sort by, the most significant first; `-` for descending. */
  readonly order: readonly string[];
  /** Absent if the resource has no weather. */
  readonly weather?: { readonly field: string; readonly words: readonly string[] };
}

const word = (field: string, words: readonly string[]): FilterSpec => ({ kind: 'word', field, words });
const place = { scope: { kind: 'id', field: 'scope' }, service: { kind: 'id', field: 'service' } } as const;
const reference = { external_reference: { kind: 'text', field: 'external_reference' } } as const;
const period = (start: string, end: string) =>
  ({
    start_before: { kind: 'before', field: start },
    start_after: { kind: 'after', field: start },
    end_before: { kind: 'before', field: end },
    end_after: { kind: 'after', field: end },
  }) as const;

/** All resources, with ProdManager's filters and sort orders. */
export const RESOURCES: Readonly<Record<ResourceName, ResourceSpec>> = {
  scope: { filters: {}, order: ['name'] },
  service: { filters: {}, order: ['name'] },
  monitor: {
    filters: {
      status: word('status', MONITOR_STATUSES),
      ...place,
      integration: { kind: 'text', field: 'integration' },
    },
    order: ['name'],
    weather: { field: 'status', words: MONITOR_STATUSES },
  },
  incident: {
    filters: {
      status: word('status', INCIDENT_STATUSES),
      severity: word('severity', INCIDENT_SEVERITIES),
      ...place,
      ...reference,
      impact_before: { kind: 'before', field: 'start_impact_date' },
      impact_after: { kind: 'after', field: 'start_impact_date' },
    },
    order: ['-start_impact_date', 'status', 'severity'],
    weather: { field: 'status', words: INCIDENT_STATUSES },
  },
  maintenance: {
    filters: {
      status: word('status', MAINTENANCE_STATUSES),
      service_status: word('service_status', SERVICE_STATUSES),
      ...place,
      ...reference,
      ...period('scheduled_start_date', 'scheduled_end_date'),
    },
    order: ['-scheduled_start_date', 'status'],
    weather: { field: 'status', words: MAINTENANCE_STATUSES },
  },
  announcement: {
    filters: { level: word('level', ANNOUNCEMENT_LEVELS), ...place, ...period('start_date', 'end_date') },
    order: ['-start_date', 'level'],
    weather: { field: 'level', words: ANNOUNCEMENT_LEVELS },
  },
};

/** Whether a segment of a path is the name of a resource. */
export const isResourceName = (segment: string | undefined): segment is ResourceName =>
  RESOURCE_NAMES.some((name) => name === segment);

/** Whether closed items of a resource have to be read from the source, because the board holds only open ones. */
export const hasArchive = (name: ResourceName): name is ArchiveKind =>
  name === 'incident' || name === 'maintenance' || name === 'announcement';

/** The routes of the read API, for the edge's response cache. */
export const READ_ROUTES: readonly DataRoute[] = RESOURCE_NAMES.flatMap((name): readonly DataRoute[] => {
  const { filters, weather } = RESOURCES[name];
  const query = Object.keys(filters);
  const archive = hasArchive(name) ? { readsArchive: true as const } : {};
  // More than 50 values of a filter are an error, even if they are equal: the cache key must count them.
  const list = { kind: 'data', countsValues: true, ...archive } as const;
  const one = { kind: 'data', isLinked: true, ...archive } as const;
  return [
    { ...list, isLinked: true, pattern: `/api/${name}`, query: [...query, 'page', 'per_page'] },
    { ...one, pattern: `/api/${name}/:id` },
    ...(name === 'maintenance' ? [{ ...one, pattern: `/api/${name}/:id/calendar` }] : []),
    ...(weather ? [{ ...list, pattern: `/api/weather/${name}`, query }] : []),
  ];
});
