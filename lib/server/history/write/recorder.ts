import { SECTION_NAMES, type SectionName } from '@/lib/status/model/types';

import { NONE_CLOSED, toToleranceMs, type ClosedNotices } from '../../poller/transitions';
import type { BoardState } from '../../snapshot/board-state';
import { coalesce } from '../../util/coalesce';
import { countChanges, type Batch } from './batch';
import { loadKnown, NOTHING_KNOWN, type Known } from './known';
import { observeReading, type Reading } from './observe';
import { Outbox, type OutboxOptions } from './outbox';

/** What a recorder works with. */
export interface RecorderOptions extends OutboxOptions {
  /** Called after changes were written to the store. */
  readonly onWritten?: () => void;
}

/** Whether changes are recorded. */
export interface RecorderHealth {
  /** Why the store cannot be written to; null if it can. A code without address or value. */
  readonly problem: string | null;
  /** Bytes that wait on disk for the store. */
  readonly waitingBytes: number;
  /** Readings that are in memory only: a kill would lose them. */
  readonly unsaved: number;
}

/** Without changes, the time of observation is written this often. */
const IDLE_WRITE_MS = 10_000;
const RETRY_MS = 10_000;

/**
 * Records what the poller reads: compares each reading with what is recorded, and writes the difference. It never throws: while the store
 * is away, changes wait in a file, and are written once, in order, when it is back.
 */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #outbox: Outbox;
  readonly #work = coalesce(() => this.#workOnce());
  #inbox: Reading[] = [];
  #latest: Reading | null = null;
  #known: Known | null = null;
  /** The file that {@link #known} is about: see {@link Store.replacements}. */
  #file = 0;
  /** Whether the store has not been compared with since it was away. */
  #mustCompare = false;
  /** Whether readings were given up since the last comparison. */
  #hasLost = false;
  /** A batch without changes, which is not written yet. */
  #idle: Batch | null = null;
  #lastRead: Partial<Record<SectionName, number>> = {};
  /** The sections that were read since this instance began to record. */
  readonly #everRead = new Set<SectionName>();
  #isActive = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#outbox = new Outbox(options);
  }

  /** See {@link RecorderHealth}. */
  get health(): RecorderHealth {
    return {
      problem: this.#outbox.problem,
      waitingBytes: this.#options.queue?.bytes ?? 0,
      unsaved: this.#outbox.unsaved + this.#inbox.length,
    };
  }

  /** Writes what a process that was killed left in the queue. */
  async drain(): Promise<void> {
    await this.#outbox.readAfterAll((store) => store.open());
    this.#scheduleRetry();
  }

  /** Starts recording: this instance reads the source from now on. Another one may have recorded before. */
  begin(): void {
    // What is read from this moment on counts, and nothing older.
    const before = this.#options.clock.elapsed() - 1;
    this.#isActive = true;
    this.#known = null;
    this.#lastRead = Object.fromEntries(SECTION_NAMES.map((name) => [name, before]));
    this.#everRead.clear();
  }

  /** Stops recording: another instance reads the source from now on. What was noted is still written. */
  pause(): void {
    this.#isActive = false;
    void this.flush();
  }

  /** Notes a reading, to be written in the background. */
  note(state: BoardState, closed: ClosedNotices): void {
    if (!this.#isActive) return;
    const { sections, readTimes, interval } = state;
    const read = new Set<SectionName>();
    for (const name of SECTION_NAMES) {
      const at = readTimes[name];
      if (sections[name].state !== 'fresh' || at === null || at <= (this.#lastRead[name] ?? -Infinity))
        continue;
      this.#lastRead[name] = at;
      this.#everRead.add(name);
      read.add(name);
    }
    this.#inbox.push({
      sections,
      closed,
      read,
      at: this.#options.clock.now(),
      toleranceMs: toToleranceMs(interval.seconds),
      interruption: null,
    });
    void this.flush();
  }

  /** Resolves when everything that was noted is in the store or in the queue, or cannot be written to either. */
  async flush(): Promise<void> {
    await this.#work();
  }

  /** Records that observation ends here, writes everything, and ignores later readings. */
  async stop(): Promise<void> {
    if (this.#isActive) {
      await this.flush();
      const { span, at } = this.#known ?? NOTHING_KNOWN;
      const none = { after: null, rows: [] };
      const last: Batch = { at, spans: [], statuses: none, items: none, notices: none };
      if (span) this.#add({ ...last, spans: [{ ...span, ended: 'stopped' }] }, true);
    }
    this.#isActive = false;
    await this.flush();
    clearTimeout(this.#timer);
    await this.#options.queue?.close();
  }

  async #workOnce(): Promise<void> {
    const readings = this.#inbox;
    this.#inbox = [];
    if (readings.length > 0) await this.#prepare();
    for (const reading of readings) this.#observe(reading);
    await this.#deliver();
    if (this.#mustCompare && this.#isActive && this.#outbox.problem === null) await this.#compareAgain();
    this.#scheduleRetry();
  }

  #observe(reading: Reading): void {
    const interruption = this.#hasLost ? 'unrecorded' : null;
    this.#hasLost = false;
    const { batch, known } = observeReading(this.#known ?? NOTHING_KNOWN, { ...reading, interruption });
    const isContinued = known.span?.from === this.#known?.span?.from && known.span?.ended === null;
    this.#known = known;
    this.#latest = reading;
    this.#add(batch, countChanges(batch) > 0 || !isContinued);
  }

  #add(batch: Batch, isNews: boolean): void {
    if (batch.spans.length === 0 && countChanges(batch) === 0) return;
    const isDue = this.#options.clock.elapsed() - this.#outbox.savedAtMs >= IDLE_WRITE_MS;
    if (!isNews && !isDue) {
      this.#idle = batch;
      return;
    }
    if (this.#idle) this.#outbox.add(this.#idle);
    this.#idle = null;
    this.#outbox.add(batch);
  }

  /** Loads what is recorded, if this was not done yet; without a store, everything counts as new and is compared later. */
  async #prepare(): Promise<void> {
    const { replacements } = this.#options.store;
    if (this.#known && this.#file === replacements) return;
    this.#file = replacements;
    const known = await this.#outbox.readAfterAll((store) => store.read(loadKnown));
    this.#known = known ?? NOTHING_KNOWN;
    this.#mustCompare = known === null;
  }

  /** Compares the latest reading with the store, which another instance may have written to in the meantime. */
  async #compareAgain(): Promise<void> {
    const stored = await this.#outbox.readAfterAll((store) => store.read(loadKnown));
    const latest = this.#latest;
    if (!stored || !latest) return;
    this.#mustCompare = false;
    const { span, at, observedAt } = this.#known ?? stored;
    this.#known = { ...stored, span, observedAt, at: Math.max(at, stored.at) };
    const read = new Set([...this.#everRead].filter((name) => latest.sections[name].state === 'fresh'));
    this.#observe({ ...latest, read, closed: NONE_CLOSED });
    await this.#deliver();
  }

  async #deliver(): Promise<void> {
    const outcome = await this.#outbox.deliver();
    if (outcome === 'stored') this.#options.onWritten?.();
    if (outcome !== 'lost') return;
    this.#idle = null;
    this.#known = null;
    this.#hasLost = true;
  }

  /** Without another reading, which a follower has none of, what waits is tried again. */
  #scheduleRetry(): void {
    clearTimeout(this.#timer);
    const { waitingBytes, unsaved } = this.health;
    if (waitingBytes + unsaved > 0) this.#timer = setTimeout(() => void this.flush(), RETRY_MS).unref();
  }
}
