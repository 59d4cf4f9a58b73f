const JITTER = 0.1;

/** Polling interval of a screen in milliseconds: a third of the board's interval, so that polling adds little age. */
export function pollIntervalMs(intervalSeconds: number): number {
  return Math.min(5_000, Math.max(300, (intervalSeconds * 1_000) / 3));
}

/**
 * Delay until the next poll in milliseconds, with 10 % jitter to spread the load.
 *
 * @param random A number from 0 to 1.
 */
export function nextPollMs(intervalSeconds: number, random: number): number {
  return pollIntervalMs(intervalSeconds) * (1 - JITTER + 2 * JITTER * random);
}
