import 'server-only';

import type { IncomingMessage } from 'node:http';

import type { FlatHeaders } from '../http/encoded-response';
import { toRelayedHeaders } from './worker-response';

/** What ends with a connection. */
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

/** What the front alone tells the handler: nobody outside can. The length is that of the body as it was read. */
const OWN = /^(x-board-.*|content-length|content-security-policy(-report-only)?)$/i;

/**
 * What Next takes for the word of its own router or of a proxy that it knows; what it cannot read there is a 500. Of its router only `rsc`
 * is needed, which asks for a page as data.
 */
const OF_NEXT = /^(next-|x-(nextjs|next|middleware|invoke|matched|now|prerender|vercel)-)/i;

/**
 * The headers of a request as the handler is told them, with where it came from and how long its body is.
 *
 * @param added - further ones of the front.
 */
export function toPassedHeaders(
  request: IncomingMessage,
  bodyBytes: number,
  added: FlatHeaders = [],
): FlatHeaders {
  const { rawHeaders, headers, socket } = request;
  const passed: string[] = [];
  const relayed = toRelayedHeaders(rawHeaders, HOP_BY_HOP);
  for (let at = 0; at < relayed.length; at += 2) {
    const [name = '', value = ''] = relayed.slice(at, at + 2);
    if (!OWN.test(name) && !OF_NEXT.test(name)) passed.push(name, value);
  }
  if (headers.host === undefined) passed.push('Host', 'localhost');
  if (headers['x-forwarded-for'] === undefined) passed.push('X-Forwarded-For', socket.remoteAddress ?? '');
  if (bodyBytes > 0) passed.push('Content-Length', String(bodyBytes));
  return passed.concat(added);
}
