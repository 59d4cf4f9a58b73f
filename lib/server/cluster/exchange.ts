import 'server-only';

import { isLater, type BoardState, type Publication } from '../snapshot/board-state';
import type { SharedBoard } from './shared-board';
import type { ClusterOptions } from './cluster-options';

/** What one instance has of the state that all share: the latest it knows, and what it has still to send. */
export class Exchange {
  readonly #board: SharedBoard;
  readonly #options: Pick<ClusterOptions, 'log' | 'onState'>;
  #latest: BoardState | null = null;
  #unsent: BoardState | null = null;
  /** The latest publication that this instance has taken up, or made, or goes on from. */
  #known: Publication | null;
  /** Whether it has read the source itself since. */
  #hasOwn = false;
  #mark = '';
  #isDamaged = false;

  /** @param known - the publication that the state from before the start goes on from. */
  constructor(
    board: SharedBoard,
    known: Publication | null,
    options: Pick<ClusterOptions, 'log' | 'onState'>,
  ) {
    this.#board = board;
    this.#known = known;
    this.#options = options;
  }

  get known(): Publication | null {
    return this.#known;
  }

  /** The publication that was read last. */
  get mark(): string {
    return this.#mark;
  }

  /** Takes a state of this instance, to be sent. */
  keep(state: BoardState): void {
    this.#latest = state;
    this.#unsent = state;
    this.#hasOwn = true;
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
      const publication = await this.#board.publish(holder, state);
      if (publication) {
        this.#known = publication;
        return true;
      }
    } catch (error) {
      this.#unsent ??= state;
      throw error;
    }
    this.#unsent ??= state;
    return false;
  }

  /**
   * Reads what was published last, and hands it on: always what the present holder of the lease has published; what one before it left
   * only where it is later than what this instance knows and it has read nothing itself.
   *
   * @param token - of the present holder, as far as this instance knows.
   */
  async read(token: number): Promise<void> {
    const read = await this.#board.read();
    if (!read) return;
    const { log, onState } = this.#options;
    this.#mark = read.mark;
    if (!read.state && !this.#isDamaged)
      log.warn('what another instance has published is of no use and is ignored');
    this.#isDamaged = !read.state;
    if (!read.state || !this.#isWanted(read.state.publication, token)) return;
    this.#known = read.state.publication;
    this.#hasOwn = false;
    this.#latest = read.state;
    onState(read.state);
  }

  #isWanted(publication: Publication, token: number): boolean {
    const isNew = publication.term !== this.#known?.term || isLater(publication, this.#known);
    if (publication.term >= token) return isNew;
    return !this.#hasOwn && isLater(publication, this.#known);
  }
}
