/** A range of counts, both ends included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** How much is broken, and how often data changes. */
export interface Pace {
  /** Average time between changes, in milliseconds; null for no changes. */
  readonly changeMs: number | null;
  /** Monitors with the status `alert`, per 300 monitors. */
  readonly alerts: Range;
  /** Monitors with the status `warning`, per 300 monitors. */
  readonly warnings: Range;
  /** Open incidents. */
  readonly incidents: Range;
}

const NONE: Range = { min: 0, max: 0 };

/** The pace of each mood. */
export const MOODS = {
  lively: {
    changeMs: 10_000,
    alerts: { min: 1, max: 3 },
    warnings: { min: 3, max: 7 },
    incidents: { min: 1, max: 3 },
  },
  calm: { changeMs: null, alerts: NONE, warnings: NONE, incidents: NONE },
  storm: {
    changeMs: 2000,
    alerts: { min: 12, max: 26 },
    warnings: { min: 20, max: 40 },
    incidents: { min: 6, max: 10 },
  },
  empty: { changeMs: null, alerts: NONE, warnings: NONE, incidents: NONE },
} as const satisfies Record<string, Pace>;

/** `empty` has no data at all, `calm` only closed items. */
export type Mood = keyof typeof MOODS;

/** Scales a range per 300 monitors to this many monitors. */
export function scaleRange({ min: least, max: most }: Range, monitors: number): Range {
  const factor = Math.max(1, monitors / 300);
  return { min: Math.round(least * factor), max: Math.round(most * factor) };
}
