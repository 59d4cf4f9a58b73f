import type { IncomingMessage } from 'node:http';

import type { ViewerReader } from '../auth/viewer-reader';
import type { Clock } from '../util/clock';
import type { ServedRequest } from '../metrics/edge-metrics';
import type { EdgeBoard } from './edge-board';
import type { WorkerClient } from './worker-client';
import type { Route } from '../http/route-table';
import type { ConcurrencyLimits } from '../util/concurrency-limit';
import type { StaticDir } from './static-files';

/** What an edge needs. Optional fields name their default. */
export interface EdgeOptions {
  /** The path that all pages are below; none by default. */
  readonly basePath?: string;
  readonly worker: Pick<WorkerClient, 'send'>;
  readonly board: EdgeBoard;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly log: { error(details: object, message: string): void };
  /** Called once for each request, when its response has ended or its client has disconnected. */
  readonly observe: (request: ServedRequest) => void;
  readonly staticDirs: readonly StaticDir[];
  readonly viewers: Pick<ViewerReader, 'find' | 'read'>;
  /** The `Cookie` header that identifies a guest by the token of a share link; without it, no route takes a token in its query. */
  readonly toGuestCookie?: (token: string) => string;
  /** Whether viewers can sign in, so that responses differ between them. */
  readonly variesByViewer: boolean;
  /** Called for each request by a paired screen or a share link. @param report - the `Screen-Report` header. */
  readonly onGrantUsed?: (grantId: string, report: string | undefined) => void;
  /** The sites that may show the board in a frame; `'self'` by default. */
  readonly frameAncestors?: string;
  /** The sites that may show embeddable routes in a frame; those of {@link frameAncestors} by default. */
  readonly embedOrigins?: string;
  /** Whether the board is served over https only; false by default. */
  readonly isHttps?: boolean;
  /** Whether `X-Forwarded-Host` and `X-Forwarded-Proto` are trusted; false by default. */
  readonly trustsProxy?: boolean;
  /** The cached routes; those of the board by default. */
  readonly routes?: readonly Route[];
  /** Whether requests for a path without a route or file may reach the worker; all by default. */
  readonly isServedPath?: (path: string) => boolean;
  /** False for `next dev`: each request is rendered, and pages may evaluate code. True by default. */
  readonly isCaching?: boolean;
  /** The longest body that a request may have, in bytes; 128 KiB by default. */
  readonly maxBodyBytes?: ((request: IncomingMessage) => number) | undefined;
  /** How many different archive requests a client may send per minute; 30 by default. */
  readonly archiveRequests?: number;
  /** The seconds between two pages of an archive list beyond that limit; 2 by default. */
  readonly archivePaceSeconds?: number;
  /** The most responses in the cache; 500 by default. */
  readonly maxEntries?: number;
  /** The most bytes in the cache; 64 MiB by default. */
  readonly maxBytes?: number;
  /** How many renderings may run and wait, for each kind of request; 4 and 100 by default. */
  readonly renders?: ConcurrencyLimits;
}
