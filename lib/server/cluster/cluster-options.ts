import 'server-only';

import type { Logger } from 'pino';

import type { BoardState, Publication } from '../snapshot/board-state';
import type { Clock } from '../util/clock';

/** What an instance needs to take its turn. */
export interface ClusterOptions {
  /** A Redis or Valkey server, `redis://` or `rediss://`, with its password if it has one. */
  readonly redisUrl: string;
  /** Only instances that read the same source share. */
  readonly sourceId: string;
  /** How often the source is to be read. */
  readonly intervalSeconds: number;
  readonly log: Logger;
  readonly clock: Clock;
  /** From 0 to 1, 1 excluded. */
  readonly random: () => number;
  /** The publication that this instance's state goes on from, if it is one from before the start. */
  readonly known: Publication | null;
  /** From now on this instance polls, starting from the latest state it was given or, where it was given none, from its own. */
  readonly onLead: () => void;
  /** From now on it does not poll any more; only called after `onLead`. */
  readonly onFollow: () => void;
  /**
   * A state of the instance that polls; and one that was left in Redis, if it is later than what this instance knows. Which is later,
   * their publications say, and no clock.
   */
  readonly onState: (state: BoardState) => void;
}

/**
 * What an instance is to the others. `poller`: it holds the lease and polls for all. `follower`: another does. `alone`:
 * Redis is out of reach, and it polls for itself; one that followed begins after one to two intervals.
 */
export type Role = 'poller' | 'follower' | 'alone';
