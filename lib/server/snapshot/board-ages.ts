import 'server-only';

import { z } from 'zod';

import { SECTION_NAMES } from '@/lib/status/model/types';

import { forEachSection, type BoardContent, type BoardState, type BoardTimes } from './board-state';

/** Clocks that are set to each other all the time differ by so much at most; a moment further in the future cannot be believed. */
const TOLERATED_MS = 2_000;

const ageSchema = z.number().nonnegative().nullable();

/** How old what a board holds was at some moment, in milliseconds; null where that is not known. It means the same in every process. */
export const boardAgesSchema = z.strictObject({
  sections: z.record(z.enum(SECTION_NAMES), ageSchema),
  sweep: ageSchema,
});

/** See {@link boardAgesSchema}. */
export type BoardAges = z.output<typeof boardAgesSchema>;

/** The ages of a board at a moment of {@link Clock.elapsed}. */
export function toBoardAges({ readTimes, sweptAtMs }: BoardTimes, elapsedMs: number): BoardAges {
  const ageOf = (atMs: number | null): number | null => (atMs === null ? null : elapsedMs - atMs);
  return { sections: forEachSection((name) => ageOf(readTimes[name])), sweep: ageOf(sweptAtMs) };
}

/**
 * When a board was read, on the clock of this process.
 *
 * @param sinceMs - how long ago the ages were true: see {@link toTimeSince}; where nobody knows, nothing is known of the ages either.
 */
export function toBoardTimes(ages: BoardAges, sinceMs: number | null, elapsedMs: number): BoardTimes {
  const stampOf = (ageMs: number | null): number | null =>
    ageMs === null || sinceMs === null ? null : elapsedMs - sinceMs - ageMs;
  return {
    readTimes: forEachSection((name) => stampOf(ages.sections[name])),
    sweptAtMs: stampOf(ages.sweep),
  };
}

/** How long ago something was, by a clock that may have been set back meanwhile; null where it would be in the future. */
export function toTimeSince(differenceMs: number): number | null {
  return differenceMs < -TOLERATED_MS ? null : Math.max(0, differenceMs);
}

/** What of a board means the same everywhere. The order of the keys stays as it is: it makes the version. */
export function toContent({
  readTimes: _,
  sweptAtMs: __,
  publication: ___,
  ...content
}: BoardState): BoardContent {
  return content;
}
