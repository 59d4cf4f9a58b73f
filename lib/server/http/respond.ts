import { AGES_HEADER, formatAges, TIME_HEADER } from '@/lib/status/freshness/snapshot-headers';
import type { Ages } from '@/lib/status/model/types';

/** Board data as JSON, with the ages to send in headers. */
export interface BoardResponse {
  readonly body: string;
  /** A strong entity tag of the body. */
  readonly etag: string;
  readonly ages: Ages;
  /** The server's current time, an ISO instant. */
  readonly time: string;
}

/** Whether an `If-None-Match` header contains an entity tag; weak tags match as well. */
function matchesEtag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}

/** A 200 with board data, or a 304 if the client has this version. Both carry the ages. */
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
