import type { DataRoute } from '../../http/route-table';

// Recorded time grows even if the board does not change, so responses have a lifetime; sums are accounted every five minutes. More than 50 values of a
// parameter are an error, so that they count in the cache key.

/** The routes of the history, for the edge's response cache. */
export const HISTORY_ROUTES: readonly DataRoute[] = [
  {
    kind: 'data',
    pattern: '/api/history/changes',
    query: ['scope', 'service', 'kind', 'status', 'monitor', 'from', 'until', 'before', 'per_page'],
    keepsDuplicates: true,
    lifetimeMs: 10_000,
  },
  {
    kind: 'data',
    pattern: '/api/history/availability',
    query: ['scope', 'service', 'from', 'until', 'by', 'maintenance', 'format'],
    keepsDuplicates: true,
    lifetimeMs: 60_000,
    offersCsv: true,
  },
];
