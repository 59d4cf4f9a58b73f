import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getRequestListener } from '@hono/node-server';
import { pino } from 'pino';

import { GET as whoami } from '@/app/api/token/whoami/route';
import { GET as version } from '@/app/health/version/route';
import { GET as health } from '@/app/health/route';
import { ProdManager } from '@/lib/prodmanager/index';
import { Archive } from '@/lib/server/archive/archive';
import { Poller } from '@/lib/server/poller/poller';
import { answerPreflight, rejectWrite } from '@/lib/server/api/read-api/answers';
import { answerRead } from '@/lib/server/api/read-api/read-api';
import { toUnreadState } from '@/lib/server/snapshot/board-state';
import { SnapshotStore } from '@/lib/server/snapshot/snapshot-store';
import { ALL_PLACES } from '@/lib/status/model/visibility';

const ANYBODY = { visibility: { areas: [ALL_PLACES], showsInternal: false } };

/** Routes that Next answers before those of the read API. */
const OPEN: Readonly<Record<string, () => Response>> = {
  '/health': health,
  '/health/version': version,
  '/api/token/whoami': whoami,
};
const SOURCE_ID = 'source';
const INTERVAL_SECONDS = 15;
const log = pino({ level: 'silent' });

/** The read API of a board, served on a port of its own in front of a source. */
export interface ServedReadApi {
  readonly url: string;
  /** The paths that were asked of the source for the archive so far. */
  readonly asked: readonly string[];
  /** Reads the whole source anew, and forgets what was kept of its past. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** How a read API is served. */
export interface ReadApiOptions {
  readonly url: string;
  readonly token: string;
  readonly timeZone?: string;
  /** False: links are paths. */
  readonly knowsItsAddress?: boolean;
}

/** Starts a read API; its board is unread until it is refreshed. */
export async function serveReadApi(options: ReadApiOptions): Promise<ServedReadApi> {
  const { url: sourceUrl, token, timeZone = 'UTC', knowsItsAddress = true } = options;
  const time = { skippedMs: 0 };
  const clock = { now: () => Date.now(), elapsed: () => performance.now() + time.skippedMs };
  const asked: string[] = [];
  const access = { url: sourceUrl, token, maxRetries: 0 };
  const facts = { title: 'Production', isDemo: false, timeZone, readsComments: true };
  const store = new SnapshotStore(
    clock,
    facts,
    toUnreadState(SOURCE_ID, { seconds: INTERVAL_SECONDS, isSlowed: false }),
  );
  const archive = new Archive({
    client: new ProdManager({ ...access, onResponse: ({ path }) => asked.push(path) }),
    clock,
    timeZone,
    log,
  });
  let url = '';
  const answer = (request: Request): Response | Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (request.method === 'OPTIONS') return answerPreflight();
    if (request.method !== 'GET') return rejectWrite();
    const open = OPEN[pathname];
    if (open) return open();
    const config = { BOARD_URL: knowsItsAddress ? url : undefined, TRUST_PROXY: 'off' as const };
    return answerRead(request, pathname.split('/').slice(2), { store, archive }, config, ANYBODY);
  };
  const listener = getRequestListener(answer, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
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
        onState: (state) => store.publish(state),
      });
      await poller.refresh();
      poller.stop();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
