import type { Ages, Snapshot } from '@/lib/status/model/types';

import type { AlertsState } from '../alerts/alerts';
import type { HistoryHealth } from '../history/history';
import type { NotifyHealth } from '../notify/notifier';
import type { BuildInfo } from '../util/build-info';

/**
 * The roles of an instance. `single`: there is no cluster. In a cluster, `poller`: reads the source for all; `follower`: shows what the
 * poller reads; `alone`: has lost the cluster and reads the source itself.
 */
export const ROLES = ['single', 'poller', 'follower', 'alone'] as const;

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** The rate limit of the source, in requests; null if the source sends none. */
export interface Budget {
  readonly remaining: number | null;
  readonly limit: number | null;
}

/** The state of an instance for health checks and metrics. */
export interface Instance {
  readonly build: BuildInfo;
  readonly store: { readonly published: { readonly snapshot: Snapshot }; ages(): Ages };
  /** The board that metrics count: what is visible without signing in, or the whole board if nothing is. */
  counted(): Snapshot;
  role(): Role;
  /** Null if there is no cluster. */
  isSharingConnected(): boolean | null;
  /** Node's code of the error that prevents writing to `DATA_DIR`; null if there is none. */
  storageProblem(): string | null;
  history(): HistoryHealth;
  /** Null if none are configured. */
  notifications(): NotifyHealth | null;
  /** The alerts of Alertmanager; null if they are off, or another instance writes them. */
  alertsState(): AlertsState | null;
  budget(): Budget;
  /** Whether the first attempt to read the board has ended, successfully or not. */
  hasTriedOnce(): boolean;
  /** Milliseconds until this instance reads the source again; null if it does not. */
  nextReadInMs(): number | null;
  /** Whether the process has received a signal to stop, and still serves for `SHUTDOWN_DELAY_SECONDS`. */
  isLeaving(): boolean;
  /** Whether polling has stopped unexpectedly: only a restart helps. */
  isStalled(): boolean;
}
