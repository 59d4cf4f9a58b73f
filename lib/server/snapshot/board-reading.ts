import 'server-only';

import { SECTION_NAMES, type Ages, type Snapshot } from '@/lib/status/model/types';

import type { ReadTimes } from './board-state';

/** What a board says beside what it shows: which version that is, and how far it can be believed. */
export interface BoardReading extends Pick<Snapshot, 'version' | 'intervalSeconds' | 'isSlowed'> {
  /** See {@link ReadTimes}. */
  readonly readAtMs: ReadTimes;
}

/** How long before a moment of the same clock each section was last read; null where that is not known, and where it would be after it. */
export function toAges({ readAtMs }: Pick<BoardReading, 'readAtMs'>, nowMs: number): Ages {
  return Object.fromEntries(
    SECTION_NAMES.map((name) => {
      const atMs = readAtMs[name];
      return [name, atMs === null || atMs > nowMs ? null : (nowMs - atMs) / 1_000];
    }),
  ) as Ages;
}
