import type { IncomingMessage, ServerResponse } from 'node:http';

import { belowBase } from '@/lib/site/base-path';

import type { FlatHeaders } from '../http/encoded-response';
import type { WorkerClient } from './worker-client';
import { sendError } from './error-response';
import { sendRedirect } from './send';
import { toPath } from '../http/target-path';

/** Adds the base path to the targets of requests to the worker. */
export function addBasePath(
  basePath: string,
  worker: Pick<WorkerClient, 'send'>,
): Pick<WorkerClient, 'send'> {
  if (basePath === '') return worker;
  // Next redirects the overview if it is requested with a trailing slash.
  const toTarget = (target: string): string => basePath + target.replace(/^\/(?=\?|$)/, '');
  return { send: (request) => worker.send({ ...request, target: toTarget(request.target) }) };
}

/** Files that crawlers and browsers look for at the root of a host only. */
const ROOT_FILES: readonly string[] = ['/robots.txt', '/favicon.ico'];

/**
 * Removes the base path from the target of a request, so that the rest of the edge handles paths of the board only.
 *
 * @returns false if the target is neither below the base path nor in {@link ROOT_FILES}. Then the response has been sent: a redirect to the board for `/`, else a 404.
 */
export function removeBasePath(
  basePath: string,
  request: IncomingMessage,
  response: ServerResponse,
  securityHeaders: FlatHeaders,
): boolean {
  const requested = request.url ?? '/';
  const target =
    belowBase(requested, basePath) ?? (ROOT_FILES.includes(toPath(requested)) ? requested : null);
  // A target outside the board has no route, in metrics as well.
  request.url = target ?? '';
  if (target !== null) return true;
  if (toPath(requested) === '/') {
    sendRedirect(response, basePath + requested, securityHeaders);
  } else {
    const format = toPath(requested).includes('/api/') ? 'data' : 'page';
    sendError(response, { status: 404, format, headers: securityHeaders });
  }
  return false;
}
