interface Headers {
  get(name: string): string | null;
}

/** When a request was sent and when its response began, in milliseconds of a monotonic clock. */
export interface RequestTimes {
  readonly sentMs: number;
  readonly respondedMs: number;
}

/** How many dates are remembered: those of a few refreshes. */
const MAX_DATES = 32;
/** `Date` has whole seconds, and some servers update it only once a second. */
const SAME_SECOND_MS = 2_000;

/** The `Date` header in epoch milliseconds; null if it is missing or invalid. */
export function parseDate(headers: Headers): number | null {
  const ms = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? null : ms;
}

function parseAgeMs(headers: Headers): number {
  const age = headers.get('age')?.trim() ?? '';
  return /^\d{1,12}$/.test(age) ? Number(age) * 1_000 : 0;
}

/**
 * Detects responses that a cache between the board and the source has stored.
 *
 * A cache may report the age in `Age`. If it does not, the response repeats a `Date` that was seen before, and is at least
 * as old as its first occurrence. The source's clock may be wrong, as long as it advances.
 */
export class ResponseAges {
  /** The first request that returned each `Date`, least recently seen first. */
  readonly #firstByDate = new Map<number, RequestTimes>();

  /** How much older than its request a response is, in milliseconds. */
  toAgeMs(headers: Headers, times: RequestTimes): number {
    return Math.max(parseAgeMs(headers), this.#sinceFirstMs(parseDate(headers), times));
  }

  #sinceFirstMs(date: number | null, times: RequestTimes): number {
    if (date === null) return 0;
    const first = this.#firstByDate.get(date) ?? times;
    this.#firstByDate.delete(date);
    this.#firstByDate.set(date, first);
    const [oldest] = this.#firstByDate.keys();
    if (this.#firstByDate.size > MAX_DATES && oldest !== undefined) this.#firstByDate.delete(oldest);
    return times.sentMs - first.respondedMs <= SAME_SECOND_MS ? 0 : times.sentMs - first.sentMs;
  }
}
