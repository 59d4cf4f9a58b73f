import 'server-only';

import type { ProdManager } from '@/lib/prodmanager/index';

import type { Clock } from '../util/clock';
import { createSourceQueries, type SourceQueries } from './readers/source-queries';
import type { RequestBudget } from './source/request-budget';
import { SourceGate } from './source/source-gate';

/** Calls back once after so many milliseconds, and returns what calls that off. */
export type Timer = (ms: number, run: () => void) => () => void;

/** What lanes are opened with. */
export interface LaneOptions {
  readonly client: ProdManager;
  readonly budget: RequestBudget;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly configuredMs: number;
  /** Ends every read. */
  readonly signal: AbortSignal;
}

const SHORTEST_REQUEST_MS = 2_000;
const LONGEST_REQUEST_MS = 10_000;
const REQUEST_IN_INTERVALS = 1.5;
const READ_IN_REQUESTS = 6;
const LONGEST_SWEEP_MS = 300_000;

/**
 * How long one request may take: one and a half intervals, so that a source that was lost while a request hung is read again
 * within two; but long enough for a busy server, and never longer than one that works needs.
 */
function toRequestLimitMs(configuredMs: number): number {
  return Math.min(LONGEST_REQUEST_MS, Math.max(SHORTEST_REQUEST_MS, REQUEST_IN_INTERVALS * configuredMs));
}

/** One kind of resource, which is read apart from the others: one read at a time, within limits. */
export class Lane {
  readonly gate: SourceGate;
  readonly readers: SourceQueries;
  readonly #options: LaneOptions;
  #isBusy = false;
  #isMissed = false;

  constructor(options: LaneOptions) {
    this.#options = options;
    this.gate = new SourceGate(options.client, options.budget, options.clock);
    this.readers = createSourceQueries(this.gate);
  }

  /** Whether a read is under way. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /**
   * Reads, and returns how many requests that took; null while a read is under way, which is not doubled.
   *
   * @param read Does not reject.
   * @param isLong Whether it lists everything, which may take minutes.
   */
  async run(read: () => Promise<void>, isLong: boolean): Promise<number | null> {
    if (this.#isBusy) {
      this.#isMissed = true;
      return null;
    }
    this.#isBusy = true;
    this.#isMissed = false;
    const sentBefore = this.gate.requestsSent;
    const { timer, configuredMs, signal } = this.#options;
    const timeoutMs = toRequestLimitMs(configuredMs);
    const limit = new AbortController();
    const end = (): void => limit.abort();
    const callOff = timer(isLong ? LONGEST_SWEEP_MS : READ_IN_REQUESTS * timeoutMs, end);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
    try {
      this.gate.beginRead({ timeoutMs, signal: limit.signal });
      await read();
    } finally {
      callOff();
      signal.removeEventListener('abort', end);
      this.#isBusy = false;
    }
    return this.gate.requestsSent - sentBefore;
  }

  /** Whether a read was asked for while another was under way; asking forgets it. */
  takeMissed(): boolean {
    const isMissed = this.#isMissed && !this.#options.signal.aborted;
    this.#isMissed = false;
    return isMissed;
  }
}
