import 'server-only';

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { ResponseInfo } from '@/lib/prodmanager/index';

import type { Instance } from './instance';
import { BOARD_GAUGES, type BoardGauge } from './board-gauges';
import { PREFIX, toSeconds } from './naming';
import { toOutcome, toResourceKind } from './source-labels';

/** Metrics in the text format of Prometheus. */
export interface RenderedMetrics {
  readonly contentType: string;
  readonly body: string;
}

/** How the names of all begin that count requests to the source. */
const OF_SOURCE = `${PREFIX}source_`;

const SOURCE_BUCKETS_SECONDS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What is measured of the board and its source, in a registry of its own; what the front measures is told with it. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #instance: () => Instance;
  readonly #sourceRequests: Counter<'kind' | 'outcome'>;
  readonly #sourceSeconds: Histogram<'kind'>;
  readonly #versions: Counter;
  #version: string | null = null;
  #readFront: () => Promise<string> = () => Promise.resolve('');

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
      help: 'Versions of the board as everyone may see it.',
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

  /** Counts a version of what everyone may see, unless it is still the one that was counted last. */
  observeVersion(version: string): void {
    if (this.#version !== version) this.#versions.inc();
    this.#version = version;
  }

  /** Tells from now on what the front measures too, in the same format; it is asked at each rendering. */
  watchEdge(read: () => Promise<string>): void {
    this.#readFront = read;
  }

  /**
   * All metrics as they are at this moment.
   *
   * @param ofSource - whether those of the requests to the source are among them: by these, whoever asks for a thing by its id can tell
   * whether it exists, and how much of what is hidden changes.
   */
  async render({ ofSource }: { readonly ofSource: boolean }): Promise<RenderedMetrics> {
    const [own, front] = await Promise.all([this.#renderOwn(ofSource), this.#readFront()]);
    return { contentType: this.#registry.contentType, body: own + front };
  }

  async #renderOwn(ofSource: boolean): Promise<string> {
    if (ofSource) return this.#registry.metrics();
    const shown = this.#registry.getMetricsAsArray().filter(({ name }) => !name.startsWith(OF_SOURCE));
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
        // A gauge without labels is reset to a zero that nobody measured.
        if (labelNames.length === 0) this.remove({});
        for (const [labels, value] of gauge.read(instance())) if (value !== null) this.set(labels, value);
      },
    });
  }
}
