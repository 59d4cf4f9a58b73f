import 'server-only';

import type { BoardContent } from '../snapshot/board-state';

/** How long Redis keeps what nobody renews: 30 days. */
export const KEPT_MS = 30 * 86_400_000;

const FORMAT: BoardContent['format'] = 2;

/** The names under which one source's instances meet; the braces keep them together on one node of a cluster. Boards of another format stay among themselves. */
export function keysOf(sourceId: string) {
  const prefix = `prodmanager-dashboard:{${sourceId}}:${FORMAT}:`;
  return {
    lease: `${prefix}lease`,
    token: `${prefix}token`,
    instances: `${prefix}instances`,
    failing: `${prefix}failing`,
    state: `${prefix}state`,
    channel: `${prefix}changes`,
  };
}
