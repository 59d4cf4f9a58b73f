import 'server-only';

import { LRUCache } from 'lru-cache';

import type { CacheStats } from '../metrics/edge-metrics';
import type { Clock } from '../util/clock';
import { toCacheControl } from './cache-control';
import type { EdgeBoard } from './edge-board';
import { readWorkerResponse } from './worker-response';
import type { WorkerClient } from './worker-client';
import { toCacheState, type CachedResponse } from './cached-response';
import { isParameterised, type CacheRequest } from './cache-request';
import { drawPageNonce } from '../http/page-nonce';
import type { BrowserPolicy } from '../http/security-headers';
import { ConcurrencyLimit, type ConcurrencyLimits } from '../util/concurrency-limit';
import { ORIGIN_HEADER } from '../http/link-base';

/** What became of a rendering: `own` where the handler made it for one person, `busy` where too many wait already. */
export type Rendering = CachedResponse | 'own' | 'busy';

/** What kept answers are made with and bounded by. */
export interface ResponseCacheOptions {
  readonly worker: Pick<WorkerClient, 'send'>;
  readonly board: EdgeBoard;
  readonly clock: Pick<Clock, 'elapsed'>;
  /** Whether some may see more than others. */
  readonly knowsViewers: boolean;
  /** Whether an answer is kept for the next who asks. */
  readonly isCaching: boolean;
  readonly browserPolicy: BrowserPolicy;
  readonly maxEntries: number;
  readonly maxBytes: number;
  readonly renders: ConcurrencyLimits;
  /** Called where a rendering in the background fails. */
  readonly onError: (error: unknown) => void;
}

/** That there is no such thing, or that it is asked for wrongly, is kept as well, so that asking for it renders nothing. */
const CACHED_ERRORS: ReadonlySet<number> = new Set([400, 404, 410]);
const ERRORS_SHARE = 1 / 8;

const openStore = (max: number, maxSize: number): LRUCache<string, CachedResponse> =>
  new LRUCache({
    max: Math.ceil(max),
    maxSize,
    sizeCalculation: ({ response }, key) => response.sizeBytes + key.length,
  });

/** Complete answers of public routes, each rendered once for everyone. */
export class ResponseCache {
  readonly #options: ResponseCacheOptions;
  readonly #found: LRUCache<string, CachedResponse>;
  // Apart, so that asking for what is not there drives out nothing that is.
  readonly #errors: LRUCache<string, CachedResponse>;
  readonly #pending = new Map<string, Promise<Rendering>>();
  // Apart as well: whoever makes up requests waits for others who do, and nobody waits for them.
  readonly #fixedLimit: ConcurrencyLimit;
  readonly #parameterisedLimit: ConcurrencyLimit;
  #renders = 0;

  constructor(options: ResponseCacheOptions) {
    const { maxEntries, maxBytes, renders } = options;
    this.#options = options;
    this.#fixedLimit = new ConcurrencyLimit(renders);
    this.#parameterisedLimit = new ConcurrencyLimit(renders);
    this.#found = openStore(maxEntries, maxBytes);
    this.#errors = openStore(maxEntries * ERRORS_SHARE, Math.ceil(maxBytes * ERRORS_SHARE));
  }

  /** How many answers are kept, and what they take. */
  get stats(): CacheStats {
    const [found, errors] = [this.#found, this.#errors];
    return {
      entries: found.size + errors.size,
      bytes: found.calculatedSize + errors.calculatedSize,
      renders: this.#renders,
    };
  }

  /** What can be shown at once; what lags is rendered anew meanwhile. */
  find(request: CacheRequest): CachedResponse | null {
    const { board, clock, onError } = this.#options;
    const { key, route } = request;
    const cached = this.#found.get(key) ?? this.#errors.get(key);
    if (!cached) return null;
    const state = toCacheState(cached, route, board, clock.elapsed());
    if (state === 'expired') return null;
    if (state === 'stale' && !this.#pending.has(key)) void this.render(request).catch(onError);
    return cached;
  }

  /** Renders, or waits with all the others who want the same. @throws Error where the handler breaks. */
  render(request: CacheRequest): Promise<Rendering> {
    const pending = this.#pending.get(request.key);
    if (pending) return pending;
    const limit = isParameterised(request) ? this.#parameterisedLimit : this.#fixedLimit;
    const started = limit.run(() => this.#render(request));
    if (!started) return Promise.resolve('busy');
    const ended = started.finally(() => this.#pending.delete(request.key));
    this.#pending.set(request.key, ended);
    return ended;
  }

  async #render({
    key,
    route,
    target,
    viewer,
    credential,
    cookie,
    origin,
  }: CacheRequest): Promise<Rendering> {
    const { worker, board, clock, knowsViewers, isCaching, browserPolicy } = this.#options;
    const shown = {
      version: board.version(),
      freshness: board.freshness(),
      ages: board.headers(),
      renderedAtMs: clock.elapsed(),
    };
    this.#renders += 1;
    // Nothing of whoever asked goes with it but what they prefer, and what shows who may see as much: the answer is for all of them.
    const cookies = [cookie, credential].filter((part) => part !== null).join('; ');
    const preferences = cookies === '' ? {} : { cookie: cookies };
    const forwarded = origin === null ? {} : { [ORIGIN_HEADER]: origin };
    const nonce = drawPageNonce();
    const [policyName, policy] = nonce.header;
    const sent = await worker.send({
      target,
      headers: { host: 'localhost', accept: '*/*', [policyName]: policy, ...preferences, ...forwarded },
    });
    if (sent.headers['set-cookie']) {
      sent.resume();
      return 'own';
    }
    const status = sent.statusCode ?? 500;
    const response = await readWorkerResponse(sent, {
      cacheControl: status === 200 && isCaching ? toCacheControl(viewer === '') : 'no-store',
      vary: [
        ...(cookie !== null || (knowsViewers && route.isOpen !== true) ? ['Cookie'] : []),
        ...(cookie === null ? [] : ['Accept-Language']),
        ...(origin === null ? [] : ['X-Forwarded-Host', 'X-Forwarded-Proto']),
      ],
      browserPolicy,
      effort: 5,
      nonce: nonce.value,
    });
    const cached = { ...shown, response };
    if (!isCaching) return cached;
    if (status === 200) {
      this.#found.set(key, cached);
      this.#errors.delete(key);
    } else if (CACHED_ERRORS.has(status)) {
      this.#errors.set(key, cached);
      this.#found.delete(key);
    }
    return cached;
  }
}
