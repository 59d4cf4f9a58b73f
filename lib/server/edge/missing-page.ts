import type { IncomingMessage } from 'node:http';

import { isReadMethod } from './paths';
import { isHtml } from './worker-response';
import type { WorkerClient } from './worker-client';
import { toPath, toPlainPath } from '../http/target-path';

/** The page that is shown for a path or item that does not exist. */
export const MISSING_PAGE = '/missing';

const NOT_FOUND = 404;

/** Share links show their own message if they are invalid. */
const SHARE_PREFIX = '/share/';

/** The error pages of Next, which are never linked to. */
const NEXT_PAGES = /^\/_(?!next\/)/;

/** Turns the rendered missing page into a 404; other statuses, such as a 500, stay. */
function toNotFound(page: IncomingMessage): IncomingMessage {
  if (page.statusCode === 200) page.statusCode = NOT_FOUND;
  return page;
}

/**
 * Replaces 404 pages of the worker with {@link MISSING_PAGE}. If Next finds out during rendering that an item does not exist, its page
 * is empty until scripts run.
 */
export function withMissingPage(worker: Pick<WorkerClient, 'send'>): Pick<WorkerClient, 'send'> {
  return {
    send: async (request) => {
      const { method, target } = request;
      const isRead = isReadMethod(method);
      const requestMissingPage = async () =>
        toNotFound(await worker.send({ ...request, target: MISSING_PAGE }));
      if (isRead && NEXT_PAGES.test(toPlainPath(toPath(target)))) return requestMissingPage();
      const response = await worker.send(request);
      if (!isRead || !isHtml(response) || target.startsWith(SHARE_PREFIX)) return response;
      if (toPath(target) === MISSING_PAGE) return toNotFound(response);
      if (response.statusCode !== NOT_FOUND) return response;
      response.resume();
      return requestMissingPage();
    },
  };
}
