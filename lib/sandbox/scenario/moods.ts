/** From how few to how many of something there are to be. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** How much goes on in an estate. */
export interface Pace {
  /** How long it takes from one change to the next, in milliseconds; null when nothing changes. */
  readonly changeMs: number | null;
  /** How many monitors of 300 stand at alert, and at warning. */
  readonly alerts: Range;
  readonly warnings: Range;
  /** How many incidents are not resolved. */
  readonly incidents: Range;
}

const NONE: Range = { least: 0, most: 0 };

/** What each mood means. */
export const MOODS = {
  lively: {
    changeMs: 10_000,
    alerts: { least: 1, most: 3 },
    warnings: { least: 3, most: 7 },
    incidents: { least: 1, most: 3 },
  },
  calm: { changeMs: null, alerts: NONE, warnings: NONE, incidents: NONE },
  storm: {
    changeMs: 2000,
    alerts: { least: 12, most: 26 },
    warnings: { least: 20, most: 40 },
    incidents: { least: 6, most: 10 },
  },
  empty: { changeMs: null, alerts: NONE, warnings: NONE, incidents: NONE },
} as const satisfies Record<string, Pace>;

/** How much goes on: `empty` has nothing at all, `calm` a past but no present. */
export type Mood = keyof typeof MOODS;

/** A range of monitors for an estate of this many. */
export function scaleRange({ least, most }: Range, monitors: number): Range {
  const factor = Math.max(1, monitors / 300);
  return { least: Math.round(least * factor), most: Math.round(most * factor) };
}
