import 'server-only';

import type { Publication } from '../snapshot/board-state';

const MARK = /^(\d+):.*\/(\d+)$/s;

/** Which publication a mark, `token:instance/version`, stands for; null where it is none. */
export function parseMark(mark: string): Publication | null {
  const [, term, version] = MARK.exec(mark) ?? [];
  return term === undefined ? null : { term: Number(term), version: Number(version) };
}
