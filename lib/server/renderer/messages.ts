import 'server-only';

import type { BuildInfo } from '../build-info';
import type { LineEnd } from './board-line';

/** What a renderer is given at its start. */
export interface RendererData {
  /** The folder of the built board. */
  readonly dir: string;
  /** Where the front listens, or will. */
  readonly hostname: string;
  readonly port: number;
  /** Where it is to answer. */
  readonly socketPath: string;
  readonly board: LineEnd;
}

/** What a renderer says: that it serves, that its configuration is wrong, or that it wants the metrics of the front. */
export type RendererMessage =
  | { readonly kind: 'ready'; readonly build: BuildInfo }
  | { readonly kind: 'refused'; readonly problems: readonly string[] }
  | { readonly kind: 'metrics' };

/** What a renderer is told: to end, or the metrics that it asked for. */
export type FrontMessage = { readonly kind: 'end' } | { readonly kind: 'metrics'; readonly text: string };
