import 'server-only';

import type { BuildInfo } from '../util/build-info';
import type { Config } from '../config/config';
import type { WorkerAddress } from './worker-server';
import type { AccessEntry } from '../screens/access-table';
import type { ChannelEnd } from './board-channel';

/** What a renderer is given at its start. */
export interface WorkerStartData {
  /** The folder of the board. */
  readonly dir: string;
  /** What the main thread parsed: the environment is read once. */
  readonly config: Config;
  /** Whether pages are compiled as they are asked for. */
  readonly isDev: boolean;
  readonly board: ChannelEnd;
  /** What it beats into while its event loop turns: see {@link startHeartbeat}. */
  readonly heart: SharedArrayBuffer;
}

/** What a renderer says: that it serves, that its configuration is wrong, that it wants the metrics of the front, or which screens and links there are. */
export type WorkerMessage =
  | { readonly kind: 'ready'; readonly build: BuildInfo; readonly address: WorkerAddress }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }
  | { readonly kind: 'metrics' }
  | { readonly kind: 'access'; readonly entries: readonly AccessEntry[] };

/** What a renderer is told: to end, the metrics that it asked for, or that a screen or a link was used. */
export type EdgeMessage =
  | { readonly kind: 'end' }
  | { readonly kind: 'metrics'; readonly text: string }
  | { readonly kind: 'used'; readonly grantId: string; readonly report: string | undefined };
