import 'server-only';

import { AGES_HEADER, formatAges, TIME_HEADER } from '@/lib/status/snapshot-headers';

import type { SnapshotStore } from './snapshot-store';

/** Whether an `If-None-Match` header names this entity tag; weak and strong tags of the same value match. */
function matchesEtag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}

/** The answer to a request for the snapshot: 304 where the reader has this version, and always the ages. */
export function respondWithSnapshot(request: Request, store: SnapshotStore): Response {
  const { body, etag } = store.published;
  const headers = {
    etag,
    'cache-control': 'no-cache',
    [AGES_HEADER]: formatAges(store.ages()),
    [TIME_HEADER]: store.time(),
  };
  if (matchesEtag(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } });
}
