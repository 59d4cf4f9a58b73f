import 'server-only';

import {
  ANNOUNCEMENT_LEVELS,
  INCIDENT_SEVERITIES,
  INCIDENT_STATUSES,
  MAINTENANCE_STATUSES,
  MONITOR_STATUSES,
  SERVICE_STATUSES,
} from '@/lib/prodmanager/index';

/** The kinds of resource that are read under `/api`, by ProdManager's names. */
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

/** What a parameter asks of a field of a row; dates are minutes on the source's wall clock. */
export type FilterSpec =
  | { readonly kind: 'word'; readonly field: string; readonly words: readonly string[] }
  | { readonly kind: 'id' | 'text' | 'before' | 'after'; readonly field: string };

/** A kind of resource: what its lists can be narrowed by, how they are ordered, and what its weather counts. */
export interface ResourceSpec {
  readonly filters: Readonly<Record<string, FilterSpec>>;
  /** The fields that decide, one after the other; `-` for descending. */
  readonly order: readonly string[];
  /** Missing where there is no weather. */
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

/** Every kind of resource, as ProdManager lists it. */
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

/** Whether a part of an address names a kind of resource. */
export const isResourceName = (part: string | undefined): part is ResourceName =>
  RESOURCE_NAMES.some((name) => name === part);
