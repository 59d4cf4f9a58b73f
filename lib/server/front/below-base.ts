import 'server-only';

import type { ServerResponse } from 'node:http';

import type { FlatHeaders } from './answer';
import type { InnerClient } from './inner-client';

/** Asks a handler that expects a base before each target. */
export function askBelow(base: string, inner: Pick<InnerClient, 'ask'>): Pick<InnerClient, 'ask'> {
  if (base === '') return inner;
  // The handler knows its overview without a slash at the end, and would lead there.
  const toTarget = (target: string): string => base + target.replace(/^\/(?=\?|$)/, '');
  return { ask: (request) => inner.ask({ ...request, target: toTarget(request.target) }) };
}

/** Leads somebody who typed the name of the host alone to the board, for as long as it is there. @param target - `/`, and a query. */
export function leadBelow(
  base: string,
  target: string,
  response: ServerResponse,
  securityHeaders: FlatHeaders,
): void {
  const always = [...securityHeaders, 'Cache-Control', 'no-store'];
  response.writeHead(307, [...always, 'Location', base + target, 'Content-Length', '0']);
  response.end();
}
