import { z } from 'zod';

import { SECTION_NAMES } from '@/lib/status/model/types';

import { forEachSection, type BoardContent, type BoardState, type BoardTimes } from './board-state';

/** Synchronised clocks may differ by this much. A time further in the future is not plausible. */
const TOLERANCE_MS = 2_000;

const ageSchema = z.number().nonnegative().nullable();

/** How old the sections and the last sweep are, in milliseconds; null if unknown. Unlike times, ages are valid in every process. */
export const boardAgesSchema = z.strictObject({
  sections: z.record(z.enum(SECTION_NAMES), ageSchema),
  sweep: ageSchema,
});

/** See {@link boardAgesSchema}. */
export type BoardAges = z.output<typeof boardAgesSchema>;

/** Converts times to ages. @param elapsedMs The present, on {@link Clock.elapsed}. */
export function toBoardAges({ readTimes, sweptAtMs }: BoardTimes, elapsedMs: number): BoardAges {
  const toAge = (atMs: number | null): number | null => (atMs === null ? null : elapsedMs - atMs);
  return { sections: forEachSection((name) => toAge(readTimes[name])), sweep: toAge(sweptAtMs) };
}

/**
 * Converts ages to times of this process.
 *
 * @param sinceMs How long ago the ages were taken; null if unknown, which makes all times unknown.
 * @param elapsedMs The present, on {@link Clock.elapsed}.
 */
export function toBoardTimes(ages: BoardAges, sinceMs: number | null, elapsedMs: number): BoardTimes {
  const toTime = (ageMs: number | null): number | null =>
    ageMs === null || sinceMs === null ? null : elapsedMs - sinceMs - ageMs;
  return {
    readTimes: forEachSection((name) => toTime(ages.sections[name])),
    sweptAtMs: toTime(ages.sweep),
  };
}

/** Validates a difference of wall-clock times; null if it lies in the future, because the clock was set back. */
export function toTimeSince(differenceMs: number): number | null {
  return differenceMs < -TOLERANCE_MS ? null : Math.max(0, differenceMs);
}

/** The part of a board state that is valid in every process. Keeps the order of the keys, which the version depends on. */
export function toContent({
  readTimes: _,
  sweptAtMs: __,
  publication: ___,
  ...content
}: BoardState): BoardContent {
  return content;
}
