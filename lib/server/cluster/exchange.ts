import { isLater, type BoardState, type Publication } from '../snapshot/board-state';
import type { ClusterOptions } from './cluster-options';
import type { SharedBoard } from './shared-board';

/** Sends this instance's states to the cluster, and receives those of others. */
export class Exchange {
  readonly #board: SharedBoard;
  readonly #options: Pick<ClusterOptions, 'log' | 'onState'>;
  #latest: BoardState | null = null;
  #unsent: BoardState | null = null;
  /** The latest publication that this instance sent, received or started from. */
  #known: Publication | null;
  /** Whether this instance has read the source since it last received a state. */
  #hasOwn = false;
  #mark = '';
  #isDamaged = false;

  /** @param known The publication that this instance's saved state came from. */
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

  /** The mark of the last state that was received. */
  get mark(): string {
    return this.#mark;
  }

  /** Queues a state of this instance; replaces one that is still queued. */
  queue(state: BoardState): void {
    this.#latest = state;
    this.#unsent = state;
    this.#hasOwn = true;
  }

  /** Queues the latest state again, after Redis lost it. */
  queueAgain(): void {
    this.#unsent = this.#latest;
  }

  /** Empties the queue, because another instance polls now. */
  clearQueue(): void {
    this.#unsent = null;
  }

  /** Sends the queued state, if any. False if this instance no longer holds the lease. */
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
   * Receives the published state and passes it on. A state of the present lease is always accepted; one of an earlier lease
   * only if it is later than the known one and this instance has not read the source itself.
   *
   * @param token The present fencing token.
   */
  async receive(token: number): Promise<void> {
    const read = await this.#board.read();
    if (!read) return;
    const { log, onState } = this.#options;
    this.#mark = read.mark;
    if (!read.state && !this.#isDamaged)
      log.warn('the state that another instance published is invalid and is ignored');
    this.#isDamaged = !read.state;
    if (!read.state || !this.#isAccepted(read.state.publication, token)) return;
    this.#known = read.state.publication;
    this.#hasOwn = false;
    this.#latest = read.state;
    onState(read.state);
  }

  #isAccepted(publication: Publication, token: number): boolean {
    const isNew = publication.term !== this.#known?.term || isLater(publication, this.#known);
    if (publication.term >= token) return isNew;
    return !this.#hasOwn && isLater(publication, this.#known);
  }
}
