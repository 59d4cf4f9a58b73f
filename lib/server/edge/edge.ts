import 'server-only';

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

import { SECTION_NAMES } from '@/lib/status/model/types';

import { maySee } from '../auth/viewer';
import type { Identity } from '../auth/viewer-reader';
import { toForwardedOrigin } from '../http/board-address';
import { withAcceptedFormat } from '../http/accepted-format';
import type { FlatHeaders } from '../http/encoded-response';
import { RouteTable, type Route } from '../http/route-table';
import { toSecurityHeaders, type BrowserPolicy } from '../http/security-headers';
import { toOriginForm, toPath, toPlainPath } from '../http/target-path';
import type { CacheStats } from '../metrics/edge-metrics';
import { ArchiveLimit } from './archive-limit';
import { addBasePath, removeBasePath } from './base-path';
import {
  isOfPast,
  offersCsv,
  shareTokenOf,
  toCacheRequest,
  variesByOrigin,
  variesByPreferences,
  type CacheRequest,
} from './cache-request';
import { showsCurrentFreshness, type CachedResponse } from './cached-response';
import type { EdgeOptions } from './edge-options';
import { ErrorResponder, type ErrorStatus } from './error-response';
import { MISSING_PAGE, withMissingPage } from './missing-page';
import { PassThrough } from './pass-through';
import { allowedMethods, isInternalPath, isReadMethod } from './paths';
import { PreferenceCookies } from './preference-cookies';
import { ResponseCache } from './response-cache';
import { CACHED_ROUTES } from './routes';
import { send, sendRedirect } from './send';
import { toBoardAddress } from './source-addresses';
import { StaticFiles } from './static-files';

/** Long enough for a filter of several hundred scopes and services. */
const MAX_TARGET_LENGTH = 32_768;
/** The freshness of a section may change during a rendering, which is then repeated. After an outage, each becomes live by itself. */
const MAX_RENDERINGS = SECTION_NAMES.length + 2;
const DEFAULTS = {
  maxEntries: 500,
  maxBytes: 64 * 1_024 * 1_024,
  renders: { running: 4, waiting: 100 },
} as const;

/** Resolves when the response has been sent; null if it has been sent already. */
type Pending = Promise<void> | null;

/** The error status of a request that is invalid for every route; null if it is valid. */
function findProblem(target: string, method: string): ErrorStatus | null {
  if (target.length > MAX_TARGET_LENGTH) return 414;
  if (toOriginForm(target) === null) return 400;
  return allowedMethods(toPath(target)).includes(method) ? null : 405;
}

/** Creates an edge. It opens nothing that has to be closed. */
export async function createEdge(options: EdgeOptions): Promise<Edge> {
  const { frameAncestors = "'self'", isHttps = false, isCaching = true } = options;
  const browserPolicy = { frameAncestors, isHttps, isDev: !isCaching };
  return new Edge(options, browserPolicy, await StaticFiles.open(options.staticDirs, browserPolicy));
}

/**
 * Handles all requests to the board: cached routes and static files are sent from memory, synchronously if possible; everything else is
 * passed to the worker.
 */
export class Edge {
  readonly #options: EdgeOptions;
  readonly #basePath: string;
  readonly #security: FlatHeaders;
  readonly #routes: RouteTable;
  readonly #staticFiles: StaticFiles;
  readonly #cache: ResponseCache;
  readonly #passThrough: PassThrough;
  readonly #archiveLimit: ArchiveLimit;
  readonly #errors: ErrorResponder;
  readonly #preferences = new PreferenceCookies();

  constructor(options: EdgeOptions, browserPolicy: BrowserPolicy, staticFiles: StaticFiles) {
    const { basePath = '', board, clock, variesByViewer, isCaching = true } = options;
    const { maxEntries, maxBytes, renders } = { ...DEFAULTS, ...options };
    const worker = withMissingPage(addBasePath(basePath, options.worker));
    this.#options = options;
    this.#basePath = basePath;
    this.#security = toSecurityHeaders(browserPolicy);
    this.#routes = new RouteTable(options.routes ?? CACHED_ROUTES);
    this.#staticFiles = staticFiles;
    this.#cache = new ResponseCache({
      worker,
      board,
      clock,
      variesByViewer,
      isCaching,
      browserPolicy,
      embedPolicy: { ...browserPolicy, frameAncestors: options.embedOrigins ?? browserPolicy.frameAncestors },
      maxEntries,
      maxBytes,
      renders,
      onError: (error) => this.#logError(error),
    });
    this.#passThrough = new PassThrough({
      worker,
      browserPolicy,
      renders,
      maxBodyBytes: options.maxBodyBytes,
    });
    this.#archiveLimit = new ArchiveLimit(options.archiveRequests, options.archivePaceSeconds);
    this.#errors = new ErrorResponder(this.#security, board.build, basePath);
  }

  /** The size of the response cache. */
  cacheStats(): CacheStats {
    return this.#cache.stats;
  }

  /** Listens to the `request` event of an HTTP server. */
  readonly listener = (request: IncomingMessage, response: ServerResponse): void => {
    const { clock, observe } = this.#options;
    const startedMs = clock.elapsed();
    const origin = toOriginForm(request.url ?? '/');
    if (origin !== null) request.url = origin;
    const isOnBoard = removeBasePath(this.#basePath, request, response, this.#security);
    // Rendering may change the target of the request.
    const target = request.url ?? '';
    const report = (status: number | 'aborted'): void =>
      observe({ target, status, durationMs: clock.elapsed() - startedMs });

    const pending = isOnBoard ? this.#respond(request, response) : null;
    if (!pending) {
      report(response.statusCode);
      return;
    }
    response.once('close', () => report(response.writableFinished ? response.statusCode : 'aborted'));
    pending.catch((error: unknown) => {
      // An error after the client has disconnected is expected.
      if (!response.destroyed) this.#logError(error);
      this.#errors.reject(request, response, 500);
    });
  };

  /** Sends an error, a cached response, a static file or a response of the worker. */
  #respond(request: IncomingMessage, response: ServerResponse): Pending {
    const { url: target = '/', method = 'GET', headers } = request;
    const problem = findProblem(target, method);
    if (problem !== null) {
      this.#errors.reject(request, response, problem);
      return null;
    }
    // With the header `rsc`, Next sends part of a page, which depends on what the browser already has.
    if (!isReadMethod(method) || headers['rsc'] !== undefined) return this.#pass(request, response);
    const address = toBoardAddress(target);
    if (address !== null) return sendRedirect(response, this.#basePath + address, this.#security);
    const route = this.#routes.match(toPath(target));
    return route ? this.#respondToRoute(request, response, route) : this.#sendFile(request, response);
  }

  /** Sends a static file. If there is none, the request is passed to the worker. */
  #sendFile(request: IncomingMessage, response: ServerResponse): Pending {
    const file = this.#staticFiles.find(toPath(request.url ?? '/'));
    if (!file) return this.#pass(request, response);
    if (file instanceof Promise) {
      return file.then(
        (loaded) => send(request, response, loaded),
        // The file was deleted after the start: Next sends a 404.
        () => this.#pass(request, response),
      );
    }
    send(request, response, file);
    return null;
  }

  /** Identifies the viewer and sends the response of a cached route. */
  #respondToRoute(request: IncomingMessage, response: ServerResponse, route: Route): Pending {
    const { viewers, toGuestCookie } = this.#options;
    const { url: target = '/', headers } = request;
    const token = toGuestCookie ? shareTokenOf(route, target) : null;
    const cookie = token === null ? headers.cookie : toGuestCookie?.(token);
    const path = toPath(target);
    const identity = viewers.find(cookie, path);
    if (identity) return this.#respondToViewer(request, response, route, identity);
    const identifyFirst = async (): Promise<void> => {
      await this.#respondToViewer(request, response, route, await viewers.read(cookie, path));
    };
    return identifyFirst();
  }

  #respondToViewer(
    request: IncomingMessage,
    response: ServerResponse,
    route: Route,
    identity: Identity,
  ): Pending {
    const { url: target = '/', headers } = request;
    const { grantId, viewer, isUnverified } = identity;
    if (grantId !== null) this.#options.onGrantUsed?.(grantId, headers['screen-report']?.toString());
    if (!route.isPublic && !maySee(viewer, toPath(target))) {
      // The lite wall requests its page as data, and must not be redirected.
      const isData = route.kind === 'data' || headers.accept?.startsWith('application/json') === true;
      this.#errors.forbid(request, response, isData ? 'data' : 'page', isUnverified);
      return null;
    }
    const cacheRequest = this.#toCacheRequest(route, target, headers, identity);
    const cached = this.#cache.find(cacheRequest);
    if (!cached) return this.#render(request, response, cacheRequest);
    send(request, response, cached.response, this.#toCurrentHeaders(cached, cacheRequest));
    return null;
  }

  #toCacheRequest(
    route: Route,
    target: string,
    headers: IncomingHttpHeaders,
    { key, cookie }: Identity,
  ): CacheRequest {
    const { trustsProxy = false } = this.#options;
    const asked = offersCsv(route) ? withAcceptedFormat(target, headers.accept) : target;
    return toCacheRequest(route, asked, {
      viewer: route.isPublic ? '' : key,
      credential: route.isPublic ? null : cookie,
      cookie: variesByPreferences(route) ? this.#preferences.of(headers) : null,
      origin: trustsProxy && variesByOrigin(route) ? toForwardedOrigin(headers) : null,
    });
  }

  /** Renders a response for the cache and sends it. */
  async #render(
    request: IncomingMessage,
    response: ServerResponse,
    cacheRequest: CacheRequest,
  ): Promise<void> {
    const { route, target, viewer } = cacheRequest;
    const permit = await this.#archiveLimit.take(request, route, target, viewer);
    if (!permit.isAllowed) return this.#errors.reject(request, response, 429, permit.retryAfterSeconds);
    for (let renderings = 0; renderings < MAX_RENDERINGS; renderings += 1) {
      const rendering = await this.#cache.render(cacheRequest);
      if (rendering === 'personal') return this.#pass(request, response);
      if (rendering === 'busy') break;
      // A 503 means that no request was sent to the source.
      if (rendering.response.status === 503) await permit.refund();
      if (showsCurrentFreshness(rendering, this.#options.board))
        return send(request, response, rendering.response, this.#toCurrentHeaders(rendering, cacheRequest));
    }
    await permit.refund();
    this.#errors.reject(request, response, 503);
  }

  /** Headers that change while a response is cached: the age of a page, or the ages of the board. */
  #toCurrentHeaders(cached: CachedResponse, request: CacheRequest): FlatHeaders {
    const { route } = request;
    const { board, clock } = this.#options;
    if (cached.response.status !== 200) return [];
    if (isOfPast(request)) return board.build;
    const ageMs = Math.ceil(clock.elapsed() - cached.renderedAtMs);
    if (route.kind === 'page') return ['Server-Timing', `board;dur=${ageMs}`, ...board.build];
    return cached.version === board.version() ? board.headers() : cached.ages;
  }

  /** Passes a request to the worker and sends its response, which is not cached. */
  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = toPath(request.url ?? '/');
    if (this.#options.isServedPath?.(path) === false) {
      if (!isReadMethod(request.method) || isInternalPath(path))
        return this.#errors.reject(request, response, 404);
      request.url = MISSING_PAGE;
    }
    const { url: target = '/' } = request;
    // Next accepts other spellings of a path.
    const route = this.#routes.match(toPlainPath(toPath(target)));
    const permit = await this.#archiveLimit.take(request, route, target);
    if (!permit.isAllowed) return this.#errors.reject(request, response, 429, permit.retryAfterSeconds);
    const result = await this.#passThrough.pass(request, response);
    if (result === 'sent') return;
    await permit.refund();
    this.#errors.reject(request, response, result === 'busy' ? 503 : 413);
  }

  #logError(error: unknown): void {
    this.#options.log.error({ err: error }, 'a response could not be rendered');
  }
}
