import { ApiError } from './responses.ts';
import {
  ANNOUNCEMENT_LEVELS,
  INCIDENT_SEVERITIES,
  INCIDENT_STATUSES,
  MAINTENANCE_STATUSES,
  MONITOR_STATUSES,
  SERVICE_STATUSES,
} from './vocabulary.ts';

/** The resources of the API, which are also the prefixes of their permissions (`scope_api`). */
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

/** What a query parameter compares a row's field with; dates are minutes on the source's wall clock. */
export type FilterSpec =
  | { readonly kind: 'word'; readonly field: string; readonly words: readonly string[] }
  | { readonly kind: 'id' | 'text' | 'before' | 'after'; readonly field: string };

/** The filters and the order of a resource's lists, and the field that its weather counts. */
export interface ResourceSpec {
  readonly filters: Readonly<Record<string, FilterSpec>>;
  /** Sort fields by priority; `-` for descending. */
  readonly order: readonly string[];
  /** Absent where ProdManager has no weather endpoint. */
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

/** Every resource, as ProdManager lists it. */
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

/** Whether a path segment is the name of a resource. */
export const isResourceName = (segment: string | undefined): segment is ResourceName =>
  RESOURCE_NAMES.some((name) => name === segment);

/** A resource's name as error messages begin with it: `Scope`. */
export const titleOf = (name: ResourceName): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

/** The 404 for an id that does not exist. */
export function toNotFound(
  name: ResourceName,
  id: number | bigint,
  action: 'show' | 'update' | 'deletion' = 'show',
): ApiError {
  const reason = `Resource not found : ${id}`;
  // ProdManager sends this one reason without a list around it.
  const isBare = name === 'incident' && action === 'deletion';
  return new ApiError(404, {
    message: `${titleOf(name)} ${action} failed`,
    reasons: { [name]: isBare ? reason : [reason] },
  });
}

/** The links of a scope or a service. @param base - the address of the API. */
export const placeLinks = (base: string, name: 'scope' | 'service', id: number) => ({
  incidents: `${base}/incident?${name}=${id}`,
  maintenances: `${base}/maintenance?${name}=${id}`,
  monitors: `${base}/monitor?${name}=${id}`,
  self: `${base}/${name}/${id}`,
});

/** The links of a row that belongs to a scope and a service. @param base - the address of the API. */
export const rowLinks = (
  base: string,
  name: ResourceName,
  { id, scope, service }: { readonly id: number; readonly scope: number; readonly service: number },
) => ({
  scope: `${base}/scope/${scope}`,
  self: `${base}/${name}/${id}`,
  service: `${base}/service/${service}`,
});

/** How many rows have each word of the weather, zeros included; words in alphabetical order. */
export function countWeather(
  { field, words }: NonNullable<ResourceSpec['weather']>,
  rows: readonly object[],
): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries([...words].sort().map((word) => [word, 0]));
  for (const row of rows) {
    const word = String((row as Readonly<Record<string, unknown>>)[field]);
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}

/** Compares rows in ProdManager's list order; ties are ordered by id. */
export function compareRows({
  order,
}: ResourceSpec): <Row extends { readonly id: number }>(left: Row, right: Row) => number {
  const keys = order.map((key) => ({ field: key.replace(/^-/, ''), sign: key.startsWith('-') ? -1 : 1 }));
  const textOf = (row: object, field: string): string =>
    String((row as Readonly<Record<string, unknown>>)[field]);
  return (left, right) => {
    for (const { field, sign } of keys) {
      const result = compareText(textOf(left, field), textOf(right, field));
      if (result !== 0) return sign * result;
    }
    return left.id - right.id;
  };
}

/**
 * Compares two strings by code point, like SQLite's BINARY collation: negative, zero or positive.
 * JavaScript's `<` compares UTF-16 units, which puts astral characters before U+E000.
 */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return toRank(a) - toRank(b);
  }
  return left.length - right.length;
}

const toRank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
