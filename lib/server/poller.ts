import 'server-only';

import type { Logger } from 'pino';

import {
  SECTION_NAMES,
  type Section,
  type SectionName,
  type Sections,
  type SourceProblem,
} from '@/lib/status/types';

import type { Clock } from './clock';
import { toSourceProblem } from './problem';
import type { SectionReader, SectionReaders } from './section-readers';
import type { ReadTimes, SnapshotStore } from './snapshot-store';
import type { BoardContext } from './to-board';

/** What a poller works with. */
export interface PollerOptions {
  readonly readers: SectionReaders;
  readonly store: SnapshotStore;
  readonly clock: Clock;
  readonly log: Logger;
  readonly timeZone: string;
  readonly intervalSeconds: number;
}

/** Reads the source again and again, and publishes what it found. Each section fails and recovers by itself. */
export class Poller {
  readonly #options: PollerOptions;
  #readTimes: ReadTimes;
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(options: PollerOptions) {
    this.#options = options;
    this.#readTimes = Object.fromEntries(SECTION_NAMES.map((name) => [name, null])) as ReadTimes;
  }

  /** Refreshes now and then once each interval, until stopped. Resolves after the first refresh. */
  async start(): Promise<void> {
    const startedMs = this.#options.clock.elapsed();
    await this.refresh();
    if (this.#isStopped) return;
    const tookMs = this.#options.clock.elapsed() - startedMs;
    this.#timer = setTimeout(
      () => void this.start(),
      Math.max(0, this.#options.intervalSeconds * 1_000 - tookMs),
    );
  }

  /** Starts no further refresh. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  /** Reads every section once and publishes; never rejects. A refresh under way is joined, not doubled. */
  refresh(): Promise<void> {
    this.#running ??= this.#refresh().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #refresh(): Promise<void> {
    const { clock, store, timeZone } = this.#options;
    const context = { timeZone, nowMs: clock.now() };
    const previous = store.published.snapshot.sections;
    const read = await Promise.all(
      SECTION_NAMES.map(async (name) => [name, await this.#readSection(name, previous, context)] as const),
    );
    if (!this.#isStopped) store.publish(Object.fromEntries(read) as unknown as Sections, this.#readTimes);
  }

  async #readSection<Name extends SectionName>(
    name: Name,
    previous: Sections,
    context: BoardContext,
  ): Promise<Sections[Name]> {
    const startedMs = this.#options.clock.elapsed();
    const reader = this.#options.readers[name] as unknown as SectionReader<Name>;
    try {
      const items = await reader(context);
      // The answer is as old as the question: what changed while it was on its way is not in it.
      this.#readTimes = { ...this.#readTimes, [name]: startedMs };
      this.#report(name, previous[name], null);
      return { state: 'fresh', problem: null, items } as unknown as Sections[Name];
    } catch (error) {
      const problem = toSourceProblem(error);
      this.#report(name, previous[name], problem, error);
      const state = this.#readTimes[name] === null ? 'unavailable' : 'stale';
      return { ...previous[name], state, problem };
    }
  }

  /** One line when a section's state changes, none while it stays the same. */
  #report(
    name: SectionName,
    previous: Section<unknown>,
    problem: SourceProblem | null,
    error?: unknown,
  ): void {
    if (previous.problem === problem && previous.state !== 'unavailable') return;
    if (previous.problem === problem && problem !== null) return;
    const { log } = this.#options;
    if (problem === null)
      log.info({ section: name }, previous.state === 'unavailable' ? 'read' : 'reads again');
    else
      log.warn(
        { section: name, problem, error: error instanceof Error ? error.message : 'unknown' },
        'cannot be read',
      );
  }
}
