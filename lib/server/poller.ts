import 'server-only';

import { setTimeout as sleep } from 'node:timers/promises';

import type { Logger } from 'pino';

import type { ProdManager } from '@/lib/prodmanager/index';

import type { BoardState } from './board-state';
import type { Clock } from './clock';
import { toEmptyState } from './engine/empty-state';
import { type BudgetLeft, Governor } from './engine/governor';
import { addTransitions } from './engine/history';
import { Schedule } from './engine/schedule';
import { SectionLog } from './engine/section-log';
import { SourceGate } from './engine/source-gate';
import { SourceReader } from './engine/source-reader';
import { createSectionReaders } from './section-readers';

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
  /** Told of every refresh, also of one that failed. */
  readonly onState: (state: BoardState) => void;
  /** How much of the source's budget is ours, from 0 to 1; all of it unless told. */
  readonly budgetShare?: () => number;
  /** Waits between refreshes, and not longer than until `signal` fires. The machine's timers unless told. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

/** Older than this, a state that was taken up is read anew as a whole. */
const TRUSTED_FOR_MS = 600_000;

const pause = (ms: number, signal: AbortSignal): Promise<unknown> =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

/**
 * Reads the source again and again within its rate limit, and tells what it found.
 *
 * Most refreshes read only what is not as it should be; each ten minutes, and when something does not add up, one reads
 * everything. Each section fails and recovers by itself. Nothing here rejects.
 */
export class Poller {
  readonly #options: PollerOptions;
  readonly #governor: Governor;
  readonly #gate: SourceGate;
  readonly #reader: SourceReader;
  readonly #schedule: Schedule;
  readonly #stopping = new AbortController();
  #state: BoardState;
  #running: Promise<number> | null = null;

  constructor(options: PollerOptions) {
    const { client, clock, random, timeZone } = options;
    this.#options = options;
    this.#governor = new Governor(options.budgetShare ?? (() => 1));
    this.#gate = new SourceGate(client, this.#governor, clock);
    this.#reader = new SourceReader({
      readers: createSectionReaders(this.#gate),
      gate: this.#gate,
      clock,
      timeZone,
      log: new SectionLog(options.log, options.sourcePath),
    });
    const configuredMs = options.intervalSeconds * 1_000;
    this.#schedule = new Schedule({ configuredMs, governor: this.#governor, clock, random });
    this.#state = toEmptyState(options.sourceId, this.#schedule.interval);
  }

  /** What is left of the source's budget, as it told last. */
  get budget(): BudgetLeft {
    return this.#governor.budget;
  }

  /** Asks leave for one request for a page that somebody opened, out of what is kept for that. */
  takeReserve(): boolean {
    return this.#governor.takeReserve(this.#options.clock.now());
  }

  /**
   * Refreshes now and then again and again, until stopped. Resolves after the first refresh.
   *
   * @param initial What was known before, by an earlier process or another instance.
   */
  async start(initial: BoardState | null): Promise<void> {
    if (initial?.sourceId === this.#options.sourceId) this.#adopt(initial);
    const pauseMs = await this.#join();
    void this.#goOn(pauseMs);
  }

  /** Starts no further refresh, and tells nothing of one under way. */
  stop(): void {
    this.#stopping.abort();
  }

  /** Reads the source once. A refresh under way is joined, not doubled. */
  async refresh(): Promise<void> {
    await this.#join();
  }

  #adopt(initial: BoardState): void {
    const { clock } = this.#options;
    this.#state = { ...initial, interval: this.#schedule.interval };
    const readAtMs = initial.readTimes.monitors;
    if (readAtMs === null) return;
    this.#reader.adopt(initial.sections);
    const agoMs = Math.max(0, clock.now() - readAtMs);
    this.#schedule.adoptSweep(agoMs < TRUSTED_FOR_MS ? agoMs : Infinity);
  }

  async #goOn(firstPauseMs: number): Promise<void> {
    const { signal } = this.#stopping;
    const { sleep: wait = pause } = this.#options;
    for (let pauseMs = firstPauseMs; !signal.aborted; pauseMs = await this.#join()) {
      await wait(pauseMs, signal);
      if (signal.aborted) return;
    }
  }

  /** Resolves with how long to wait before the next one. */
  #join(): Promise<number> {
    this.#running ??= this.#refresh().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #refresh(): Promise<number> {
    const { clock, onState } = this.#options;
    const startedMs = clock.elapsed();
    const sentBefore = this.#gate.sent;
    const before = this.#state;
    const isSweep = this.#schedule.takeSweep(this.#reader.needsSweep);
    const { sections, readTimes, ended, isSwept, hasRead } = await this.#reader.read(before, isSweep);
    const tookMs = clock.elapsed() - startedMs;
    const pauseMs = this.#schedule.toPauseMs({
      cost: this.#gate.sent - sentBefore,
      isSwept,
      hasRead,
      hasReadMonitors: sections.monitors.state === 'fresh',
      tookMs,
    });
    this.#state = {
      ...before,
      sections,
      readTimes,
      interval: this.#schedule.interval,
      transitions: addTransitions(before, sections, ended, clock.now()),
    };
    if (!this.#stopping.signal.aborted) onState(this.#state);
    return pauseMs;
  }
}
