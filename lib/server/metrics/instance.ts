import 'server-only';

import type { Ages, Snapshot } from '@/lib/status/model/types';

import type { BuildInfo } from '../util/build-info';

/**
 * What an instance does for the board.
 *
 * `single`: it shares with nobody and reads the source. With sharing, `poller`: it reads for all; `follower`: it shows what
 * the poller reads; `alone`: sharing is lost, and it goes on by itself.
 */
export const ROLES = ['single', 'poller', 'follower', 'alone'] as const;

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** What the source's rate limit leaves, in requests; null where the source tells none. */
export interface Budget {
  readonly remaining: number | null;
  readonly limit: number | null;
}

/** What operators are told of a running board: read anew by every request for health and every scrape of metrics. */
export interface Instance {
  readonly build: BuildInfo;
  readonly store: { readonly published: { readonly snapshot: Snapshot }; ages(): Ages };
  /** The board that metrics count: what everybody may see, or, where nobody may see anything, all of it. */
  counted(): Snapshot;
  role(): Role;
  /** Null where nothing is to be shared. */
  isSharingConnected(): boolean | null;
  /** Why nothing can be kept in `DATA_DIR`, by Node's code; null where it can. */
  storageProblem(): string | null;
  budget(): Budget;
  /** Whether the first attempt to get a board has ended, well or not. */
  hasTriedOnce(): boolean;
  /** How long until this instance reads the source again, in milliseconds; null where it does not. */
  nextReadInMs(): number | null;
  /** Whether it reads no more though it should, so that only a restart is left to try. */
  isStalled(): boolean;
}
