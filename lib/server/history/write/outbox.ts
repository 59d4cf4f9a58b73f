import type { Logger } from 'pino';

import type { Clock } from '../../util/clock';
import { toStoreProblem, type Store } from '../store/store';
import type { Batch } from './batch';
import type { QueueFile } from './queue-file';
import { writeBatch } from './write-batch';

/** What an outbox works with. */
export interface OutboxOptions {
  readonly store: Store;
  /** Where batches wait while the store is away; null if there is no folder for it. */
  readonly queue: QueueFile | null;
  readonly clock: Clock;
  readonly log: Logger;
}

const RETRY_MS = 10_000;
/** Batches in memory, if neither the store nor the queue can be written to. More are given up. */
const MAX_UNSAVED = 1_000;
/** Batches of the queue per transaction. */
const DRAINED_AT_ONCE = 100;

/** Brings batches to the store, in order; while it is away, to a file. Logs when either begins to fail, and never throws. */
export class Outbox {
  readonly #options: OutboxOptions;
  #pending: Batch[] = [];
  #retryAtMs = -Infinity;
  #savedAtMs = -Infinity;
  #problem: string | null = null;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Why the store cannot be written to; null if it can. See {@link toStoreProblem}. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Batches that are in memory only. */
  get unsaved(): number {
    return this.#pending.length;
  }

  /** When batches were last saved, on {@link Clock.elapsed}. */
  get savedAtMs(): number {
    return this.#savedAtMs;
  }

  add(batch: Batch): void {
    this.#pending.push(batch);
  }

  /** Writes what waits in the queue to the store, then reads from the store. Null if it is away. */
  async readAfterAll<T>(read: (store: Store) => Promise<T>): Promise<T | null> {
    const { queue, store } = this.#options;
    try {
      await queue?.open();
    } catch {
      // Appending to it will fail with the same error, and report it.
    }
    try {
      await this.#drain();
      const result = await read(store);
      this.#noteSuccess();
      return result;
    } catch (error) {
      this.#noteProblem(error);
      return null;
    }
  }

  /** Saves all batches in the store, or else in the queue. `lost`: there were too many for the memory, and they were given up. */
  async deliver(): Promise<'stored' | 'queued' | 'unsaved' | 'lost'> {
    const { clock, queue } = this.#options;
    const isEmpty = this.#pending.length === 0 && (queue?.bytes ?? 0) === 0;
    if (isEmpty) return this.#problem === null ? 'stored' : 'queued';
    if (clock.elapsed() >= this.#retryAtMs) {
      try {
        await this.#drain();
        await this.#write(this.#pending);
        this.#noteSaved();
        this.#noteSuccess();
        return 'stored';
      } catch (error) {
        this.#noteProblem(error);
      }
    }
    return this.#putIntoQueue();
  }

  async #putIntoQueue(): Promise<'queued' | 'unsaved' | 'lost'> {
    const { queue, log } = this.#options;
    if (this.#pending.length === 0) return 'queued';
    try {
      if (!queue) throw new Error('there is no queue');
      await queue.append(this.#pending);
      this.#noteSaved();
      return 'queued';
    } catch (error) {
      if (this.#pending.length <= MAX_UNSAVED) return 'unsaved';
      log.error(
        { problem: toStoreProblem(error) },
        'the history cannot be saved anywhere: a part of it is lost',
      );
      this.#pending = [];
      return 'lost';
    }
  }

  async #write(batches: readonly Batch[]): Promise<void> {
    if (batches.length === 0) return;
    await this.#options.store.write(async (query, source) => {
      for (const batch of batches) await writeBatch(query, source, batch);
    });
  }

  /** @throws Error of the engine or the disk */
  async #drain(): Promise<void> {
    const { queue } = this.#options;
    if (!queue || queue.bytes === 0) return;
    const batches = await queue.read();
    for (let at = 0; at < batches.length; at += DRAINED_AT_ONCE)
      await this.#write(batches.slice(at, at + DRAINED_AT_ONCE));
    await queue.clear();
  }

  #noteSaved(): void {
    this.#pending = [];
    this.#savedAtMs = this.#options.clock.elapsed();
  }

  #noteProblem(error: unknown): void {
    const { log, clock } = this.#options;
    const problem = toStoreProblem(error);
    if (problem !== this.#problem)
      log.warn({ problem }, 'the history cannot be written to: changes wait in DATA_DIR');
    this.#problem = problem;
    this.#retryAtMs = clock.elapsed() + RETRY_MS;
  }

  #noteSuccess(): void {
    if (this.#problem !== null) this.#options.log.info('the history can be written to again');
    this.#problem = null;
    this.#retryAtMs = -Infinity;
  }
}
