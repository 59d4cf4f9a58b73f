import 'server-only';

import type { Logger } from 'pino';

import type { ProdManager } from '@/lib/prodmanager/index';
import type { Sections } from '@/lib/status/model/types';

import { createUnreadState, type BoardState } from '../snapshot/board-state';
import type { Clock } from '../util/clock';
import { ErrorLog } from './error-log';
import { type RateLimitState, RequestBudget } from './source/request-budget';
import { addTransitions, type ClosedNotices, NONE_CLOSED } from './transitions';
import { countPages } from './rows/paging';
import { type RefreshOutcome, Schedule } from './schedule';
import { createSleep } from '../util/pause';
import { SectionLog } from './poller-log';
import type { Timer } from './lane';
import { type Finding, type Look, SourceReader } from './source-reader';

/** What a poller works with. */
export interface PollerOptions {
  /** A client that does not try again by itself (`maxRetries: 0`): when to ask again is decided here. */
  readonly client: ProdManager;
  /** Which source that is: a state of another one is not taken up. */
  readonly sourceId: string;
  /** The IANA zone of the source's clock. */
  readonly timeZone: string;
  /** The interval wished for; the one in force may be longer. */
  readonly intervalSeconds: number;
  readonly clock: Clock;
  /** A number from 0 to 1, for the jitter after failures. */
  readonly random: () => number;
  readonly log: Logger;
  /** The path of the source's address, for the log; none unless given. */
  readonly sourcePath?: string;
  /** Told of every refresh, also of one that failed, and of each kind that is read more slowly than the others. */
  readonly onState: (state: BoardState) => void;
  /** How much of the source's budget is ours, from 0 to 1; all of it unless told. */
  readonly budgetShare?: () => number;
  /** Waits between refreshes, and not longer than until `signal` fires. Unless told, see {@link createSleep}. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Limits how long reads are waited for. The machine's timers unless told. */
  readonly timer?: Timer;
}

/** Kinds that take longer than this, or half an interval, are published later than the others. */
const LONGEST_PATIENCE_MS = 1_000;
/** So long after a refresh was due without any that ended, something is broken; or five intervals, where that is longer. */
const STALLED_AFTER_MS = 60_000;
const STALLED_AFTER_INTERVALS = 5;

/** What it takes to list everything, if there is as much of it as there was. */
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
 * Reads the source again and again within its rate limit, and tells what it found.
 *
 * Most refreshes read only what is not as it should be; each ten minutes, and when something does not add up, one reads
 * everything. Each section is read, fails and recovers by itself. Nothing here rejects, and nothing that is thrown ends it.
 */
export class Poller {
  readonly #options: PollerOptions;
  readonly #configuredMs: number;
  readonly #timer: Timer;
  readonly #budget: RequestBudget;
  readonly #reader: SourceReader;
  readonly #schedule: Schedule;
  readonly #errors: ErrorLog;
  readonly #stopping = new AbortController();
  #state: BoardState;
  #published: BoardState;
  /** What is over since it was published last. */
  #ended: ClosedNotices = NONE_CLOSED;
  #running: Promise<number> | null = null;
  #settled: Promise<void> = Promise.resolve();
  /** Whether something was found since it was published last, and whether it is to be published with more. */
  #hasNews = false;
  #isGathering = false;
  #endedReads = 0;
  #hasRead = false;
  #nextReadMs: number | null = null;
  #dueAtMs: number;

  constructor(options: PollerOptions) {
    const { client, clock, random, timeZone, log, timer = startTimer } = options;
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
      configuredMs: this.#configuredMs,
      signal: this.#stopping.signal,
      log: new SectionLog(log, options.sourcePath),
      current: () => this.#state,
      onFinding: (finding) => this.#take(finding),
      onError: (error) => this.#errors.note(error, 'a read broke'),
    });
    this.#schedule = new Schedule({
      configuredMs: this.#configuredMs,
      budget: this.#budget,
      clock,
      random,
    });
    this.#state = createUnreadState(options.sourceId, this.#schedule.interval);
    this.#published = this.#state;
    this.#dueAtMs = clock.elapsed();
  }

  /** What is left of the source's budget, as it told last. */
  get budget(): RateLimitState {
    return this.#budget.rateLimit;
  }

  /** How long until the source is read again, in milliseconds; 0 while it is being read, null before the first time. */
  get nextReadInMs(): number | null {
    if (this.#nextReadMs === null) return null;
    return Math.max(0, this.#nextReadMs - this.#options.clock.elapsed());
  }

  /** Whether no refresh has ended and could be published for so long that only a restart is left to try. */
  get isStalled(): boolean {
    const limitMs = Math.max(STALLED_AFTER_MS, STALLED_AFTER_INTERVALS * this.#configuredMs);
    return this.#options.clock.elapsed() - this.#dueAtMs > limitMs;
  }

  /** Asks leave for one request for a page that somebody opened, out of what is kept for that. */
  takeReserve(): boolean {
    return this.#budget.takeReserve(this.#options.clock.elapsed());
  }

  /** Gives back what {@link takeReserve} took, because it was not sent. */
  returnReserve(): void {
    this.#budget.returnReserve();
  }

  /**
   * Refreshes now and then again and again, until stopped. Resolves after the first refresh.
   *
   * @param initial What was known before, by an earlier process or another instance.
   */
  async start(initial: BoardState | null): Promise<void> {
    if (initial?.sourceId === this.#options.sourceId) this.#adopt(initial);
    this.#dueAtMs = this.#options.clock.elapsed();
    const first = this.#join();
    void this.#goOn(first);
    await first;
    await this.#settled;
  }

  /** Starts no further refresh, ends what is under way, and publishes nothing of it. */
  stop(): void {
    this.#stopping.abort();
  }

  /** Reads the source once, and waits for every kind. A refresh under way is joined, not doubled. */
  async refresh(): Promise<void> {
    await this.#join();
    await this.#settled;
  }

  #adopt(initial: BoardState): void {
    this.#state = { ...initial, interval: this.#schedule.interval };
    this.#published = this.#state;
    if (initial.sections.monitors.state === 'unavailable') return;
    this.#reader.adopt(initial);
    this.#schedule.adoptSweep(initial.sweptAtMs, countSweepRequests(initial.sections));
  }

  async #goOn(first: Promise<number>): Promise<void> {
    const { signal } = this.#stopping;
    const { clock, sleep: wait = createSleep(clock) } = this.#options;
    for (let next = first; !signal.aborted; next = this.#join()) {
      await wait(await next, signal);
      if (signal.aborted) return;
    }
  }

  /** Resolves with how long to wait before the next one; never rejects. */
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

  /** Reads what is not being read, and publishes what is there when all of that has ended, or patience. */
  async #refresh(): Promise<number> {
    const { clock } = this.#options;
    const startedMs = clock.elapsed();
    this.#nextReadMs = startedMs;
    this.#isGathering = true;
    this.#endedReads = 0;
    this.#hasRead = false;
    const isSweep = this.#schedule.takeSweep(this.#reader.needsSweep);
    let look: Look | null = null;
    this.#settled = this.#reader.look(isSweep).then((ended) => {
      look = ended;
      if (ended.isSwept) this.#state = { ...this.#state, sweptAtMs: startedMs };
      // Too late for the refresh that it was part of.
      if (!this.#isGathering) this.#schedule.learn(this.#toOutcome(ended, startedMs));
    });
    await this.#waitPatiently(this.#settled);
    this.#isGathering = false;
    const pauseMs = this.#schedule.toPauseMs(this.#toOutcome(look, startedMs));
    if (this.#publish()) this.#dueAtMs = clock.elapsed() + pauseMs;
    return pauseMs;
  }

  #toOutcome(look: Look | null, startedMs: number): RefreshOutcome {
    return {
      cost: look?.cost ?? null,
      isSwept: look?.isSwept ?? false,
      // What has not ended has not failed.
      hasRead: this.#hasRead || this.#endedReads === 0,
      hasReadMonitors: this.#state.sections.monitors.state === 'fresh',
      areMonitorsProven: this.#state.sections.monitors.isProven,
      tookMs: this.#options.clock.elapsed() - startedMs,
    };
  }

  async #waitPatiently(reads: Promise<void>): Promise<void> {
    const patienceMs = Math.min(LONGEST_PATIENCE_MS, this.#configuredMs / 2);
    let callOff = (): void => undefined;
    const isOver = new Promise<void>((resolve) => (callOff = this.#timer(patienceMs, resolve)));
    await Promise.race([reads, isOver]).finally(callOff);
  }

  /** Takes what was read of one kind into the state. */
  #take({ sections, readTimes, ended, zoneErrorMinutes }: Finding): void {
    const before = this.#state;
    this.#state = {
      ...before,
      sections: { ...before.sections, ...sections },
      readTimes: { ...before.readTimes, ...readTimes },
      zoneErrorMinutes,
    };
    this.#ended = {
      incidents: [...this.#ended.incidents, ...ended.incidents],
      maintenances: [...this.#ended.maintenances, ...ended.maintenances],
    };
    if (zoneErrorMinutes !== before.zoneErrorMinutes) this.#adviseZone(zoneErrorMinutes);
    this.#hasNews = true;
    this.#endedReads += 1;
    this.#hasRead ||= Object.values(sections).some(({ state }) => state === 'fresh');
    if (!this.#isGathering) this.#publish();
  }

  /** Whether there was something to publish, and it was published. */
  #publish(): boolean {
    if (!this.#hasNews || this.#stopping.signal.aborted) return false;
    const { sections } = this.#state;
    this.#state = {
      ...this.#state,
      interval: this.#schedule.interval,
      transitions: addTransitions(this.#published, sections, this.#ended, this.#options.clock),
    };
    this.#published = this.#state;
    this.#ended = NONE_CLOSED;
    this.#hasNews = false;
    try {
      this.#options.onState(this.#state);
      return true;
    } catch (error) {
      this.#errors.note(error, 'what was read could not be published');
      return false;
    }
  }

  #adviseZone(minutes: number | null): void {
    const { log, timeZone } = this.#options;
    if (minutes === null) log.info({ timeZone }, 'the dates of the source fit PRODMANAGER_TIME_ZONE');
    else {
      const why =
        'PRODMANAGER_TIME_ZONE is wrong: read in it, the dates of the source are so many minutes ahead of its clock';
      log.warn({ timeZone, minutes }, why);
    }
  }
}
