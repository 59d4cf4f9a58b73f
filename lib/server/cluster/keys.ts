import type { BoardContent, Publication } from '../snapshot/board-state';

/** How long Redis keeps keys that no instance renews: 30 days. */
export const KEY_LIFETIME_MS = 30 * 86_400_000;

const FORMAT: BoardContent['format'] = 2;

/**
 * The Redis keys of one source. The braces keep them on one node of a Redis cluster. Instances with another format of board
 * use other keys.
 */
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

const MARK = /^(\d+):.*\/(\d+)$/s;

/** Parses the mark of a published state, `token:instance/version`; null if it is invalid. */
export function parseMark(mark: string): Publication | null {
  const [, term, version] = MARK.exec(mark) ?? [];
  return term === undefined ? null : { term: Number(term), version: Number(version) };
}
