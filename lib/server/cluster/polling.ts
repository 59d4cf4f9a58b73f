import { Poller, type PollerOptions } from '../poller/poller';
import type { BoardState } from '../snapshot/board-state';
import type { ClosedNotices } from '../poller/transitions';
import { createCluster, type Cluster } from './cluster';

/** What polling works with. */
export interface PollingOptions extends Omit<PollerOptions, 'onState' | 'budgetShare'> {
  /** The Redis server of the cluster. Without it, this instance always polls. */
  readonly redisUrl: string | undefined;
  /** The state to start from. */
  readonly initial: BoardState;
  /** Receives each state, whether this instance or another one read it. */
  readonly onState: (state: BoardState) => void;
  /** Called when this instance begins to poll, and when another one does. */
  readonly onLead: () => void;
  readonly onFollow: () => void;
  /** Receives each state that this instance read, and the notices that closed since the one before. */
  readonly onRead: (state: BoardState, closed: ClosedNotices) => void;
}

/** Polls the source: always without a cluster, otherwise while this instance is its leader. */
export class Polling {
  readonly #options: PollingOptions;
  readonly #cluster: Cluster | null;
  #poller: Poller | null = null;
  #state: BoardState;
  #hasState = false;
  #firstRead: Promise<void> = Promise.resolve();

  constructor(options: PollingOptions) {
    const { redisUrl, initial } = options;
    this.#options = options;
    this.#state = initial;
    this.#cluster =
      redisUrl === undefined
        ? null
        : createCluster({
            ...options,
            redisUrl,
            known: initial.publication,
            onLead: () => {
              this.#firstRead = this.#lead();
            },
            onFollow: () => {
              this.#follow();
              options.onFollow();
            },
            onState: (state) => this.#accept(state),
          });
  }

  /** The poller; null while another instance polls. */
  get poller(): Poller | null {
    return this.#poller;
  }

  /** The membership in the cluster; null without one. */
  get cluster(): Cluster | null {
    return this.#cluster;
  }

  /** Whether a first refresh has ended, or a state was received. */
  get hasState(): boolean {
    return this.#hasState;
  }

  /** Resolves after the first refresh, or when another instance is known to poll. */
  async start(): Promise<void> {
    if (!this.#cluster) return this.#lead();
    await this.#cluster.start();
    await this.#firstRead;
  }

  /** Stops polling, and hands over to another instance. */
  async stop(): Promise<void> {
    this.#follow();
    await this.#cluster?.stop();
  }

  #lead(): Promise<void> {
    this.#poller?.stop();
    this.#options.onLead();
    this.#poller = new Poller({
      ...this.#options,
      budgetShare: () => this.#cluster?.budgetShare() ?? 1,
      onState: (read, closed) => {
        this.#options.onRead(read, closed);
        const state = { ...read, publication: this.#cluster?.publication ?? null };
        try {
          this.#accept(state);
        } finally {
          // Followers get the state even if it cannot be shown here.
          this.#cluster?.publish(state);
        }
      },
    });
    return this.#poller.start(this.#state);
  }

  #follow(): void {
    this.#poller?.stop();
    this.#poller = null;
  }

  #accept(state: BoardState): void {
    this.#state = state;
    this.#hasState = true;
    this.#options.onState(state);
  }
}
