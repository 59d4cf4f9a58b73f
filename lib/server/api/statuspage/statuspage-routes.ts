import type { DataRoute } from '../../http/route-table';
import { DOCUMENT_NAMES } from './schemas';

/** When the data was read is part of each document, so it may be this old at most. */
const LIFETIME_MS = 5_000;

/** The documents of `/api/v2`, with and without `.json`, for the edge's response cache. */
export const STATUSPAGE_ROUTES: readonly DataRoute[] = DOCUMENT_NAMES.flatMap((name) =>
  ['.json', ''].map((ending): DataRoute => {
    const isPast = name === 'incidents' || name === 'scheduled-maintenances';
    return {
      kind: 'data',
      pattern: `/api/v2/${name}${ending}`,
      query: ['group'],
      lifetimeMs: LIFETIME_MS,
      variesByOrigin: true,
      ...(isPast && { readsArchive: true }),
    };
  }),
);
