import 'server-only';

import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Logger } from 'pino';

import { SECTION_NAMES } from '@/lib/status/model/types';

import { toBoardAges, toBoardTimes, toContent, toTimeSince } from './board-ages';
import type { BoardState } from './board-state';
import { systemBoot, type Boot } from '../util/boot';
import type { Clock } from '../util/clock';
import { coalesce } from '../util/coalesce';
import { toDigest, serializeList } from '../util/digest';
import { removeStaleTemporaries, quarantine } from '../util/files';
import { type SavedAt, type SavedBoard, parseEnvelope, toEnvelope } from './state-envelope';
import { writeAtomically } from '../util/atomic-file';

const MAX_BYTES = 64 * 1024 * 1024;
/** How far the file may lag behind where only the read times move on: a large estate is not written every tick. After a restart the board seems older by so much at most. */
const SAME_CONTENT_GAP_MS = 60_000;

function toContentHash(state: BoardState): string {
  const { sections, transitions, ...rest } = toContent(state);
  const digests = SECTION_NAMES.map((name) => {
    const { items, ...how } = sections[name];
    return [how, serializeList(items).digest];
  });
  return toDigest(JSON.stringify([rest, digests, serializeList(transitions).digest]));
}
const toProblem = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';

/** What a state file is kept with. */
export interface StateFileOptions {
  readonly log: Logger;
  readonly clock: Clock;
  /** The machine's, unless given. */
  readonly boot?: Boot;
  /** What is known already of why nothing can be written. */
  readonly problem?: string | null;
}

/**
 * Keeps the latest board in `state.json` in the data directory, so that a restart knows it. No trouble with the disk is
 * the caller's: it is logged, once each time that it changes, and the board goes on.
 */
export class StateFile {
  readonly #path: string;
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #boot: Boot;
  #pending: BoardState | null = null;
  readonly #writePending = coalesce(() => this.#writeIfDue());
  #problem: string | null;
  #written = { contentHash: '', atMs: -Infinity };
  #isClosed = false;

  constructor(dataDir: string, { log, clock, boot = systemBoot, problem = null }: StateFileOptions) {
    this.#problem = problem;
    this.#path = join(dataDir, 'state.json');
    this.#log = log;
    this.#clock = clock;
    this.#boot = boot;
  }

  /** Why nothing can be written, by Node's code; null where it can, as far as was tried. */
  get problem(): string | null {
    return this.#problem;
  }

  /**
   * The board that was kept of this source, or null. How old it is is not known where it would have been kept in the future. A file that is damaged or of another source is set aside, beside
   * where it was, as `state.json.damaged-…` or `state.json.foreign-…`.
   */
  async load(sourceId: string): Promise<BoardState | null> {
    try {
      const found = await stat(this.#path);
      await removeStaleTemporaries(this.#path, this.#clock.now());
      const kept =
        found.isFile() && found.size <= MAX_BYTES ? await this.#read() : { problem: 'it is no file of ours' };
      if ('problem' in kept) await this.#setAside('damaged', kept.problem);
      else if (kept.kept.content.sourceId === sourceId) return this.#toState(kept.kept);
      else await this.#setAside('foreign', 'it is of another source');
    } catch (error) {
      const problem = toProblem(error);
      if (problem !== 'ENOENT')
        this.#log.warn({ problem }, 'the last known board in DATA_DIR cannot be read');
    }
    return null;
  }

  /** Keeps a board: the latest one given wins, and one write is under way at a time. */
  save(state: BoardState): void {
    if (this.#isClosed) return;
    this.#pending = state;
    void this.#writePending();
  }

  /** Writes the latest board, and ends: what is saved later is not kept. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#writePending();
  }

  async #read() {
    return parseEnvelope(await readFile(this.#path, 'utf8'), this.#clock.now());
  }

  #toState({ content, publication, ages, keptAt }: SavedBoard): BoardState {
    const times = toBoardTimes(ages, this.#toSince(keptAt), this.#clock.elapsed());
    return { ...content, ...times, publication };
  }

  /** The larger advance of the wall clock, which may have been set back a little, and of the machine's uptime, which it may not be known by. */
  #toSince({ wallMs, bootId, uptimeMs }: SavedAt): number | null {
    const sinceMs = toTimeSince(this.#clock.now() - wallMs);
    if (sinceMs === null || bootId === null || bootId !== this.#boot.id) return sinceMs;
    return Math.max(sinceMs, this.#boot.uptimeMs() - uptimeMs);
  }

  #toKept(state: BoardState): SavedBoard {
    const keptAt = {
      wallMs: this.#clock.now(),
      bootId: this.#boot.id,
      uptimeMs: this.#boot.uptimeMs(),
    };
    const ages = toBoardAges(state, this.#clock.elapsed());
    return { content: toContent(state), publication: state.publication, ages, keptAt };
  }

  async #setAside(kind: 'damaged' | 'foreign', problem: string): Promise<void> {
    const file = await quarantine(this.#path, kind, this.#clock.now());
    this.#log.warn({ problem, file }, 'the last known board in DATA_DIR is of no use and was set aside');
  }

  async #writeIfDue(): Promise<void> {
    const state = this.#pending;
    if (!state) return;
    const contentHash = toContentHash(state);
    const isSame = contentHash === this.#written.contentHash;
    const isLagging = this.#clock.elapsed() - this.#written.atMs >= SAME_CONTENT_GAP_MS;
    if (isSame && !isLagging && !this.#isClosed) return;
    this.#pending = null;
    if (!(await this.#write(state, contentHash))) this.#pending ??= state;
  }

  async #write(state: BoardState, contentHash: string): Promise<boolean> {
    try {
      await writeAtomically(this.#path, toEnvelope(this.#toKept(state)));
      this.#written = { contentHash, atMs: this.#clock.elapsed() };
      if (this.#problem) this.#log.info('DATA_DIR can be written to again');
      this.#problem = null;
      return true;
    } catch (error) {
      const problem = toProblem(error);
      if (problem !== this.#problem)
        this.#log.warn({ problem }, 'DATA_DIR cannot be written to: a restart will not know the last board');
      this.#problem = problem;
      return false;
    }
  }
}
