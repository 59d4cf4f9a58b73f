const LONGEST_MS = 5_000;

/**
 * How long one rendering of a page may be shown to others before it is rendered anew, for a board refreshed each so many
 * seconds. While that goes on it is shown for as long again at most, so that no page lags behind by more than one refresh.
 */
export function pageLifetimeMs(intervalSeconds: number): number {
  return Math.min(LONGEST_MS, (intervalSeconds * 1_000) / 2);
}

/** The oldest that the rendering of a page can be when it is sent, in milliseconds. */
export function oldestPageMs(intervalSeconds: number): number {
  return 2 * pageLifetimeMs(intervalSeconds);
}
