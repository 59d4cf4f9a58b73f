import 'server-only';

import { LRUCache } from 'lru-cache';

import type { CacheStats } from '../metrics/edge-metrics';
import type { Clock } from '../util/clock';
import type { EdgeBoard } from './edge-board';
import { readWorkerResponse } from './worker-response';
import type { WorkerClient } from './worker-client';
import { toCacheState, type CachedResponse } from './cached-response';
import { offersCsv, isParameterised, isSearch, type CacheRequest } from './cache-request';
import { createPageNonce } from '../http/page-nonce';
import type { BrowserPolicy } from '../http/security-headers';
import { ConcurrencyLimit, type ConcurrencyLimits } from '../util/concurrency-limit';
import { ORIGIN_HEADER } from '../http/board-address';

/** The outcome of a rendering: `personal` if the response is for one viewer only, `busy` if too many renderings wait. */
export type Rendering = CachedResponse | 'personal' | 'busy';

/** What {@link ResponseCache} needs. */
export interface ResponseCacheOptions {
  readonly worker: Pick<WorkerClient, 'send'>;
  readonly board: EdgeBoard;
  readonly clock: Pick<Clock, 'elapsed'>;
  /** Whether responses differ between viewers. */
  readonly variesByViewer: boolean;
  /** False to render each request. */
  readonly isCaching: boolean;
  readonly browserPolicy: BrowserPolicy;
  /** The policy of routes that may be embedded. */
  readonly embedPolicy: BrowserPolicy;
  readonly maxEntries: number;
  readonly maxBytes: number;
  readonly renders: ConcurrencyLimits;
  /** Called if a rendering in the background fails. */
  readonly onError: (error: unknown) => void;
}

/**
 * What caches between edge and browser may do. A second is enough to absorb any number of viewers, and adds little to the age of the
 * data. `stale-if-error=0`: old data must not be served as if it were current.
 */
const PUBLIC_CACHE_CONTROL = 'public, max-age=0, s-maxage=1, stale-while-revalidate=2, stale-if-error=0';
const PRIVATE_CACHE_CONTROL = 'private, no-store';

function toCacheControl({ route, viewer }: CacheRequest): string {
  if (viewer !== '') return PRIVATE_CACHE_CONTROL;
  return route.kind === 'data' && route.isRevalidated ? 'no-cache' : PUBLIC_CACHE_CONTROL;
}

/** Error statuses that are cached, so that repeating a wrong request renders nothing. */
const CACHED_ERRORS: ReadonlySet<number> = new Set([400, 404, 410]);
const ERRORS_SHARE = 1 / 8;
const SEARCHES_SHARE = 1 / 8;

const openStore = (max: number, maxSize: number): LRUCache<string, CachedResponse> =>
  new LRUCache({
    max: Math.ceil(max),
    maxSize,
    sizeCalculation: ({ response }, key) => response.sizeBytes + key.length,
  });

/** Caches responses of the worker, each rendered once for all viewers who may see the same. */
export class ResponseCache {
  readonly #options: ResponseCacheOptions;
  readonly #responses: LRUCache<string, CachedResponse>;
  // Separate, so that requests for missing items evict no existing ones.
  readonly #errors: LRUCache<string, CachedResponse>;
  // Separate, so that made-up searches evict no pages.
  readonly #searches: LRUCache<string, CachedResponse>;
  readonly #pending = new Map<string, Promise<Rendering>>();
  // Parameterised routes have their own concurrency limit, so they cannot starve the fixed ones. Searches have another.
  readonly #fixedLimit: ConcurrencyLimit;
  readonly #parameterisedLimit: ConcurrencyLimit;
  readonly #searchLimit: ConcurrencyLimit;
  #renders = 0;

  constructor(options: ResponseCacheOptions) {
    const { maxEntries, maxBytes, renders } = options;
    this.#options = options;
    this.#fixedLimit = new ConcurrencyLimit(renders);
    this.#parameterisedLimit = new ConcurrencyLimit(renders);
    this.#searchLimit = new ConcurrencyLimit(renders);
    this.#responses = openStore(maxEntries, maxBytes);
    this.#searches = openStore(maxEntries * SEARCHES_SHARE, Math.ceil(maxBytes * SEARCHES_SHARE));
    this.#errors = openStore(maxEntries * ERRORS_SHARE, Math.ceil(maxBytes * ERRORS_SHARE));
  }

  /** The size of the cache. */
  get stats(): CacheStats {
    const stores = [this.#responses, this.#searches, this.#errors];
    return {
      entries: stores.reduce((sum, { size }) => sum + size, 0),
      bytes: stores.reduce((sum, { calculatedSize }) => sum + calculatedSize, 0),
      renders: this.#renders,
    };
  }

  /** A response that may be sent now, or null. If it is stale, rendering a new one begins. */
  find(request: CacheRequest): CachedResponse | null {
    const { board, clock, onError } = this.#options;
    const { key, route } = request;
    const cached = this.#storeOf(request).get(key) ?? this.#errors.get(key);
    if (!cached) return null;
    const state = toCacheState(cached, route, board, clock.elapsed());
    if (state === 'expired') return null;
    if (state === 'stale' && !this.#pending.has(key)) void this.render(request).catch(onError);
    return cached;
  }

  /** Renders a response; concurrent calls for the same key share one rendering. @throws Error if the worker fails. */
  render(request: CacheRequest): Promise<Rendering> {
    const pending = this.#pending.get(request.key);
    if (pending) return pending;
    const started = this.#limitOf(request).run(() => this.#render(request));
    if (!started) return Promise.resolve('busy');
    const rendering = started.finally(() => this.#pending.delete(request.key));
    this.#pending.set(request.key, rendering);
    return rendering;
  }

  #limitOf(request: CacheRequest): ConcurrencyLimit {
    if (isSearch(request)) return this.#searchLimit;
    return isParameterised(request) ? this.#parameterisedLimit : this.#fixedLimit;
  }

  #storeOf(request: CacheRequest): LRUCache<string, CachedResponse> {
    return isSearch(request) ? this.#searches : this.#responses;
  }

  async #render(request: CacheRequest): Promise<Rendering> {
    const { worker, board, clock, isCaching, browserPolicy, embedPolicy } = this.#options;
    const shown = {
      version: board.version(),
      freshness: board.freshness(),
      ages: board.headers(),
      renderedAtMs: clock.elapsed(),
    };
    this.#renders += 1;
    const nonce = createPageNonce();
    const workerResponse = await worker.send({
      target: request.target,
      headers: { ...toHeaders(request), [nonce.header[0]]: nonce.header[1] },
    });
    if (workerResponse.headers['set-cookie']) {
      workerResponse.resume();
      return 'personal';
    }
    const isCacheable = workerResponse.statusCode === 200 && isCaching;
    const isEmbeddable = request.route.kind === 'data' && request.route.isEmbeddable === true;
    const response = await readWorkerResponse(workerResponse, {
      cacheControl: isCacheable ? toCacheControl(request) : 'no-store',
      vary: this.#toVary(request),
      browserPolicy: isEmbeddable ? embedPolicy : browserPolicy,
      effort: 5,
      nonce: nonce.value,
    });
    const cached = { ...shown, response };
    if (isCaching) this.#store(request, cached);
    return cached;
  }

  #toVary({ route, cookie, origin }: CacheRequest): readonly string[] {
    const variesByViewer = this.#options.variesByViewer && route.isPublic !== true;
    return [
      ...(cookie !== null || variesByViewer ? ['Cookie'] : []),
      ...(cookie === null ? [] : ['Accept-Language']),
      ...(offersCsv(route) ? ['Accept'] : []),
      ...(origin === null ? [] : ['X-Forwarded-Host', 'X-Forwarded-Proto']),
    ];
  }

  #store(request: CacheRequest, cached: CachedResponse): void {
    const { key } = request;
    const { status } = cached.response;
    if (status === 200) {
      this.#storeOf(request).set(key, cached);
      this.#errors.delete(key);
    } else if (CACHED_ERRORS.has(status)) {
      this.#errors.set(key, cached);
      this.#storeOf(request).delete(key);
    }
  }
}

/** Only preference and credential cookies are forwarded: the response is shared by all viewers with the same visibility. */
function toHeaders({ cookie, credential, origin }: CacheRequest): Record<string, string> {
  const cookies = [cookie, credential].filter((part) => part !== null).join('; ');
  return {
    host: 'localhost',
    accept: '*/*',
    ...(cookies === '' ? {} : { cookie: cookies }),
    ...(origin === null ? {} : { [ORIGIN_HEADER]: origin }),
  };
}
