import 'server-only';

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { ResponseInfo } from '@/lib/prodmanager/index';

import type { KeptFigures } from '../front/kept-answers';
import type { Instance } from '../instance';
import { BOARD_GAUGES, type BoardGauge } from './board-gauges';
import { toRouteLabel } from './route-label';
import { toOutcome, toResourceKind } from './source-labels';

/** One request that the board answered, or whose sender went away before. */
export interface ServedRequest {
  /** The target of the request line: only its route is kept. */
  readonly target: string;
  readonly status: number | 'aborted';
  readonly durationMs: number;
}

/** Metrics in the text format of Prometheus. */
export interface RenderedMetrics {
  readonly contentType: string;
  readonly body: string;
}

const PREFIX = 'prodmanager_dashboard_';
const SOURCE_BUCKETS_SECONDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const HTTP_BUCKETS_SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5];

// The wall clock may be set back while a request is under way.
const toSeconds = (durationMs: number): number => Math.max(0, durationMs) / 1_000;

/** Everything that one process measures, in a registry of its own. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #instance: () => Instance;
  readonly #sourceRequests: Counter<'kind' | 'outcome'>;
  readonly #sourceSeconds: Histogram<'kind'>;
  readonly #versions: Counter;
  readonly #httpRequests: Counter<'route' | 'status'>;
  readonly #httpSeconds: Histogram<'route'>;
  #version: string | null = null;

  /** @param instance - asked at each rendering, and not before: it may be built after its metrics. */
  constructor(instance: () => Instance) {
    this.#instance = instance;
    const registers = [this.#registry];
    this.#sourceRequests = new Counter({
      name: `${PREFIX}source_requests_total`,
      help: 'Requests sent to the source, by kind of resource and outcome.',
      labelNames: ['kind', 'outcome'],
      registers,
    });
    this.#sourceSeconds = new Histogram({
      name: `${PREFIX}source_request_duration_seconds`,
      help: 'From asking the source to the end of its answer.',
      labelNames: ['kind'],
      buckets: SOURCE_BUCKETS_SECONDS,
      registers,
    });
    this.#versions = new Counter({
      name: `${PREFIX}snapshot_versions_total`,
      help: 'Versions of the board that were published.',
      registers,
    });
    this.#httpRequests = new Counter({
      name: `${PREFIX}http_requests_total`,
      help: 'Requests served, by route and status.',
      labelNames: ['route', 'status'],
      registers,
    });
    this.#httpSeconds = new Histogram({
      name: `${PREFIX}http_request_duration_seconds`,
      help: 'From the head of a request to the end of its answer.',
      labelNames: ['route'],
      buckets: HTTP_BUCKETS_SECONDS,
      registers,
    });
    for (const gauge of BOARD_GAUGES) this.#add(gauge);
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Counts an attempt at a request to the source. */
  observeResponse(info: ResponseInfo): void {
    const kind = toResourceKind(info.path);
    this.#sourceRequests.inc({ kind, outcome: toOutcome(info) });
    this.#sourceSeconds.observe({ kind }, toSeconds(info.durationMs));
  }

  /** Counts a request to this board. */
  observeHttp({ target, status, durationMs }: ServedRequest): void {
    const route = toRouteLabel(target);
    this.#httpRequests.inc({ route, status });
    this.#httpSeconds.observe({ route }, toSeconds(durationMs));
  }

  /** Counts a version of the snapshot, unless it is still the one that was counted last. */
  observeVersion(version: string): void {
    if (this.#version !== version) this.#versions.inc();
    this.#version = version;
  }

  /** Tells from now on what the front keeps; it is asked at each rendering. */
  watchFront(read: () => KeptFigures): void {
    const registers = [this.#registry];
    new Gauge({
      name: `${PREFIX}kept_answers`,
      help: 'Answers that are kept as bytes.',
      registers,
      collect() {
        this.set(read().entries);
      },
    });
    new Gauge({
      name: `${PREFIX}kept_answer_bytes`,
      help: 'What the kept answers take in memory, roughly.',
      registers,
      collect() {
        this.set(read().bytes);
      },
    });
    new Counter({
      name: `${PREFIX}kept_answer_renders_total`,
      help: 'Renderings of answers to be kept; all other requests for them were answered from bytes.',
      registers,
      collect() {
        this.reset();
        this.inc(read().renders);
      },
    });
  }

  /** All metrics as they are at this moment. */
  async render(): Promise<RenderedMetrics> {
    return { contentType: this.#registry.contentType, body: await this.#registry.metrics() };
  }

  #add(gauge: BoardGauge): void {
    const { name, help, labelNames } = gauge;
    const instance = this.#instance;
    new Gauge({
      name: `${PREFIX}${name}`,
      help,
      labelNames,
      registers: [this.#registry],
      collect() {
        this.reset();
        // A gauge without labels is reset to a zero that nobody measured.
        if (labelNames.length === 0) this.remove({});
        for (const [labels, value] of gauge.read(instance())) if (value !== null) this.set(labels, value);
      },
    });
  }
}
