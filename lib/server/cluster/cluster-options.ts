import type { Logger } from 'pino';

import type { BoardState, Publication } from '../snapshot/board-state';
import type { Clock } from '../util/clock';

/** What an instance needs to join a cluster. */
export interface ClusterOptions {
  /** The address of a Redis or Valkey server, `redis://` or `rediss://`. */
  readonly redisUrl: string;
  /** Instances with the same source form a cluster. */
  readonly sourceId: string;
  /** The configured refresh interval. */
  readonly intervalSeconds: number;
  readonly log: Logger;
  readonly clock: Clock;
  /** From 0 to 1, exclusive. */
  readonly random: () => number;
  /** The publication that this instance's saved state came from; null if it has none. */
  readonly known: Publication | null;
  /** Called when this instance has to start polling, from the latest state it received or else its own. */
  readonly onLead: () => void;
  /** Called when this instance has to stop polling. Only called after `onLead`. */
  readonly onFollow: () => void;
  /** Receives the states of the polling instance, and at startup a state in Redis that is later than `known`. */
  readonly onState: (state: BoardState) => void;
}

/**
 * The role of an instance. `poller` holds the lease and polls for all. `follower` shows what the poller publishes. `alone`
 * means that Redis is unreachable, so that each instance polls for itself; a former follower starts after one to two
 * intervals.
 */
export type Role = 'poller' | 'follower' | 'alone';
