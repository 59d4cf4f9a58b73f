import type { Logger } from 'pino';

import type { ProdManager } from '@/lib/prodmanager/index';
import type { Sections } from '@/lib/status/model/types';

import { createUnreadState, type BoardState } from '../snapshot/board-state';
import { createSleep, type Clock } from '../util/clock';
import { BoardPublisher } from './board-publisher';
import type { Timer } from './lane';
import { ErrorLog, logTimeZone, SectionLog } from './poller-log';
import type { Past } from './readers/since';
import { countPages } from './rows/paging';
import { Schedule, type RefreshOutcome } from './schedule';
import type { SectionUpdate } from './section-update';
import { RequestBudget, type RateLimitState } from './source/request-budget';
import { SourceReader, type ReadSummary } from './source-reader';
import type { ClosedNotices } from './transitions';

/** What a poller works with. */
export interface PollerOptions {
  /** A client without retries (`maxRetries: 0`): the poller decides when to try again. */
  readonly client: ProdManager;
  /** Identifies the source; states of another source are not adopted. */
  readonly sourceId: string;
  /** The IANA zone of the source's clock. */
  readonly timeZone: string;
  /** The configured interval. The rate limit may make the effective one longer. */
  readonly intervalSeconds: number;
  readonly clock: Clock;
  /** A number from 0 to 1, for the jitter after failures. */
  readonly random: () => number;
  readonly log: Logger;
  /** What was recorded before this process. Default: nothing. */
  readonly past?: Past | null;
  /** The path of the source's address, for the log. Default: empty. */
  readonly sourcePath?: string;
  /** Receives the state after each refresh, also a failed one, and when a slow section is read later; and the notices that closed since. */
  readonly onState: (state: BoardState, closed: ClosedNotices) => void;
  /** The part of the source's budget that this process may use, from 0 to 1. Default: 1. */
  readonly budgetShare?: () => number;
  /**
   * Milliseconds on a clock that stops while the machine sleeps and that nothing sets: sleep, or a wall clock that was set forward, is no
   * stall. Default: `performance.now`.
   */
  readonly awake?: () => number;
  /** Waits between refreshes, until `signal` aborts at most. Default: {@link createSleep}. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Limits how long reads may take. Default: `setTimeout`. */
  readonly timer?: Timer;
}

/** Sections that take longer than this, or than half an interval, are published after the others. */
const MAX_PATIENCE_MS = 1_000;
/** The poller counts as stalled if a refresh is overdue by a minute, or by five intervals if that is longer. */
const STALLED_AFTER_MS = 60_000;
const STALLED_AFTER_INTERVALS = 5;

/** The expected number of requests of a sweep. */
function countSweepRequests({ monitors, scopes, services }: Sections): number {
  return [monitors, scopes, services].reduce(
    (sum, { items }) => sum + Math.max(1, countPages(0, items.length)),
    0,
  );
}

const startTimer: Timer = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/**
 * Reads the source periodically, within its rate limit, and publishes the board state.
 *
 * Most refreshes read only monitors that are not ok and open notices. Every ten minutes, or when the source's counts
 * disagree, a sweep reads everything. Each section succeeds, fails and recovers independently. No method rejects, and
 * unexpected errors do not stop the loop.
 */
export class Poller {
  readonly #options: PollerOptions;
  readonly #configuredMs: number;
  readonly #timer: Timer;
  readonly #budget: RequestBudget;
  readonly #reader: SourceReader;
  readonly #schedule: Schedule;
  readonly #publisher: BoardPublisher;
  readonly #errors: ErrorLog;
  readonly #stopping = new AbortController();
  /** The refresh that is running; resolves with the pause after it. */
  #running: Promise<number> | null = null;
  /** Resolves when all reads of the last refresh have ended, also those that were published later. */
  #settled: Promise<void> = Promise.resolve();
  /** Whether a refresh is collecting updates, to publish them together. */
  #isCollecting = false;
  /** Reads that ended in this refresh, and whether any of them succeeded. */
  #endedReads = 0;
  #hasRead = false;
  #nextReadMs: number | null = null;
  readonly #awake: () => number;
  /** On {@link PollerOptions.awake}. */
  #dueAtMs: number;

  constructor(options: PollerOptions) {
    const { client, clock, random, timeZone, log, timer = startTimer, past = null } = options;
    this.#options = options;
    this.#timer = timer;
    this.#configuredMs = options.intervalSeconds * 1_000;
    this.#budget = new RequestBudget(options.budgetShare ?? (() => 1));
    this.#errors = new ErrorLog(log);
    this.#reader = new SourceReader({
      client,
      budget: this.#budget,
      clock,
      timer,
      timeZone,
      past,
      configuredMs: this.#configuredMs,
      signal: this.#stopping.signal,
      log: new SectionLog(log, options.sourcePath),
      current: () => this.#publisher.state,
      onUpdate: (update) => this.#apply(update),
      onError: (error) => this.#errors.note(error, 'a read broke'),
    });
    this.#schedule = new Schedule({ configuredMs: this.#configuredMs, budget: this.#budget, clock, random });
    this.#publisher = new BoardPublisher({
      clock,
      initial: createUnreadState(options.sourceId, this.#schedule.interval),
      past,
      onState: options.onState,
      onError: (error) => this.#errors.note(error, 'a board state could not be published'),
    });
    this.#awake = options.awake ?? (() => performance.now());
    this.#dueAtMs = this.#awake();
  }

  /** The source's rate limit as it was last reported. */
  get rateLimit(): RateLimitState {
    return this.#budget.rateLimit;
  }

  /** Milliseconds until the next refresh; 0 during one, null before the first. */
  get nextReadInMs(): number | null {
    if (this.#nextReadMs === null) return null;
    return Math.max(0, this.#nextReadMs - this.#options.clock.elapsed());
  }

  /** Whether nothing could be published for so long that only a restart may help. */
  get isStalled(): boolean {
    const limitMs = Math.max(STALLED_AFTER_MS, STALLED_AFTER_INTERVALS * this.#configuredMs);
    return this.#awake() - this.#dueAtMs > limitMs;
  }

  /** See {@link RequestBudget.takeReserve}. */
  takeReserve(): boolean {
    return this.#budget.takeReserve(this.#options.clock.elapsed());
  }

  /** See {@link RequestBudget.returnReserve}. */
  returnReserve(): void {
    this.#budget.returnReserve();
  }

  /**
   * Starts the loop. Resolves after the first refresh.
   *
   * @param initial A state from an earlier process or another instance.
   */
  async start(initial: BoardState | null): Promise<void> {
    if (initial?.sourceId === this.#options.sourceId) this.#adopt(initial);
    this.#dueAtMs = this.#awake();
    const first = this.#join();
    void this.#loop(first);
    await first;
    await this.#settled;
  }

  /** Stops the loop, aborts running reads, and publishes nothing more. */
  stop(): void {
    this.#stopping.abort();
  }

  /** Reads the source once, and waits for all sections. Joins a refresh that is running. */
  async refresh(): Promise<void> {
    await this.#join();
    await this.#settled;
  }

  #adopt(initial: BoardState): void {
    this.#publisher.adopt({ ...initial, interval: this.#schedule.interval });
    if (initial.sections.monitors.state === 'unavailable') return;
    this.#reader.adopt(initial);
    this.#schedule.adoptSweep(initial.sweptAtMs, countSweepRequests(initial.sections));
  }

  async #loop(first: Promise<number>): Promise<void> {
    const { signal } = this.#stopping;
    const { clock, sleep = createSleep(clock) } = this.#options;
    for (let next = first; !signal.aborted; next = this.#join()) {
      await sleep(await next, signal);
      if (signal.aborted) return;
    }
  }

  /** Starts a refresh or joins the running one. Resolves with the pause after it, in milliseconds; never rejects. */
  #join(): Promise<number> {
    this.#running ??= this.#refresh()
      .catch((error: unknown) => {
        this.#errors.note(error, 'a refresh broke');
        return this.#configuredMs;
      })
      .then((pauseMs) => {
        this.#running = null;
        this.#nextReadMs = this.#options.clock.elapsed() + pauseMs;
        return pauseMs;
      });
    return this.#running;
  }

  /** Reads all sections, and publishes what was read when they have ended or patience runs out. */
  async #refresh(): Promise<number> {
    const { clock } = this.#options;
    const startedMs = clock.elapsed();
    this.#nextReadMs = startedMs;
    this.#isCollecting = true;
    this.#endedReads = 0;
    this.#hasRead = false;
    const isSweep = this.#schedule.takeSweep(this.#reader.needsSweep);
    let summary: ReadSummary | null = null;
    this.#settled = this.#reader.read(isSweep).then((ended) => {
      summary = ended;
      if (ended.isSwept) this.#publisher.setSweptAt(startedMs);
      // Patience ran out before the last read ended.
      if (!this.#isCollecting) this.#schedule.learn(this.#toOutcome(ended, startedMs));
    });
    await this.#waitPatiently(this.#settled);
    this.#isCollecting = false;
    const pauseMs = this.#schedule.toPauseMs(this.#toOutcome(summary, startedMs));
    if (this.#publish()) this.#dueAtMs = this.#awake() + pauseMs;
    return pauseMs;
  }

  #toOutcome(summary: ReadSummary | null, startedMs: number): RefreshOutcome {
    const { monitors } = this.#publisher.state.sections;
    return {
      cost: summary?.cost ?? null,
      isSwept: summary?.isSwept ?? false,
      // Reads that have not ended have not failed.
      hasRead: this.#hasRead || this.#endedReads === 0,
      hasReadMonitors: monitors.state === 'fresh',
      areMonitorsProven: monitors.isProven,
      tookMs: this.#options.clock.elapsed() - startedMs,
    };
  }

  async #waitPatiently(reads: Promise<void>): Promise<void> {
    const patienceMs = Math.min(MAX_PATIENCE_MS, this.#configuredMs / 2);
    let cancelTimer = (): void => undefined;
    const timeout = new Promise<void>((resolve) => (cancelTimer = this.#timer(patienceMs, resolve)));
    await Promise.race([reads, timeout]).finally(cancelTimer);
  }

  #apply(update: SectionUpdate): void {
    const { log, timeZone } = this.#options;
    const { zoneErrorMinutes } = this.#publisher.state;
    this.#publisher.apply(update);
    if (update.zoneErrorMinutes !== zoneErrorMinutes) logTimeZone(log, timeZone, update.zoneErrorMinutes);
    this.#endedReads += 1;
    this.#hasRead ||= Object.values(update.sections).some(({ state }) => state === 'fresh');
    if (!this.#isCollecting) this.#publish();
  }

  #publish(): boolean {
    return !this.#stopping.signal.aborted && this.#publisher.publish(this.#schedule.interval);
  }
}
