/** How many hours a strip has. */
export const STRIP_HOURS = 24;

/** About four arc-minutes, so that hours can be told apart from the viewing distance. */
const LEAST_HOUR_EM = 0.26;

/** The least width of a strip in px. @param secondaryPx The size of secondary text. */
export const leastStripPx = (secondaryPx: number): number =>
  STRIP_HOURS * Math.ceil(secondaryPx * LEAST_HOUR_EM);
