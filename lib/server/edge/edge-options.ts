import 'server-only';

import type { IncomingMessage, ServerResponse } from 'node:http';

import type { ViewerReader } from '../auth/viewer-reader';
import type { Clock } from '../util/clock';
import type { ServedRequest } from '../metrics/edge-metrics';
import type { EdgeBoard } from './edge-board';
import type { WorkerClient } from './worker-client';
import type { Route } from '../http/route-table';
import type { ConcurrencyLimits } from '../util/concurrency-limit';
import type { StaticDir } from './static-files';

/** Is told of each request, in one of two ways. */
export interface EdgeObserver {
  /** One begins whose answer has to be waited for. */
  begins(request: IncomingMessage, response: ServerResponse): void;
  /** One was answered at once. */
  answered(request: ServedRequest): void;
}

/** What a front stands before, and how much it may keep. */
export interface EdgeOptions {
  /** The path that everything is below, and nothing else is answered; none unless given. */
  readonly basePath?: string;
  /** Closed by whoever opened it. */
  readonly worker: Pick<WorkerClient, 'send'>;
  readonly board: EdgeBoard;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly log: { error(details: object, message: string): void };
  readonly observer: EdgeObserver;
  readonly staticDirs: readonly StaticDir[];
  /** Who asks. */
  readonly viewers: Pick<ViewerReader, 'find' | 'read'>;
  /** Whether some may see more than others. */
  readonly knowsViewers: boolean;
  /** Told whenever a paired screen or a shared link asks for something; a screen may report how it is. */
  readonly onGrantUsed?: (grantId: string, report: string | undefined) => void;
  /** Who may show the board in a frame; `'self'` unless given. */
  readonly frameAncestors?: string;
  /** Whether the board is reached by HTTPS alone; not unless told. */
  readonly isHttps?: boolean;
  /** Whether what a proxy says of the address that it was asked at is believed; not unless told. */
  readonly trustsProxy?: boolean;
  readonly routes?: readonly Route[];
  /** Whether the handler may be asked for a path, where there is no route and no file; any unless given. */
  readonly isOpenPath?: (path: string) => boolean;
  /** False where every answer is rendered for its request, and pages may do what a page under development does. */
  readonly isCaching?: boolean;
  /** How many different questions about the past one client may put in a minute. */
  readonly archiveRequests?: number;
  /** How long a client that reads a list of the past to its end waits for each further page. */
  readonly archivePaceSeconds?: number;
  readonly maxEntries?: number;
  readonly maxBytes?: number;
  /** How many pages are rendered at once, and how many wait for it; each kind of them has as many. */
  readonly renders?: ConcurrencyLimits;
}
