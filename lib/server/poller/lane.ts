import type { ProdManager } from '@/lib/prodmanager/index';

import type { Clock } from '../util/clock';
import { createSourceQueries, type SourceQueries } from './readers/source-queries';
import type { RequestBudget } from './source/request-budget';
import { SourceGate } from './source/source-gate';

/** Calls back once after so many milliseconds, and returns a function that cancels it. */
export type Timer = (ms: number, run: () => void) => () => void;

/** What lanes share. */
export interface LaneOptions {
  readonly client: ProdManager;
  readonly budget: RequestBudget;
  readonly clock: Clock;
  readonly timer: Timer;
  /** The configured refresh interval. */
  readonly configuredMs: number;
  /** Ends all reads. */
  readonly signal: AbortSignal;
}

const MIN_REQUEST_MS = 2_000;
const MAX_REQUEST_MS = 10_000;
const REQUEST_INTERVALS = 1.5;
const READ_TIMEOUT_REQUESTS = 6;
const SWEEP_TIMEOUT_MS = 300_000;

/**
 * The timeout of one request: 1.5 intervals, so that the board recovers from a hanging request within two; but at least
 * 2 s, for busy servers, and at most 10 s.
 */
function toRequestTimeoutMs(configuredMs: number): number {
  return Math.min(MAX_REQUEST_MS, Math.max(MIN_REQUEST_MS, REQUEST_INTERVALS * configuredMs));
}

/** Runs the reads of one section, one at a time and with a timeout. Each section has a lane, so they cannot block each other. */
export class Lane {
  readonly gate: SourceGate;
  readonly queries: SourceQueries;
  readonly #options: LaneOptions;
  #isBusy = false;
  #isRequestedAgain = false;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.gate = new SourceGate(options.client, options.budget, options.clock);
    this.queries = createSourceQueries(this.gate);
  }

  /** Whether a read is running. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /**
   * Runs a read and returns how many requests it sent; null if another read is running, which is not repeated.
   *
   * @param read Must not reject.
   * @param isLong Whether it lists everything, which may take minutes.
   */
  async run(read: () => Promise<void>, isLong: boolean): Promise<number | null> {
    if (this.#isBusy) {
      this.#isRequestedAgain = true;
      return null;
    }
    this.#isBusy = true;
    this.#isRequestedAgain = false;
    const sentBefore = this.gate.requestsSent;
    const { timer, configuredMs, signal } = this.#options;
    const timeoutMs = toRequestTimeoutMs(configuredMs);
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    const cancelTimer = timer(isLong ? SWEEP_TIMEOUT_MS : READ_TIMEOUT_REQUESTS * timeoutMs, abort);
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
    try {
      this.gate.beginRead({ timeoutMs, signal: controller.signal });
      await read();
    } finally {
      cancelTimer();
      signal.removeEventListener('abort', abort);
      this.#isBusy = false;
    }
    return this.gate.requestsSent - sentBefore;
  }

  /** Whether another read was requested during the last one. Resets when called. */
  takeRequestedAgain(): boolean {
    const isRequestedAgain = this.#isRequestedAgain && !this.#options.signal.aborted;
    this.#isRequestedAgain = false;
    return isRequestedAgain;
  }
}
