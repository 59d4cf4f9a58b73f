import 'server-only';

import type { IncomingMessage, ServerResponse } from 'node:http';

import { belowBase } from '@/lib/site/base-path';

import type { FlatHeaders } from '../http/encoded-response';
import type { WorkerClient } from './worker-client';
import { sendError } from './error-response';
import { toPath } from '../http/target-path';

/** Asks a handler that expects a base before each target. */
export function addBasePath(base: string, inner: Pick<WorkerClient, 'send'>): Pick<WorkerClient, 'send'> {
  if (base === '') return inner;
  // The handler knows its overview without a slash at the end, and would lead there.
  const toTarget = (target: string): string => base + target.replace(/^\/(?=\?|$)/, '');
  return { send: (request) => inner.send({ ...request, target: toTarget(request.target) }) };
}

/**
 * Takes the base off the target of a request, so that everything behind knows paths of the board alone.
 *
 * @returns false where the request is not below it, and is answered: somebody who typed the name of the host alone is led to the board.
 */
export function removeBasePath(
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
    sendError(response, { status: 404, format: shape, headers: securityHeaders });
  }
  return false;
}
