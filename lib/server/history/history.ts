import 'server-only';

import { join } from 'node:path';

import type { ServiceStrips, ShownStrips } from '@/lib/status/history/strip-view';
import { MAX_CHANGES } from '@/lib/status/model/types';
import { toGaps } from '@/lib/status/history/observation';
import type {
  ChangePage,
  Gap,
  PastBoard,
  PastNotice,
  Period,
  Reliability,
  StatusSince,
  Strip,
  Strips,
} from '@/lib/status/history/types';
import type { Product } from '@/lib/status/model/visibility';
import type { RecordedQuiet } from '@/lib/status/wall/quiet';
import type { WallDay } from '@/lib/status/wall/wall-day';

import type { Past } from '../poller/readers/since';
import { toToleranceMs } from '../poller/transitions';
import type { ChangeFilter } from './read/change-list';
import { readChanges } from './read/changes';
import { createMemory, OVER, SHOWN, type Remember } from './read/memory';
import { readMonitorStrip, type MonitorStripQuery } from './read/monitor-strip';
import { toPastTransitions } from './read/past-transitions';
import { readBoardAt, readStatusSince } from './read/past-board';
import { readNoticeChanges, readNotices, type NoticeQuery } from './read/past-notices';
import { readRecordedPeriod, readSpans } from './read/record';
import { readReliability, type ReliabilityQuery } from './read/reliability';
import { readServiceStrips, readShownStrips, type ShownSubject } from './read/shown-strips';
import { readStrips, type StripQuery } from './read/strips';
import { readQuiet, readWallDay } from './read/wall-past';
import { openEngine, setAsideFile, type HistoryOptions } from './open-engine';
import { NewerStoreError } from './store/schema';
import { Store, toStoreProblem } from './store/store';
import { QueueFile } from './write/queue-file';
import type { Reading } from './write/observe';
import { recordPast } from './write/record-past';
import { Recorder, type RecorderHealth } from './write/recorder';
import { deleteOld } from './write/retention';
import { rollUp } from './write/roll-up';

/** Whether the history works. */
export interface HistoryHealth extends RecorderHealth {
  readonly engine: 'postgres' | 'sqlite';
}

/** How long the file of the queue may get. */
const MAX_QUEUE_BYTES = 64 * 1024 * 1024;
const EVERYTHING = [{ scopes: null, services: null }];
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ROLL_UP_EVERY_MS = 5 * 60_000;
const DELETE_EVERY_MS = DAY_MS;

/**
 * The recorded past of the source. The instance that polls writes it with {@link recorder}; every instance reads it.
 *
 * All times are epoch milliseconds. Methods that read reject with the engine's error while the store is away. What a viewer may not see is
 * left out by `areas`, which {@link toProducts} makes from a visibility; {@link readBoardAt} returns everything, to be filtered like the
 * present board.
 */
export class History {
  readonly recorder: Recorder;
  readonly #options: HistoryOptions;
  readonly #store: Store;
  readonly #remember: Remember;
  #shown: Remember;
  #rolledAtMs = -Infinity;
  #deletedAtMs = -Infinity;
  #maintenance: Promise<void> = Promise.resolve();
  #problem: string | null = null;

  constructor(options: HistoryOptions) {
    const { dataDir, clock, log, sourceKey, timeZone } = options;
    this.#options = options;
    this.#remember = createMemory(clock, OVER);
    this.#shown = createMemory(clock, SHOWN);
    const hasFile = options.databaseUrl === undefined && dataDir !== null;
    this.#store = new Store({
      openSql: () => openEngine(options),
      sourceKey,
      timeZone,
      ...(hasFile && { setAside: () => setAsideFile(dataDir, options) }),
    });
    this.recorder = new Recorder({
      store: this.#store,
      queue: dataDir === null ? null : new QueueFile(join(dataDir, 'history-queue.jsonl'), MAX_QUEUE_BYTES),
      clock,
      log,
      onWritten: () => {
        this.#problem = null;
        this.#maintainIfDue();
      },
    });
  }

  /** The store that the history is in, for others that keep something there. */
  get store(): Store {
    return this.#store;
  }

  /** Whether changes are recorded. */
  get health(): HistoryHealth {
    const { problem, ...health } = this.recorder.health;
    return {
      engine: this.#options.databaseUrl === undefined ? 'sqlite' : 'postgres',
      ...health,
      problem: problem ?? this.#problem,
    };
  }

  /**
   * Opens the store, and writes what a killed process left in the queue. If the store is away, the board starts without it, and it is tried
   * again.
   *
   * @throws NewerStoreError if a newer build wrote it
   */
  async start(): Promise<void> {
    try {
      await this.#store.open();
    } catch (error) {
      if (error instanceof NewerStoreError) throw error;
    }
    await this.recorder.drain();
  }

  /** Writes what is left, and closes the store. */
  async close(): Promise<void> {
    await this.recorder.stop();
    await this.#maintenance;
    await this.#store.close();
  }

  /**
   * Records readings of a time before now, oldest first, and then accounts for them in the background. Does nothing if something is recorded
   * already. Other work waits for the store meanwhile. @throws Error of the engine
   */
  async recordPast(readings: Iterable<Reading>): Promise<void> {
    await recordPast(this.#store, readings);
    this.#maintainIfDue();
    // Pages that were read meanwhile show a part of it.
    this.#maintenance = this.#maintenance.then(() => {
      this.#shown = createMemory(this.#options.clock, SHOWN);
    });
  }

  /** Accounts for the time up to now. It also happens every few minutes. @throws Error of the engine */
  async rollUp(): Promise<void> {
    await rollUp(this.#store, this.#moment());
  }

  /** Deletes what is older than it is kept. It also happens every day. @throws Error of the engine */
  async deleteOld(): Promise<void> {
    await deleteOld(this.#store, this.#options.retention, this.#options.clock.now());
  }

  /** The first and the last observation; null if there was none. */
  readRecordedPeriod(): Promise<Period | null> {
    return this.#store.read(readRecordedPeriod);
  }

  /** A page of changes, newest first. */
  readChanges(filter: ChangeFilter): Promise<ChangePage> {
    return this.#store.read((query, source) => readChanges(query, source, filter));
  }

  /** Incidents or maintenances that were seen open in a period, the latest first. */
  readNotices(filter: NoticeQuery): Promise<readonly PastNotice[]> {
    const now = this.#options.clock.now();
    return this.#store.read((query, source) => readNotices(query, source, filter, now));
  }

  /** When each incident or maintenance was last seen to change, in epoch milliseconds by id. */
  readNoticeChanges(kind: NoticeQuery['kind']): Promise<ReadonlyMap<number, number>> {
    return this.#store.read((query, source) => readNoticeChanges(query, source, kind));
  }

  /** Strips by service, scope or place, or one for all. */
  readStrips(filter: StripQuery): Promise<Strips> {
    return this.#store.read((query, source) => readStrips(query, source, filter, this.#moment()));
  }

  /** The strip of one monitor. */
  readMonitorStrip(filter: MonitorStripQuery): Promise<Strip> {
    return this.#store.read((query, source) => readMonitorStrip(query, source, filter, this.#moment()));
  }

  /** What a page shows of a monitor, or of the places of some areas; up to a minute old. */
  readShownStrips(subject: ShownSubject): Promise<ShownStrips> {
    return this.#shown(JSON.stringify(subject), () =>
      this.#store.read((query, source) => readShownStrips(query, source, subject, this.#moment())),
    );
  }

  /** The strips of every service at the places of some areas; up to a minute old. */
  readServiceStrips(areas: readonly Product[]): Promise<ServiceStrips> {
    return this.#shown(JSON.stringify(['services', areas]), () =>
      this.#store.read((query, source) => readServiceStrips(query, source, areas, this.#moment())),
    );
  }

  /** The last 24 hours of each service at some places; null if nothing is accounted. Up to a minute old. */
  readWallDay(areas: readonly Product[]): Promise<WallDay | null> {
    return this.#shown(JSON.stringify(['day', areas]), () =>
      this.#store.read((query, source) => readWallDay(query, source, areas, this.#moment())),
    );
  }

  /** Since when there has been no trouble at some places, if there is none now; null if that is unknown. Up to a minute old. */
  readQuiet(areas: readonly Product[]): Promise<RecordedQuiet | null> {
    return this.#shown(JSON.stringify(['quiet', areas]), () =>
      this.#store.read((query, source) => readQuiet(query, source, areas, this.#moment())),
    );
  }

  /** The accounted time of every visible place in a period of whole days, and in as many days before. */
  readReliability(filter: ReliabilityQuery): Promise<Reliability> {
    return this.#store.read((query, source) => readReliability(query, source, filter, this.#moment()));
  }

  /** The board as it was at an instant; null if nothing was observed before it, or if its changes are no longer kept. */
  async readBoardAt(at: number): Promise<PastBoard | null> {
    // What is left of older changes would be a board without most of its monitors.
    if (at < this.#keptFrom()) return null;
    return this.#store.read((query, source) => readBoardAt(query, source, at));
  }

  /** From the first moment that {@link readBoardAt} knows to the last observation; null if there is none. */
  async readKnownPeriod(): Promise<Period | null> {
    const recorded = await this.readRecordedPeriod();
    if (!recorded) return null;
    // Time passes until a page is opened that shows the first moment.
    const from = Math.max(recorded.from, this.#keptFrom() + HOUR_MS);
    return from <= recorded.until ? { from, until: recorded.until } : null;
  }

  /** Since when each monitor has its status, healthy ones too, by id. */
  readStatusSince(): Promise<ReadonlyMap<number, StatusSince>> {
    return this.#store.read(readStatusSince);
  }

  /** What a new poller needs to know of the time before it; null if nothing was recorded, or while the store is away. */
  async readPast(): Promise<Past | null> {
    try {
      const recorded = await this.readRecordedPeriod();
      if (!recorded) return null;
      const gaps = await this.readGaps(recorded);
      return {
        observedSince: new Date(recorded.from).toISOString(),
        observedUntil: recorded.until,
        gapUntil: gaps.at(-1)?.until ?? null,
        statuses: await this.readStatusSince(),
        transitions: toPastTransitions(await this.readChanges({ areas: EVERYTHING, limit: MAX_CHANGES })),
      };
    } catch (error) {
      this.#options.log.warn({ problem: toStoreProblem(error) }, 'the history cannot be read');
      return null;
    }
  }

  /** The gaps of a period, oldest first. The time before the first observation and after the last one is none. */
  async readGaps(period: Period): Promise<readonly Gap[]> {
    return this.#store.read(async (query, source) => {
      const recorded = await readRecordedPeriod(query, source);
      if (!recorded) return [];
      const from = Math.max(period.from, recorded.from);
      const until = Math.min(period.until, recorded.until);
      return from < until ? toGaps(await readSpans(query, source, { from, until }), { from, until }) : [];
    });
  }

  /** Since when single changes are kept. */
  #keptFrom(): number {
    return this.#options.clock.now() - this.#options.retention.rawDays * DAY_MS;
  }

  #moment() {
    const { clock, intervalSeconds, timeZone } = this.#options;
    return {
      now: clock.now(),
      toleranceMs: toToleranceMs(intervalSeconds),
      timeZone,
      remember: this.#remember,
    };
  }

  /** Rolls up and deletes, if it is time, next to what is being recorded. */
  #maintainIfDue(): void {
    const now = this.#options.clock.elapsed();
    if (now - this.#rolledAtMs < ROLL_UP_EVERY_MS) return;
    this.#rolledAtMs = now;
    const isDeleting = now - this.#deletedAtMs >= DELETE_EVERY_MS;
    if (isDeleting) this.#deletedAtMs = now;
    this.#maintenance = this.#maintenance
      .then(() => this.rollUp())
      .then(() => (isDeleting ? this.deleteOld() : undefined))
      .then(
        () => undefined,
        (error: unknown) => {
          this.#rolledAtMs = -Infinity;
          this.#problem = toStoreProblem(error);
          this.#options.log.warn(
            { problem: this.#problem },
            'the history cannot be summed up and is tried again',
          );
        },
      );
  }
}
