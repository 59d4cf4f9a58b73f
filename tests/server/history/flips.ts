/** The monitors that change with each reading of `flipping-recorder.ts`. */
export const FLIPPING = [1, 2, 3, 4, 5] as const;

const START_MS = Date.parse('2026-11-20T00:00:00Z');

/** When a reading is noticed, by its number. */
export const toFlipTime = (number: number): number => START_MS + number * 1_000;
