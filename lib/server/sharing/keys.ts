import 'server-only';

import type { BoardState } from '../board-state';

/** How long Redis keeps what nobody renews: 30 days. */
export const KEPT_MS = 30 * 86_400_000;

const FORMAT: BoardState['format'] = 1;

/** The names under which one source's instances meet; the braces keep them together on one node of a cluster. Boards of another format stay among themselves. */
export function keysOf(sourceId: string) {
  const prefix = `prodmanager-dashboard:{${sourceId}}:${FORMAT}:`;
  return {
    lease: `${prefix}lease`,
    token: `${prefix}token`,
    instances: `${prefix}instances`,
    state: `${prefix}state`,
    channel: `${prefix}changes`,
  };
}
