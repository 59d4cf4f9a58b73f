import 'server-only';

import { SECTION_NAMES, type Ages, type SectionName, type Snapshot } from '@/lib/status/types';

/** What a board says beside what it shows: which version that is, and how far it can be believed. */
export interface BoardReading extends Pick<Snapshot, 'version' | 'intervalSeconds' | 'isSlowed'> {
  /** When each section was last read with success, in milliseconds on the clock that never jumps; null where it never was. */
  readonly readAtMs: Readonly<Record<SectionName, number | null>>;
}

/** How long before a moment of the same clock each section was last read. */
export function toAges({ readAtMs }: Pick<BoardReading, 'readAtMs'>, nowMs: number): Ages {
  return Object.fromEntries(
    SECTION_NAMES.map((name) => {
      const atMs = readAtMs[name];
      return [name, atMs === null ? null : Math.max(0, (nowMs - atMs) / 1_000)];
    }),
  ) as Ages;
}
