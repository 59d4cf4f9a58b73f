import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { Logger } from 'pino';

import { SECTION_NAMES } from '@/lib/status/model/types';

import { systemBoot, type Boot, type Clock } from '../util/clock';
import { coalesce } from '../util/coalesce';
import { serializeList, toDigest } from '../util/digest';
import { quarantine, removeStaleTemporaries, toErrorCode, writeAtomically } from '../util/files';
import { toBoardAges, toBoardTimes, toContent, toTimeSince } from './board-ages';
import type { BoardState } from './board-state';
import { parseEnvelope, toEnvelope, type SavedAt, type SavedBoard } from './state-envelope';

const MAX_BYTES = 64 * 1024 * 1024;
/** If only read times changed, the file is written this often. After a restart, the board may seem older by as much. */
const SAME_CONTENT_GAP_MS = 60_000;

function toContentHash(state: BoardState): string {
  const { sections, transitions, ...rest } = toContent(state);
  const digests = SECTION_NAMES.map((name) => {
    const { items, ...metadata } = sections[name];
    return [metadata, serializeList(items).digest];
  });
  return toDigest(JSON.stringify([rest, digests, serializeList(transitions).digest]));
}

/** What a state file works with. */
export interface StateFileOptions {
  readonly log: Logger;
  readonly clock: Clock;
  /** Default: the machine's. */
  readonly boot?: Boot;
  /** Why the folder cannot be written to, as far as known. */
  readonly problem?: string | null;
}

/**
 * Saves the latest board to `state.json` in the data directory, so that a restart can show it. Disk errors are logged when
 * they change, and never thrown.
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

  /** Node's error code of the last write; null if it succeeded. */
  get problem(): string | null {
    return this.#problem;
  }

  /**
   * Loads the saved board of a source; null if there is none. Its age is unknown if it was saved in the future. A file that
   * is damaged or of another source is renamed to `state.json.damaged-…` or `state.json.foreign-…`.
   */
  async load(sourceId: string): Promise<BoardState | null> {
    try {
      const found = await stat(this.#path);
      await removeStaleTemporaries(this.#path, this.#clock.now());
      const parsed =
        found.isFile() && found.size <= MAX_BYTES ? await this.#read() : { problem: 'it is no file of ours' };
      if ('problem' in parsed) await this.#quarantine('damaged', parsed.problem);
      else if (parsed.saved.content.sourceId === sourceId) return this.#toState(parsed.saved);
      else await this.#quarantine('foreign', 'it is of another source');
    } catch (error) {
      const problem = toErrorCode(error);
      if (problem !== 'ENOENT')
        this.#log.warn({ problem }, 'the last known board in DATA_DIR cannot be read');
    }
    return null;
  }

  /** Saves a board in the background. If several are saved during a write, only the latest is written. */
  save(state: BoardState): void {
    if (this.#isClosed) return;
    this.#pending = state;
    void this.#writePending();
  }

  /** Writes the latest board, and ignores later calls of {@link save}. */
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

  /** Time since the board was saved: by the wall clock or the machine's uptime, whichever is longer. */
  #toSince({ wallMs, bootId, uptimeMs }: SavedAt): number | null {
    const sinceMs = toTimeSince(this.#clock.now() - wallMs);
    if (sinceMs === null || bootId === null || bootId !== this.#boot.id) return sinceMs;
    return Math.max(sinceMs, this.#boot.uptimeMs() - uptimeMs);
  }

  #toSaved(state: BoardState): SavedBoard {
    const keptAt = {
      wallMs: this.#clock.now(),
      bootId: this.#boot.id,
      uptimeMs: this.#boot.uptimeMs(),
    };
    const ages = toBoardAges(state, this.#clock.elapsed());
    return { content: toContent(state), publication: state.publication, ages, keptAt };
  }

  async #quarantine(reason: 'damaged' | 'foreign', problem: string): Promise<void> {
    const file = await quarantine(this.#path, reason, this.#clock.now());
    this.#log.warn({ problem, file }, 'the last known board in DATA_DIR cannot be used and was set aside');
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
      await writeAtomically(this.#path, toEnvelope(this.#toSaved(state)));
      this.#written = { contentHash, atMs: this.#clock.elapsed() };
      if (this.#problem) this.#log.info('DATA_DIR can be written to again');
      this.#problem = null;
      return true;
    } catch (error) {
      const problem = toErrorCode(error);
      if (problem !== this.#problem)
        this.#log.warn({ problem }, 'DATA_DIR cannot be written to: a restart will not know the last board');
      this.#problem = problem;
      return false;
    }
  }
}
