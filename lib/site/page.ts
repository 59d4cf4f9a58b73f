/** Header with the build id of the dashboard; its presence shows that a response is the dashboard's own. */
export const BUILD_HEADER = 'board-build';

const LONGEST_MS = 5_000;

/** How long a rendered page is fresh, in milliseconds. It may be served stale for as long again while it is rendered, so no page lags more than one interval. */
export function pageLifetimeMs(intervalSeconds: number): number {
  return Math.min(LONGEST_MS, (intervalSeconds * 1_000) / 2);
}

/** Maximum age of a rendered page when it is sent, in milliseconds. */
export function oldestPageMs(intervalSeconds: number): number {
  return 2 * pageLifetimeMs(intervalSeconds);
}
