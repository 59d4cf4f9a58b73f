import 'server-only';

import type { DataRoute } from '../../http/route-table';
import { RESOURCE_NAMES, RESOURCES, type ResourceName } from './resources';

const WITH_PAST = { readsArchive: true } as const;
const PAGING = ['page', 'per_page'];
// More than 50 values of a filter are refused, also where they are the same.
const counted = { keepsDuplicates: true } as const;

const pastOf = (name: ResourceName) =>
  name === 'incident' || name === 'maintenance' || name === 'announcement' ? WITH_PAST : {};

/** The addresses of the read API, as the front keeps them. */
export const READ_ROUTES: readonly DataRoute[] = RESOURCE_NAMES.flatMap((name): readonly DataRoute[] => {
  const { filters, weather } = RESOURCES[name];
  const query = Object.keys(filters);
  const past = pastOf(name);
  const linked = { kind: 'data', variesByOrigin: true } as const;
  return [
    { ...linked, pattern: `/api/${name}`, query: [...query, ...PAGING], ...counted, ...past },
    { ...linked, pattern: `/api/${name}/:id`, ...past },
    ...(name === 'maintenance' ? [{ ...linked, pattern: `/api/${name}/:id/calendar`, ...past }] : []),
    ...(weather
      ? [{ kind: 'data' as const, pattern: `/api/weather/${name}`, query, ...counted, ...past }]
      : []),
  ];
});
