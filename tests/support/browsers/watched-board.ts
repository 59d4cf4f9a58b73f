import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

import { forward, listen, type ListeningServer } from '../http-server';
import type { DrivenBrowser } from './driven-browser';

const SCRIPT = '/collect-complaints.js';
const KEY = 'complaints';

/** Runs in the page, before its own scripts. Session storage keeps what it collects when another page is opened. */
function collect(key: string): void {
  const add = (text: string): void => {
    const all = JSON.parse(sessionStorage.getItem(key) ?? '[]') as string[];
    sessionStorage.setItem(key, JSON.stringify([...all, `${location.pathname}: ${text}`]));
  };
  // WebKit also reports what it no longer loads because the page is left.
  let isLeft = false;
  addEventListener('beforeunload', () => {
    isLeft = true;
  });
  addEventListener(
    'error',
    (event) => {
      const element = event.target;
      if (element instanceof Element && isLeft) return;
      if (element instanceof Element) add(`not loaded: ${element.outerHTML.slice(0, 200)}`);
      else add(`error: ${event.message}`);
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => add(`rejection: ${String(reason)}`));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    add(`policy: ${violatedDirective} ${blockedURI} ${sample}`),
  );
  const log = console.error;
  console.error = (...values: unknown[]) => {
    add(`console: ${values.map(String).join(' ')}`);
    log(...values);
  };
  Object.assign(window, { isWatched: true });
}

/** A reverse proxy in front of a board that collects the errors of its pages. */
export interface WatchedBoard extends Pick<ListeningServer, 'url' | 'close'> {
  /** While true, all connections are dropped. */
  isDown: boolean;
}

/** Starts the proxy, by default on a free port. It adds a script to each page, from the same origin, and leaves the Content-Security-Policy as it is. */
export async function watchBoard(target: string, port = 0): Promise<WatchedBoard> {
  const server = createServer((incoming, response) => {
    if (board.isDown) return void response.destroy();
    if (incoming.url === SCRIPT) {
      response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
      return void response.end(`(${String(collect)})(${JSON.stringify(KEY)});`);
    }
    forward(target + (incoming.url ?? '/'), incoming, response, {
      headers: { ...incoming.headers, 'accept-encoding': 'identity' },
      respond: (upstream) => {
        const { statusCode = 502, headers } = upstream;
        if (!headers['content-type']?.startsWith('text/html')) {
          response.writeHead(statusCode, headers);
          return void upstream.pipe(response);
        }
        delete headers['content-length'];
        void buffer(upstream).then((bytes) =>
          response
            .writeHead(statusCode, headers)
            .end(bytes.toString().replace(/<head[^>]*>/, `$&<script src="${SCRIPT}"></script>`)),
        );
      },
    });
  });
  const { url, close } = await listen(server, port);
  const board: WatchedBoard = { url, close, isDown: false };
  return board;
}

/** Takes what the pages of the current origin complained about. @throws if the current page was not watched. */
export async function takeComplaints(browser: DrivenBrowser): Promise<readonly string[]> {
  const found = await browser.run<string | null>(`
    if (window.isWatched !== true) return null;
    const found = sessionStorage.getItem('${KEY}') ?? '[]';
    sessionStorage.removeItem('${KEY}');
    return found;
  `);
  if (found === null) throw new Error('The page was not watched.');
  return JSON.parse(found) as string[];
}
