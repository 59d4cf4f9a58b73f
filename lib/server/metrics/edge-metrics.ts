import { monitorEventLoopDelay } from 'node:perf_hooks';

import { Counter, Gauge, Histogram, Registry } from 'prom-client';

import { PREFIX, toSeconds } from './naming';

/** A request to the board that has ended. */
export interface ServedRequest {
  /** The request target; only its route becomes a label. */
  readonly target: string;
  /** `aborted` if the client disconnected before the end of the response. */
  readonly status: number | 'aborted';
  readonly durationMs: number;
}

/** The size of the response cache. */
export interface CacheStats {
  readonly entries: number;
  readonly bytes: number;
  /** How many responses were rendered since the start. */
  readonly renders: number;
}

/** What {@link EdgeMetrics} needs. */
export interface EdgeMetricsOptions {
  /** Called at each scrape. */
  readonly cacheStats: () => CacheStats;
  /** The route of a request target, one of a fixed set. */
  readonly toRouteLabel: (target: string) => string;
}

const BUCKETS_SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];
const LAG_RESOLUTION_MS = 10;

/** The metrics of the edge. They are counted in the main thread, and sent to the worker at each scrape. */
export class EdgeMetrics {
  readonly #registry = new Registry();
  readonly #requests: Counter<'route' | 'status'>;
  readonly #seconds: Histogram<'route'>;
  readonly #toRouteLabel: (target: string) => string;

  constructor({ cacheStats, toRouteLabel }: EdgeMetricsOptions) {
    this.#toRouteLabel = toRouteLabel;
    const registers = [this.#registry];
    this.#requests = new Counter({
      name: `${PREFIX}http_requests_total`,
      help: 'Requests served, by route and status.',
      labelNames: ['route', 'status'],
      registers,
    });
    this.#seconds = new Histogram({
      name: `${PREFIX}http_request_duration_seconds`,
      help: 'Time from the headers of a request to the end of its response.',
      labelNames: ['route'],
      buckets: BUCKETS_SECONDS,
      registers,
    });
    this.#addCacheStats(cacheStats);
    this.#addLag();
  }

  /** Counts a request to the board. */
  observeRequest({ target, status, durationMs }: ServedRequest): void {
    const route = this.#toRouteLabel(target);
    this.#requests.inc({ route, status });
    this.#seconds.observe({ route }, toSeconds(durationMs));
  }

  /** The current metrics, in the text format of Prometheus. */
  render(): Promise<string> {
    return this.#registry.metrics();
  }

  #addCacheStats(cacheStats: () => CacheStats): void {
    const registers = [this.#registry];
    new Gauge({
      name: `${PREFIX}kept_answers`,
      help: 'Responses in the cache.',
      registers,
      collect() {
        this.set(cacheStats().entries);
      },
    });
    new Gauge({
      name: `${PREFIX}kept_answer_bytes`,
      help: 'Approximate memory use of the response cache.',
      registers,
      collect() {
        this.set(cacheStats().bytes);
      },
    });
    new Counter({
      name: `${PREFIX}kept_answer_renders_total`,
      help: 'Responses rendered for the cache; all other requests for cached routes were served from it.',
      registers,
      collect() {
        this.reset();
        this.inc(cacheStats().renders);
      },
    });
  }

  #addLag(): void {
    const lag = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
    lag.enable();
    new Gauge({
      name: `${PREFIX}front_eventloop_lag_max_seconds`,
      help: 'The longest event loop delay of the edge thread since the last scrape; nodejs_eventloop_lag_max_seconds is that of the worker thread.',
      registers: [this.#registry],
      collect() {
        this.set(lag.max / 1e9);
        lag.reset();
      },
    });
  }
}
