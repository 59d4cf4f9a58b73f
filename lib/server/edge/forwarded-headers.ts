import type { IncomingMessage } from 'node:http';

import type { FlatHeaders } from '../http/encoded-response';

/** Headers that concern one connection only. */
export const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'trailer',
  'te',
  'upgrade',
  'expect',
  'date',
]);

/** Headers that only the edge may send to the worker. `Content-Length` is set from the body as read. */
const EDGE_ONLY = /^(x-board-.*|content-length|content-security-policy(-report-only)?)$/i;

/**
 * Headers that Next trusts as coming from its router or proxy; invalid ones cause a 500. The only router header that clients need is
 * `rsc`, which requests a page as data.
 */
const NEXT_INTERNAL = /^(next-|x-(nextjs|next|middleware|invoke|matched|now|prerender|vercel)-)/i;

/** Removes headers by lower-case name. Repeated headers stay repeated. */
export function dropHeaders(rawHeaders: readonly string[], dropped: ReadonlySet<string>): string[] {
  return rawHeaders.filter((_, at) => !dropped.has((rawHeaders[at - (at % 2)] ?? '').toLowerCase()));
}

/**
 * The headers of a client's request for the worker, with the client's address and the length of the body.
 *
 * @param added - further headers of the edge.
 */
export function toWorkerHeaders(
  request: IncomingMessage,
  bodyBytes: number,
  added: FlatHeaders = [],
): FlatHeaders {
  const { rawHeaders, headers, socket } = request;
  const forwarded = dropHeaders(rawHeaders, HOP_BY_HOP).filter((_, at, all) => {
    const name = all[at - (at % 2)] ?? '';
    return !EDGE_ONLY.test(name) && !NEXT_INTERNAL.test(name);
  });
  if (headers.host === undefined) forwarded.push('Host', 'localhost');
  if (headers['x-forwarded-for'] === undefined) forwarded.push('X-Forwarded-For', socket.remoteAddress ?? '');
  if (bodyBytes > 0) forwarded.push('Content-Length', String(bodyBytes));
  return forwarded.concat(added);
}
