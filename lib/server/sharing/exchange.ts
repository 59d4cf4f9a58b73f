import 'server-only';

import type { BoardState } from '../board-state';
import type { SharedBoard } from './shared-board';
import type { SharingOptions } from './sharing-options';

/** What one instance has of the state that all share: the latest it knows, and what it has still to send. */
export class Exchange {
  readonly #board: SharedBoard;
  readonly #options: Pick<SharingOptions, 'log' | 'clock' | 'onState'>;
  #latest: BoardState | null = null;
  #unsent: BoardState | null = null;
  #ownAtMs = -Infinity;
  #mark = '';
  #isDamaged = false;

  constructor(board: SharedBoard, options: Pick<SharingOptions, 'log' | 'clock' | 'onState'>) {
    this.#board = board;
    this.#options = options;
  }

  get latest(): BoardState | null {
    return this.#latest;
  }

  /** The publication that was read last. */
  get mark(): string {
    return this.#mark;
  }

  /** Takes a state of this instance, to be sent. */
  keep(state: BoardState): void {
    this.#latest = state;
    this.#unsent = state;
    this.#ownAtMs = this.#options.clock.elapsed();
  }

  /** Sends the latest state once more, where Redis lost it. */
  keepAgain(): void {
    this.#unsent = this.#latest;
  }

  /** Gives up what was not sent: another polls now. */
  forget(): void {
    this.#unsent = null;
  }

  /** Sends what there is to send; false where this instance does not hold the lease any more. */
  async send(holder: string): Promise<boolean> {
    const state = this.#unsent;
    if (!state) return true;
    this.#unsent = null;
    try {
      if (await this.#board.publish(holder, state)) return true;
    } catch (error) {
      this.#unsent ??= state;
      throw error;
    }
    this.#unsent ??= state;
    return false;
  }

  /** Reads what was published last, and hands it on unless this instance knows better. */
  async read(): Promise<void> {
    const read = await this.#board.read();
    if (!read) return;
    const { log, clock, onState } = this.#options;
    this.#mark = read.mark;
    if (!read.state && !this.#isDamaged)
      log.warn('what another instance has published is of no use and is ignored');
    this.#isDamaged = !read.state;
    if (!read.state || clock.elapsed() - read.ageMs < this.#ownAtMs) return;
    this.#latest = read.state;
    onState(read.state);
  }
}
