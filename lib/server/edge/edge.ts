import 'server-only';

import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

import { parsePreferences, type Language } from '@/lib/site/preferences';

import { maySee } from '../auth/viewer';
import type { Identity } from '../auth/viewer-reader';
import { toForwardedOrigin } from '../http/link-base';
import { PUBLIC_ROUTES } from './routes';
import { allowedMethods } from './allowed-methods';
import type { FlatHeaders } from '../http/encoded-response';
import { addBasePath, removeBasePath } from './base-path';
import type { EdgeOptions } from './edge-options';
import { ArchiveLimit } from './archive-limit';
import type { CacheStats } from '../metrics/edge-metrics';
import { ResponseCache } from './response-cache';
import { isHonest, type CachedResponse } from './cached-response';
import { withMissingPage, MISSING_PAGE } from './missing-page';
import { isApiPath, isInternalPath } from './open-paths';
import { PassThrough } from './pass-through';
import { isLinked, isLocalised, toCacheRequest, type CacheVary, type CacheRequest } from './cache-request';
import { sendError, type ErrorStatus } from './error-response';
import { forbidViewer } from './forbid';
import { RouteTable, type Route } from '../http/route-table';
import { toSecurityHeaders } from '../http/security-headers';
import { send } from './send';
import type { ConcurrencyLimits } from '../util/concurrency-limit';
import { StaticFiles } from './static-files';
import { toOriginForm, toPath, toPlainPath } from '../http/target-path';
import { ViewerMemory } from './viewer-memory';

/** Answers requests: what is public and the same for everyone from kept bytes, all else by asking the handler. */
export interface Edge {
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  /** How many answers are kept, and what they take. */
  cacheStats(): CacheStats;
}

// Room for a filter of several hundred scopes and services.
const MAX_TARGET_LENGTH = 32_768;
const MAX_ENTRIES = 500;
const MAX_BYTES = 64 * 1_024 * 1_024;
const RENDERS: ConcurrencyLimits = { running: 4, waiting: 100 };
// Freshness may change while a page is drawn, and then it is drawn again; it cannot go on changing.
const ATTEMPTS = 3;

const languageOf = ({ cookie = '', 'accept-language': acceptLanguage = '' }: IncomingHttpHeaders): Language =>
  parsePreferences({ cookie, acceptLanguage }).language;

/** Why a request is answered with nothing else, whatever it asks for; null where it is not. */
function toRefusal(target: string, path: string, method: string): ErrorStatus | null {
  if (target.length > MAX_TARGET_LENGTH) return 414;
  if (toOriginForm(target) === null) return 400;
  return allowedMethods(path).includes(method) ? null : 405;
}

/** Makes a front; nothing of it has to be closed. */
export async function createEdge(options: EdgeOptions): Promise<Edge> {
  const { board, clock, log, observer, viewers, onGrantUsed, knowsViewers, basePath = '' } = options;
  const inner = withMissingPage(addBasePath(basePath, options.worker));
  const { frameAncestors = "'self'", isHttps = false, renders = RENDERS, trustsProxy = false } = options;
  const { isCaching: isKeeping = true } = options;
  const browserPolicy = { frameAncestors, isHttps, isDev: !isKeeping };
  const isOpen = options.isOpenPath ?? (() => true);
  const { maxEntries = MAX_ENTRIES, maxBytes = MAX_BYTES } = options;
  const pastLimit = new ArchiveLimit(options.archiveRequests, options.archivePaceSeconds);
  const files = await StaticFiles.open(options.staticDirs, browserPolicy);
  const routes = new RouteTable(options.routes ?? PUBLIC_ROUTES);
  const memory = new ViewerMemory();
  const through = new PassThrough({ inner, browserPolicy, renders });
  const security = toSecurityHeaders(browserPolicy);
  const onError = (error: unknown): void => log.error({ err: error }, 'an answer could not be made');
  const answers = new ResponseCache({
    worker: inner,
    board,
    clock,
    knowsViewers,
    isCaching: isKeeping,
    browserPolicy,
    maxEntries,
    maxBytes,
    renders,
    onError,
  });

  const toldOf = (kept: CachedResponse, route: Route): FlatHeaders => {
    if (kept.response.status !== 200) return [];
    const lainMs = clock.elapsed() - kept.renderedAtMs;
    if (route.kind === 'page') return ['Server-Timing', `board;dur=${Math.ceil(lainMs)}`, ...board.build];
    return kept.version === board.version() ? board.headers() : kept.ages;
  };

  const refuseIt = (
    request: IncomingMessage,
    response: ServerResponse,
    status: ErrorStatus,
    retryAfterSeconds?: number,
  ): void => {
    const { url = '', headers } = request;
    const allow = status === 405 ? ['Allow', allowedMethods(toPath(url)).join(', ')] : [];
    sendError(response, {
      status,
      format: isApiPath(toPath(url)) ? 'data' : 'page',
      language: languageOf(headers),
      // The build tells a screen that it was this dashboard that refused, and nothing on the way.
      headers: [...security, ...board.build, ...allow],
      retryAfterSeconds,
    });
  };

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isOpen(toPath(request.url ?? '/'))) {
      const isReading = request.method === 'GET' || request.method === 'HEAD';
      if (!isReading || isInternalPath(toPath(request.url ?? '/'))) return refuseIt(request, response, 404);
      request.url = MISSING_PAGE;
    }
    const { url: target = '/' } = request;
    // Next understands other spellings of a path, and answers them itself.
    const route = routes.match(toPlainPath(toPath(target)));
    const taken = await pastLimit.take(request, route, target);
    if (!taken.isAllowed) return refuseIt(request, response, 429, taken.retryAfterSeconds);
    const outcome = await through.pass(request, response);
    if (outcome === 'answered') return;
    await taken.giveBack();
    refuseIt(request, response, outcome === 'busy' ? 503 : 413);
  };

  /** Who asks, as far as the answer depends on it. */
  const askerOf = (headers: IncomingHttpHeaders, route: Route, { key, cookie }: Identity): CacheVary => ({
    viewer: route.isOpen ? '' : key,
    credential: route.isOpen ? null : cookie,
    cookie: isLocalised(route) ? memory.toCookie(headers) : null,
    origin: trustsProxy && isLinked(route) ? toForwardedOrigin(headers) : null,
  });

  const wait = async (
    request: IncomingMessage,
    response: ServerResponse,
    question: CacheRequest,
  ): Promise<void> => {
    const { route, target, viewer } = question;
    const taken = await pastLimit.take(request, route, target, viewer);
    if (!taken.isAllowed) return refuseIt(request, response, 429, taken.retryAfterSeconds);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const rendering = await answers.render(question);
      if (rendering === 'own') return pass(request, response);
      if (rendering === 'busy') break;
      // What the source was not asked for is no question that was put.
      if (rendering.response.status === 503) await taken.giveBack();
      if (isHonest(rendering, board))
        return send(request, response, rendering.response, toldOf(rendering, route));
    }
    await taken.giveBack();
    refuseIt(request, response, 503);
  };

  /** The same for a route that is kept, once it is known who asks. */
  const answerKept = (
    request: IncomingMessage,
    response: ServerResponse,
    route: Route,
    asking: Identity,
  ): (() => Promise<void>) | null => {
    const { url: target = '/', headers } = request;
    if (asking.grantId !== null) onGrantUsed?.(asking.grantId, headers['screen-report']?.toString());
    if (!route.isOpen && !maySee(asking.viewer, toPath(target))) {
      // The plain wall asks for its page as for data, and must not be led away.
      const asksForData = route.kind === 'data' || headers.accept?.startsWith('application/json') === true;
      forbidViewer(
        response,
        asksForData ? 'data' : 'page',
        { target, basePath },
        security,
        asking.isUnverified,
      );
      return null;
    }
    const question = toCacheRequest(route, target, askerOf(headers, route, asking));
    const kept = answers.find(question);
    if (!kept) return () => wait(request, response, question);
    send(request, response, kept.response, toldOf(kept, route));
    return null;
  };

  /** Answers, or tells how that can be done in a while. */
  const answer = (request: IncomingMessage, response: ServerResponse): (() => Promise<void>) | null => {
    const { url: target = '/', method = 'GET', headers } = request;
    const path = toPath(target);
    const status = toRefusal(target, path, method);
    if (status !== null) {
      refuseIt(request, response, status);
      return null;
    }
    // With this header Next answers with a piece of a page that depends on what the browser has already.
    if ((method !== 'GET' && method !== 'HEAD') || headers['rsc'] !== undefined)
      return () => pass(request, response);
    const route = routes.match(path);
    if (route) {
      const asking = viewers.find(headers.cookie, path);
      if (asking) return answerKept(request, response, route, asking);
      return async () =>
        viewers.read(headers.cookie, path).then((read) => answerKept(request, response, route, read)?.());
    }
    const file = files.find(path);
    if (!file) return () => pass(request, response);
    if (file instanceof Promise) {
      return () =>
        file.then(
          (found) => send(request, response, found),
          // The file is gone since the start: Next says so.
          () => pass(request, response),
        );
    }
    send(request, response, file);
    return null;
  };

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const startedMs = clock.elapsed();
    const origin = toOriginForm(request.url ?? '/');
    if (origin !== null) request.url = origin;
    const isOurs = removeBasePath(basePath, request, response, security);
    const answerLater = isOurs ? answer(request, response) : null;
    if (!answerLater) {
      const durationMs = clock.elapsed() - startedMs;
      observer.answered({ target: request.url ?? '', status: response.statusCode, durationMs });
      return;
    }
    observer.begins(request, response);
    answerLater().catch((error: unknown) => {
      // Whoever hung up is no fault of ours.
      if (!response.destroyed) onError(error);
      refuseIt(request, response, 500);
    });
  };

  return { listener, cacheStats: () => answers.stats };
}
