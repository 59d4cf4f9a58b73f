import 'server-only';

import type { IncomingMessage, ServerResponse } from 'node:http';

import { belowBase } from '@/lib/site/base-path';

import type { FlatHeaders } from '../http/encoded-response';
import type { InnerClient } from './worker-client';
import { refuse } from './error-response';
import { toPath } from '../http/target-path';

/** Asks a handler that expects a base before each target. */
export function askBelow(base: string, inner: Pick<InnerClient, 'ask'>): Pick<InnerClient, 'ask'> {
  if (base === '') return inner;
  // The handler knows its overview without a slash at the end, and would lead there.
  const toTarget = (target: string): string => base + target.replace(/^\/(?=\?|$)/, '');
  return { ask: (request) => inner.ask({ ...request, target: toTarget(request.target) }) };
}

/**
 * Takes the base off the target of a request, so that everything behind knows paths of the board alone.
 *
 * @returns false where the request is not below it, and is answered: somebody who typed the name of the host alone is led to the board.
 */
export function takeOffBase(
  base: string,
  request: IncomingMessage,
  response: ServerResponse,
  securityHeaders: FlatHeaders,
): boolean {
  const asked = request.url ?? '/';
  const target = belowBase(asked, base);
  // What is beside the board is none of its routes.
  request.url = target ?? '';
  if (target !== null) return true;
  if (toPath(asked) === '/') {
    // The board may be elsewhere one day: nobody is to remember this.
    const always = [...securityHeaders, 'Cache-Control', 'no-store'];
    response.writeHead(307, [...always, 'Location', base + asked, 'Content-Length', '0']);
    response.end();
  } else {
    const shape = toPath(asked).includes('/api/') ? 'data' : 'page';
    refuse(response, { status: 404, shape, headers: securityHeaders });
  }
  return false;
}
