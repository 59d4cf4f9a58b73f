import 'server-only';

import { AGES_HEADER, formatAges, TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';
import type { Ages } from '@/lib/status/model/types';

/** JSON of the board, with what is told of its age beside it. */
export interface BoardResponse {
  readonly body: string;
  /** A strong entity tag of the body. */
  readonly etag: string;
  readonly ages: Ages;
  /** The server's present, an ISO instant. */
  readonly time: string;
}

/** Whether an `If-None-Match` header names this entity tag; weak and strong tags of the same value match. */
function matchesEtag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}

/** The answer to a request for JSON of the board: 304 where the reader has this version, and always the ages. */
export function respondWithBoard(request: Request, { body, etag, ages, time }: BoardResponse): Response {
  const headers = {
    etag,
    'cache-control': 'no-cache',
    [AGES_HEADER]: formatAges(ages),
    [TIME_HEADER]: time,
  };
  if (matchesEtag(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } });
}
