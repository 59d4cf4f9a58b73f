import 'server-only';

import type { IncomingMessage } from 'node:http';

import { isHtml } from './worker-response';
import type { WorkerClient } from './worker-client';
import { toPath, toPlainPath } from '../http/target-path';

/** The page of the handler that says that there is nothing. */
export const MISSING_PAGE = '/missing';

const NOT_FOUND = 404;

/** Where a link to see the board says for itself that it does not work. */
const OWN_WORDS = '/share/';

/** The handler's own error pages, which nothing leads to. */
const INTERNAL = /^\/_(?!next\/)/;

/** The same with a 404, unless it could not be drawn either. */
function toMissing(page: IncomingMessage): IncomingMessage {
  if (page.statusCode === 200) page.statusCode = NOT_FOUND;
  return page;
}

/**
 * Asks a handler, and where it has no page, asks for the one that says so. What Next makes of a page that finds out only while it is drawn
 * that its thing does not exist is empty until its scripts run.
 */
export function withMissingPage(inner: Pick<WorkerClient, 'send'>): Pick<WorkerClient, 'send'> {
  return {
    send: async (request) => {
      const { method = 'GET', target } = request;
      const isReading = method === 'GET' || method === 'HEAD';
      const askForPage = async () => toMissing(await inner.send({ ...request, target: MISSING_PAGE }));
      if (isReading && INTERNAL.test(toPlainPath(toPath(target)))) return askForPage();
      const answer = await inner.send(request);
      if (!isReading || !isHtml(answer) || target.startsWith(OWN_WORDS)) return answer;
      if (toPath(target) === MISSING_PAGE) return toMissing(answer);
      if (answer.statusCode !== NOT_FOUND) return answer;
      answer.resume();
      return askForPage();
    },
  };
}
