/** An answer of the dashboard as a screen received it. Times of the screen are on a clock that is never set. */
export interface TimedAnswer {
  /** What a cache keeps it under. */
  readonly url: string;
  /** True where the question was one that no cache can have an answer to. */
  readonly isDirect: boolean;
  /** The dashboard's present, as the answer states it: epoch milliseconds. */
  readonly timeMs: number;
  /** The present of the server that sent it, which may be a cache: epoch milliseconds, NaN if unknown. */
  readonly dateMs: number;
  readonly askedAtMs: number;
  readonly receivedAtMs: number;
}

/** What earlier answers prove about the dashboard's clock. */
export interface Evidence {
  /** How far that clock is ahead of the screen's, by each of the latest fresh answers; empty while nothing is proven. */
  readonly offsets: readonly number[];
  /** The latest answer that stated another time than the one before it; `least` and `most` are how far that clock is ahead by it. */
  readonly last:
    (Pick<TimedAnswer, 'url' | 'timeMs'> & Readonly<Record<'least' | 'most' | 'madeAtMs', number>>) | null;
}

/** How old an answer is. */
export interface AnswerAge {
  /** With what this answer adds. */
  readonly evidence: Evidence;
  /** When it was made at the latest, on the screen's clock; a fresh answer counts from its question. */
  readonly madeAtMs: number;
  /** True where it is older than well-behaved caches make it, or where nothing proves its age. */
  readonly isDoubtful: boolean;
}

/** What a screen knows when it starts, or when its clock jumped. */
export const NO_EVIDENCE: Evidence = { offsets: [], last: null };

/** Clocks are coarse, and the dashboard writes its time twenty times a second. */
const SLACK_MS = 200;
/** Instances behind one address have clocks that differ by seconds. */
const SKEW_MS = 10_000;
/** Our `Cache-Control` lets caches keep answers for three seconds. */
const CACHED_MS = 4_000;
const REMEMBERED = 16;

/**
 * Finds out how old an answer is. The time that it states must advance with the screen's clock: an answer from a cache states an earlier
 * time, and is that much older. An earlier time is accepted (the clock was set back, or another instance answers) only in answers that no
 * cache can have and, while nothing is proven, where it advances from answer to answer.
 */
export function judgeAnswer({ offsets, last }: Evidence, answer: TimedAnswer): AnswerAge {
  const { url, isDirect, timeMs, dateMs, askedAtMs, receivedAtMs } = answer;
  // It was made between question and receipt, so its clock is ahead of the screen's by something between these.
  const least = timeMs - receivedAtMs;
  const most = timeMs - askedAtMs;
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
  const madeAtMs = isRepeated ? last.madeAtMs : askedAtMs - (isFresh ? 0 : Math.max(0, lagMs));
  const learnt = lagMs > SKEW_MS ? [least] : offsets.concat(Math.min(Math.max(known, least), most));
  return {
    evidence: {
      offsets: isFresh ? learnt.slice(-REMEMBERED) : offsets,
      last: isRepeated ? last : { url, timeMs, least, most, madeAtMs },
    },
    madeAtMs,
    isDoubtful: isOdd && !isFresh,
  };
}
