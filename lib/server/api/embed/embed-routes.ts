import type { DataRoute } from '../../http/route-table';

const COMMON = {
  kind: 'data',
  variesByPreferences: true,
  isRevalidated: true,
  takesShareToken: true,
} as const;

const PART = ['scope', 'service', 'lang'];

/** What other sites show of the board, for the edge's response cache. */
export const EMBED_ROUTES: readonly DataRoute[] = [
  ...['status.svg', 'service/:id.svg', 'scope/:id.svg', 'place/:service/:scope.svg'].map(
    (file): DataRoute => ({ ...COMMON, pattern: `/badge/${file}`, query: ['lang', 'style'] }),
  ),
  // The page counts on from the age that is part of it.
  { ...COMMON, pattern: '/embed', query: [...PART, 'theme'], lifetimeMs: 5_000, isEmbeddable: true },
  { ...COMMON, pattern: '/api/banner', query: PART, lifetimeMs: 5_000 },
  { kind: 'data', pattern: '/embed.js', lifetimeMs: 3_600_000, isPublic: true },
  // The image shows its own time, so it may be a minute old.
  { ...COMMON, pattern: '/api/board.png', query: PART, lifetimeMs: 60_000 },
  {
    kind: 'data',
    pattern: '/api/oembed',
    query: ['url', 'format', 'maxwidth', 'maxheight'],
    variesByPreferences: true,
    variesByOrigin: true,
  },
];
