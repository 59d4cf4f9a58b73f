/** A response as a screen received it. Screen times are milliseconds on a clock that is never set back. */
export interface TimedResponse {
  /** The address, which is the key of caches. */
  readonly url: string;
  /** True if the request had a unique parameter, so that no cache could answer it. */
  readonly isDirect: boolean;
  /** The dashboard's time in the `Snapshot-Time` header, epoch milliseconds. */
  readonly timeMs: number;
  /** The time in the `Date` header, which a cache may have written: epoch milliseconds, NaN if unknown. */
  readonly dateMs: number;
  readonly requestedAtMs: number;
  readonly receivedAtMs: number;
}

/** What earlier responses prove about the dashboard's clock. */
export interface Evidence {
  /** Offsets between the dashboard's and the screen's clock, from the latest fresh responses; empty if none is proven. */
  readonly offsets: readonly number[];
  /** The latest response with a new time; `least` and `most` bound the clock offset that follows from it. */
  readonly last:
    (Pick<TimedResponse, 'url' | 'timeMs'> & Readonly<Record<'least' | 'most' | 'madeAtMs', number>>) | null;
}

/** The age of a response. */
export interface ResponseAge {
  /** The evidence including this response. */
  readonly evidence: Evidence;
  /** Latest time at which it can have been created, on the screen's clock; the request time if the response is fresh. */
  readonly madeAtMs: number;
  /** True if it is older than caches should serve, or if its age is not proven. */
  readonly isDoubtful: boolean;
}

/** The evidence at the start, and after the screen's clock jumped. */
export const NO_EVIDENCE: Evidence = { offsets: [], last: null };

/** Clocks are coarse, and the dashboard updates its time 20 times a second. */
const SLACK_MS = 200;
/** Clocks of instances behind one address differ by seconds. */
const SKEW_MS = 10_000;
/** `Cache-Control` allows caches to serve a response for three seconds. */
const CACHED_MS = 4_000;
const REMEMBERED = 16;

/**
 * Determines the age of a response. Its time must advance with the screen's clock; a response from a cache has an earlier time, and is that
 * much older. An earlier time is accepted as a changed clock or another instance if no cache could have answered or, while nothing is
 * proven, if it advances from response to response.
 */
export function judgeResponse({ offsets, last }: Evidence, answer: TimedResponse): ResponseAge {
  const { url, isDirect, timeMs, dateMs, requestedAtMs, receivedAtMs } = answer;
  // Created between request and receipt, so the clock offset is between these two values.
  const least = timeMs - receivedAtMs;
  const most = timeMs - requestedAtMs;
  const isProven = offsets.length > 0;
  const known = isProven ? Math.min(...offsets) : least;
  const lateMs = dateMs - timeMs;
  const lagMs = isProven ? known - most : lateMs > SKEW_MS ? lateMs : 0;
  const isOdd = !isProven || lagMs > CACHED_MS;
  const isRepeated = timeMs === last?.timeMs;
  const isMoving =
    last !== null &&
    (isDirect || (!isProven && url === last.url)) &&
    timeMs > last.timeMs + SLACK_MS &&
    most > last.least - SLACK_MS &&
    least < last.most + SLACK_MS;
  const isFresh =
    !isRepeated && ((isOdd && isMoving) || lagMs <= (isDirect ? SKEW_MS : isProven ? SLACK_MS : -1));
  const madeAtMs = isRepeated ? last.madeAtMs : requestedAtMs - (isFresh ? 0 : Math.max(0, lagMs));
  const learnt = lagMs > SKEW_MS ? [least] : [...offsets, Math.min(Math.max(known, least), most)];
  return {
    evidence: {
      offsets: isFresh ? learnt.slice(-REMEMBERED) : offsets,
      last: isRepeated ? last : { url, timeMs, least, most, madeAtMs },
    },
    madeAtMs,
    isDoubtful: isOdd && !isFresh,
  };
}
