import 'server-only';

import type { IncomingMessage } from 'node:http';

import type { FlatHeaders } from './answer';
import { toRelayedHeaders } from './inner-answer';
import { hasBody } from './request-body';

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

/** What the front alone tells the handler, and what Next's own clients and proxies tell Next: nobody outside can. */
const INTERNAL =
  /^(?:x-board-|x-nextjs-|x-next-|x-middleware-|x-invoke-|x-matched-path$|x-prerender-|next-action$|next-resume$)/i;

/** The headers of a request as the handler is told them: where it came from is added, and how its body comes. */
export function toPassedHeaders(request: IncomingMessage): FlatHeaders {
  const { rawHeaders, headers, socket } = request;
  const isWithBody = hasBody(request);
  const passed: string[] = [];
  const relayed = toRelayedHeaders(rawHeaders, HOP_BY_HOP);
  for (let at = 0; at < relayed.length; at += 2) {
    const [name = '', value = ''] = relayed.slice(at, at + 2);
    const isOfNoBody = !isWithBody && name.toLowerCase() === 'content-length';
    if (!INTERNAL.test(name) && !isOfNoBody) passed.push(name, value);
  }
  if (headers.host === undefined) passed.push('Host', 'localhost');
  if (headers['x-forwarded-for'] === undefined) passed.push('X-Forwarded-For', socket.remoteAddress ?? '');
  if (isWithBody && headers['content-length'] === undefined) passed.push('Transfer-Encoding', 'chunked');
  return passed;
}
