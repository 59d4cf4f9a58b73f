import { createServer } from 'node:http';

import { getRequestListener } from '@hono/node-server';
import { pino } from 'pino';

import { GET as whoami } from '@/app/api/token/whoami/route';
import { GET as version } from '@/app/health/version/route';
import { GET as health } from '@/app/health/route';
import { ProdManager } from '@/lib/prodmanager/index';
import { Archive } from '@/lib/server/archive/archive';
import type { History } from '@/lib/server/history/history';
import { Poller } from '@/lib/server/poller/poller';
import { methodNotAllowed, OPTIONS as preflight } from '@/lib/server/api/read-only';
import { respondWithCalendar, respondWithMaintenanceFile } from '@/lib/server/api/outputs/calendar';
import { respondWithFeed } from '@/lib/server/api/outputs/feed';
import { FEED_FORMATS } from '@/lib/server/api/outputs/output-routes';
import { respondToRead } from '@/lib/server/api/read-api/read-api';
import { createUnreadState } from '@/lib/server/snapshot/board-state';
import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';
import { ALL_PLACES } from '@/lib/status/model/visibility';

import { listen } from '../support/http-server';

const EVERYONE = { visibility: { areas: [ALL_PLACES], showsInternal: false } };

/** Routes with their own handlers in Next. */
const OPEN: Readonly<Record<string, () => Response>> = {
  '/health': health,
  '/health/version': version,
  '/api/token/whoami': whoami,
};
const SOURCE_ID = 'source';
const INTERVAL_SECONDS = 15;
const log = pino({ level: 'silent' });

/** The read API of a board, served on its own port. */
export interface ServedReadApi {
  readonly url: string;
  /** The paths of all archive requests to the source so far. */
  readonly archiveRequests: readonly string[];
  /** Reads the source again, and expires the cached archive. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** The options of a served read API. */
export interface ReadApiOptions {
  readonly url: string;
  readonly token: string;
  readonly timeZone?: string;
  /** False: links are paths without an origin. */
  readonly knowsItsAddress?: boolean;
  /** Records what is read. The source is then read without the token, and changes come from here. */
  readonly history?: History;
}

/** Serves a read API. Its board is empty until `refresh` is called. */
export async function serveReadApi(options: ReadApiOptions): Promise<ServedReadApi> {
  const { url: sourceUrl, token, timeZone = 'UTC', knowsItsAddress = true, history } = options;
  const time = { skippedMs: 0 };
  const clock = { now: () => Date.now(), elapsed: () => performance.now() + time.skippedMs };
  const archiveRequests: string[] = [];
  const access = { url: sourceUrl, maxRetries: 0, ...(!history && { token }) };
  const metadata = { title: 'Production', isDemo: false, timeZone, readsComments: !history };
  const store = new SnapshotStore(
    clock,
    metadata,
    createUnreadState(SOURCE_ID, { seconds: INTERVAL_SECONDS, isSlowed: false }),
  );
  const archive = new Archive({
    client: new ProdManager({ ...access, onResponse: ({ path }) => archiveRequests.push(path) }),
    clock,
    timeZone,
    log,
  });
  let url = '';
  // With a token, no history is needed.
  const pastRecord = history ?? {
    readChanges: () => Promise.reject(new Error('there is no history')),
    readNoticeChanges: () => Promise.reject(new Error('there is no history')),
  };
  const handle = (request: Request): Response | Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (request.method === 'OPTIONS') return preflight();
    if (request.method !== 'GET') return methodNotAllowed();
    const open = OPEN[pathname];
    if (open) return open();
    const config = {
      BOARD_URL: knowsItsAddress ? url : undefined,
      TRUST_PROXY: 'off' as const,
      PRODMANAGER_URL: sourceUrl,
    };
    const [, digits] = /^\/api\/maintenance\/(\d+)\/calendar$/.exec(pathname) ?? [];
    const sources = { store, archive, pastRecord, log, config };
    if (digits !== undefined) return respondWithMaintenanceFile(request, digits, sources, EVERYONE);
    if (pathname === '/calendar.ics') return respondWithCalendar(request, sources, EVERYONE);
    const format = FEED_FORMATS.find((name) => pathname === `/feed.${name}`);
    if (format) return respondWithFeed(request, format, sources, EVERYONE);
    return respondToRead(request, pathname.split('/').slice(2), { store, archive }, config, EVERYONE);
  };
  const listener = getRequestListener(handle, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void listener(request, response));
  const { close, ...listening } = await listen(server);
  url = listening.url;
  return {
    url,
    archiveRequests,
    refresh: async () => {
      time.skippedMs += 61_000;
      const poller = new Poller({
        client: new ProdManager(access),
        sourceId: SOURCE_ID,
        timeZone,
        intervalSeconds: INTERVAL_SECONDS,
        clock,
        random: () => 0.5,
        log,
        onState: (state, closed) => {
          store.publish(state);
          history?.recorder.note(state, closed);
        },
      });
      await poller.refresh();
      poller.stop();
      await history?.recorder.flush();
    },
    close,
  };
}
