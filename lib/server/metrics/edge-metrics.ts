import 'server-only';

import { monitorEventLoopDelay } from 'node:perf_hooks';

import { Counter, Gauge, Histogram, Registry } from 'prom-client';

import { PREFIX, toSeconds } from './naming';

/** One request that the board answered, or whose sender went away before. */
export interface ServedRequest {
  /** The target of the request line: only its route is kept. */
  readonly target: string;
  readonly status: number | 'aborted';
  readonly durationMs: number;
}

/** How full the response cache is. */
export interface CacheStats {
  readonly entries: number;
  readonly bytes: number;
  /** How many responses were rendered since the start. */
  readonly renders: number;
}

/** What the edge's metrics are made from. */
export interface EdgeMetricsOptions {
  /** Asked at each scrape. */
  readonly cacheStats: () => CacheStats;
  /** The route of a request's target, from a closed set. */
  readonly toRouteLabel: (target: string) => string;
}

const BUCKETS_SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];
const LAG_RESOLUTION_MS = 10;

/** What the front measures, in a registry of its own: it counts in its own thread and is asked for all of it at a scrape. */
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
      help: 'From the head of a request to the end of its answer.',
      labelNames: ['route'],
      buckets: BUCKETS_SECONDS,
      registers,
    });
    this.#addCacheStats(cacheStats);
    this.#addLag();
  }

  /** Counts a request to this board. */
  observeHttp({ target, status, durationMs }: ServedRequest): void {
    const route = this.#toRouteLabel(target);
    this.#requests.inc({ route, status });
    this.#seconds.observe({ route }, toSeconds(durationMs));
  }

  /** All of them as they are at this moment, in the text format of Prometheus. */
  render(): Promise<string> {
    return this.#registry.metrics();
  }

  #addCacheStats(cacheStats: () => CacheStats): void {
    const registers = [this.#registry];
    new Gauge({
      name: `${PREFIX}kept_answers`,
      help: 'Answers that are kept as bytes.',
      registers,
      collect() {
        this.set(cacheStats().entries);
      },
    });
    new Gauge({
      name: `${PREFIX}kept_answer_bytes`,
      help: 'What the kept answers take in memory, roughly.',
      registers,
      collect() {
        this.set(cacheStats().bytes);
      },
    });
    new Counter({
      name: `${PREFIX}kept_answer_renders_total`,
      help: 'Renderings of answers to be kept; all other requests for them were answered from bytes.',
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
      help: 'The longest that the event loop of the front was held up since the last scrape; nodejs_eventloop_lag_max_seconds is that of the renderer.',
      registers: [this.#registry],
      collect() {
        this.set(lag.max / 1e9);
        lag.reset();
      },
    });
  }
}
