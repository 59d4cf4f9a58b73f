import 'server-only';

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { ResponseInfo } from '@/lib/prodmanager/index';

import type { Received } from '../alerts/alerts';
import type { Instance } from './instance';
import { BOARD_GAUGES, type BoardGauge } from './board-gauges';
import { PLACE_GAUGE } from './place-gauge';
import { PREFIX, toOutcome, toResourceKind, toSeconds } from './naming';

/** Metrics in the text format of Prometheus. */
export interface RenderedMetrics {
  readonly contentType: string;
  readonly body: string;
}

/** Metrics for those who may see all places: about requests to the source and alerts, and with names of places. */
const isRestricted = (name: string): boolean =>
  name.startsWith(`${PREFIX}source_`) ||
  name.startsWith(`${PREFIX}alertmanager_`) ||
  name === `${PREFIX}${PLACE_GAUGE.name}`;

/** Sums that prom-client names like counters, which they are not; the metrics that they sum up remain. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

const SOURCE_BUCKETS_SECONDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The metrics of the worker thread: board, source and process. They are rendered together with those of the edge. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #instance: () => Instance;
  readonly #sourceRequests: Counter<'kind' | 'outcome'>;
  readonly #sourceSeconds: Histogram<'kind'>;
  readonly #versions: Counter;
  readonly #alerts: Counter<'outcome'>;
  #version: string | null = null;
  #renderEdge: () => Promise<string> = () => Promise.resolve('');

  /** @param instance - called at each rendering, and not before: it may be created after its metrics. */
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
      help: 'Time from sending a request to the source to the end of its response.',
      labelNames: ['kind'],
      buckets: SOURCE_BUCKETS_SECONDS,
      registers,
    });
    this.#versions = new Counter({
      name: `${PREFIX}snapshot_versions_total`,
      help: 'Versions of the board as shown without signing in.',
      registers,
    });
    this.#alerts = new Counter({
      name: `${PREFIX}alertmanager_alerts_total`,
      help: 'Alerts in notifications of Alertmanager: noted, unlabelled (ignored), postponed (to be sent again).',
      labelNames: ['outcome'],
      registers,
    });
    for (const gauge of [...BOARD_GAUGES, PLACE_GAUGE]) this.#add(gauge);
    collectDefaultMetrics({ register: this.#registry });
    for (const name of MISNAMED) this.#registry.removeSingleMetric(name);
  }

  /** Counts an attempt to send a request to the source. */
  observeResponse(info: ResponseInfo): void {
    const kind = toResourceKind(info.path);
    this.#sourceRequests.inc({ kind, outcome: toOutcome(info) });
    this.#sourceSeconds.observe({ kind }, toSeconds(info.durationMs));
  }

  /** Counts the alerts of a notification. */
  observeAlerts(received: Received): void {
    for (const outcome of ['noted', 'unlabelled', 'postponed'] as const)
      this.#alerts.inc({ outcome }, received[outcome]);
  }

  /** Counts a version of the board as shown without signing in, if it differs from the last one. */
  observeVersion(version: string): void {
    if (this.#version !== version) this.#versions.inc();
    this.#version = version;
  }

  /** Adds the metrics of the edge. @param render - called at each rendering; returns the text format of Prometheus. */
  addEdgeMetrics(render: () => Promise<string>): void {
    this.#renderEdge = render;
  }

  /**
   * The current metrics.
   *
   * @param seesAll - whether to include the metrics for those who may see all places. They name places; requests to the source reveal
   * whether a requested id exists, and how much changes in places that the viewer may not see.
   */
  async render({ seesAll }: { readonly seesAll: boolean }): Promise<RenderedMetrics> {
    const [worker, edge] = await Promise.all([this.#renderWorker(seesAll), this.#renderEdge()]);
    return { contentType: this.#registry.contentType, body: worker + edge };
  }

  async #renderWorker(seesAll: boolean): Promise<string> {
    if (seesAll) return this.#registry.metrics();
    const shown = this.#registry.getMetricsAsArray().filter(({ name }) => !isRestricted(name));
    const parts = await Promise.all(shown.map(({ name }) => this.#registry.getSingleMetricAsString(name)));
    return `${parts.join('\n\n')}\n`;
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
        // Resetting a gauge without labels sets it to zero, which would be reported as a value.
        if (labelNames.length === 0) this.remove({});
        for (const [labels, value] of gauge.read(instance())) if (value !== null) this.set(labels, value);
      },
    });
  }
}
