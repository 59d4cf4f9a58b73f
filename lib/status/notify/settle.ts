/** A value that was announced, and since when it differs. */
export interface Track<T> {
  readonly announced: T;
  /** The worst value since the last best one. */
  readonly worst: T;
  /** Since when another value is seen, in epoch milliseconds; null if it is not. */
  readonly since: number | null;
}

/** What became of a track. */
export interface Settled<T> {
  readonly track: Track<T>;
  /** Set if the value is to be announced. */
  readonly change: { readonly from: T; readonly worst: T; readonly since: number } | null;
}

/** When values are announced. */
export interface Patience<T> {
  readonly now: number;
  /** How long a value must differ before it is announced. */
  readonly graceMs: number;
  /** Higher is worse; 0 ends the trouble. */
  readonly rankOf: (value: T) => number;
}

/**
 * Follows a value. It is announced once it has differed from the announced one for the grace period, so that a short disturbance is never
 * announced; a value that keeps changing is.
 */
export function settle<T>(track: Track<T>, seen: T, { now, graceMs, rankOf }: Patience<T>): Settled<T> {
  const { announced } = track;
  if (seen === announced)
    return { track: track.since === null ? track : { ...track, since: null }, change: null };
  // A clock that was set back must not prolong the wait.
  const since = track.since === null || track.since > now ? now : track.since;
  if (now - since < graceMs)
    return { track: track.since === since ? track : { ...track, since }, change: null };
  const worst = rankOf(seen) > rankOf(track.worst) ? seen : track.worst;
  return {
    track: { announced: seen, worst: rankOf(seen) === 0 ? seen : worst, since: null },
    change: { from: announced, worst, since },
  };
}
