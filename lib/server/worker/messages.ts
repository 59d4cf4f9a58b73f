import type { BuildInfo } from '../util/build-info';
import type { Config } from '../config/config';
import type { WorkerAddress } from './worker-server';
import type { AccessEntry } from '../screens/access-table';
import type { ChannelEnd } from './board-channel';

/** The data that a worker is started with. */
export interface WorkerStartData {
  /** The project directory. */
  readonly dir: string;
  /** Parsed in the main thread, so that the environment is read once. */
  readonly config: Config;
  /** Whether `next dev` compiles the pages. */
  readonly isDev: boolean;
  readonly board: ChannelEnd;
  /** See {@link startHeartbeat}. */
  readonly heartbeat: SharedArrayBuffer;
}

/** Messages from the worker. `metrics` requests the metrics of the edge; `access` lists the paired screens and share links. */
export type WorkerMessage =
  | { readonly kind: 'ready'; readonly build: BuildInfo; readonly address: WorkerAddress }
  | { readonly kind: 'invalid-config'; readonly problems: readonly string[] }
  | { readonly kind: 'metrics' }
  | { readonly kind: 'access'; readonly entries: readonly AccessEntry[] };

/** Messages to the worker. `leave` comes before `end`; `metrics` is the reply to its request; `used` reports a request by a screen or share link. */
export type EdgeMessage =
  | { readonly kind: 'leave' }
  | { readonly kind: 'end' }
  | { readonly kind: 'metrics'; readonly text: string }
  | { readonly kind: 'used'; readonly grantId: string; readonly report: string | undefined };
