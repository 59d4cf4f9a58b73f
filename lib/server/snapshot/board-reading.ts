import { SECTION_NAMES, type Ages, type Snapshot } from '@/lib/status/model/types';

import type { ReadTimes } from './board-state';

/** The version and freshness of a snapshot, without its content. */
export interface BoardReading extends Pick<Snapshot, 'version' | 'intervalSeconds' | 'isSlowed'> {
  readonly readAtMs: ReadTimes;
}

/** The age of each section in seconds; null if unknown or in the future. @param nowMs On the clock of `readAtMs`. */
export function toAges({ readAtMs }: Pick<BoardReading, 'readAtMs'>, nowMs: number): Ages {
  return Object.fromEntries(
    SECTION_NAMES.map((name) => {
      const atMs = readAtMs[name];
      return [name, atMs === null || atMs > nowMs ? null : (nowMs - atMs) / 1_000];
    }),
  ) as Ages;
}
