import type { DataRoute } from '../../http/route-table';

/** The formats of the feed, by the end of its path. */
export const FEED_FORMATS = ['atom', 'rss', 'json'] as const;

export type FeedFormat = (typeof FEED_FORMATS)[number];

/** What the feed may contain; status changes are there on request only, because there may be many. */
export const FEED_KINDS = ['incident', 'maintenance', 'announcement', 'change'] as const;

export type FeedKind = (typeof FEED_KINDS)[number];

// Closed items come from the archive. Links depend on the address of the board.
const COMMON = {
  kind: 'data',
  keepsDuplicates: true,
  readsArchive: true,
  variesByOrigin: true,
  takesShareToken: true,
} as const;

/** The routes of the feeds and the calendar, for the edge's response cache. */
export const OUTPUT_ROUTES: readonly DataRoute[] = [
  ...FEED_FORMATS.map((format) => ({
    ...COMMON,
    pattern: `/feed.${format}`,
    query: ['scope', 'service', 'kind', 'lang'],
  })),
  { ...COMMON, pattern: '/calendar.ics', query: ['scope', 'service', 'lang'] },
];
