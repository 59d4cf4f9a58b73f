import { RESOURCE_NAMES, RESOURCES, type ResourceName } from '@/lib/prodmanager/protocol/resources';

import type { ArchiveKind } from '../../archive/archive';
import type { DataRoute } from '../../http/route-table';

/** Whether closed items of a resource have to be read from the source, because the board holds only open ones. */
export const hasArchive = (name: ResourceName): name is ArchiveKind =>
  name === 'incident' || name === 'maintenance' || name === 'announcement';

/** The routes of the read API, for the edge's response cache. */
export const READ_ROUTES: readonly DataRoute[] = RESOURCE_NAMES.flatMap((name): readonly DataRoute[] => {
  const { filters, weather } = RESOURCES[name];
  const query = Object.keys(filters);
  const archive = hasArchive(name) ? { readsArchive: true as const } : {};
  // More than 50 values of a filter are an error, even if they are equal: the cache key must count them.
  const list = { kind: 'data', keepsDuplicates: true, ...archive } as const;
  const one = { kind: 'data', variesByOrigin: true, ...archive } as const;
  return [
    { ...list, variesByOrigin: true, pattern: `/api/${name}`, query: [...query, 'page', 'per_page'] },
    { ...one, pattern: `/api/${name}/:id` },
    ...(name === 'maintenance' ? [{ ...one, pattern: `/api/${name}/:id/calendar` }] : []),
    ...(weather ? [{ ...list, pattern: `/api/weather/${name}`, query }] : []),
  ];
});
