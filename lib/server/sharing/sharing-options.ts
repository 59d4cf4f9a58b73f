import 'server-only';

import type { Logger } from 'pino';

import type { BoardState } from '../board-state';
import type { Clock } from '../clock';

/** What an instance needs to take its turn. */
export interface SharingOptions {
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
  /** From now on this instance polls, starting from the latest state that was shared; null where none was. */
  readonly onLead: (latest: BoardState | null) => void;
  /** From now on it does not poll any more; only called after `onLead`. */
  readonly onFollow: () => void;
  /** A state of the instance that polls, at the start also the one that was kept; never one older than its own. */
  readonly onState: (state: BoardState) => void;
}

/**
 * What an instance is to the others. `poller`: it holds the lease and polls for all. `follower`: another does. `alone`:
 * Redis is out of reach, and it polls for itself; one that followed begins after one to two intervals.
 */
export type Role = 'poller' | 'follower' | 'alone';
