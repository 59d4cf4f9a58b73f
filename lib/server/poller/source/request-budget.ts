import 'server-only';

import type { RateLimit } from '@/lib/prodmanager/index';

/** The source's rate limit as it was last told. */
interface Window {
  readonly limit: number;
  readonly remaining: number;
  /** When it was first heard of and when it ends. */
  readonly seenAtMs: number;
  readonly endsAtMs: number;
  /** Its end as the source told it, epoch milliseconds on the source's clock; null where it did not. */
  readonly toldEndMs: number | null;
}

/** What time an answer was given, epoch milliseconds. */
interface AnswerTime {
  /** By the source's own clock; null where it did not tell. */
  readonly sourceMs: number | null;
  /** By ours. */
  readonly wallMs: number;
}

/** What is left of the source's budget; null where the source tells none. */
export interface RateLimitState {
  readonly remaining: number | null;
  readonly limit: number | null;
}

const USUAL_WINDOW_MS = 3_600_000;
/** A window that ends later than this is not believed. */
const LONGEST_WINDOW_MS = 86_400_000;
const SAME_WINDOW_MS = 2_000;
/** A limit below this is not believed: the source answers 429 where it means it. */
const LEAST_LIMIT = 10;

/** However little the source allows, it is asked once in so long: what it told may be wrong, or true no more. */
export const PROBE_EVERY_MS = 600_000;

/** How much of a limit is kept for pages that are fetched on demand. */
function toReserve(limit: number): number {
  return Math.min(50, Math.max(2, Math.floor(limit / 10)));
}

/** What is kept of the reserve: less and less, because what is left of a window at its end is lost. */
function toKeptReserve({ limit, seenAtMs, endsAtMs }: Window, nowMs: number): number {
  const part = (endsAtMs - nowMs) / (endsAtMs - seenAtMs);
  return Math.ceil(toReserve(limit) * Math.min(1, Math.max(0, part)));
}

/**
 * How long a window goes on. Its end is on the source's clock, which may be wrong, and is compared with the same clock where the
 * answer told it.
 */
function toTimeLeftMs(toldEndMs: number | null, { sourceMs, wallMs }: AnswerTime): number {
  if (toldEndMs === null) return USUAL_WINDOW_MS;
  const leftMs = toldEndMs - (sourceMs ?? wallMs);
  const longestMs = sourceMs === null ? USUAL_WINDOW_MS : LONGEST_WINDOW_MS;
  // A source whose clock is behind tells an end that is past: soon, then.
  return leftMs > longestMs ? USUAL_WINDOW_MS : Math.max(1_000, leftMs);
}

/** Keeps the accounts of the source's rate limit, and says what may be sent. All times are of one clock, and that of `Clock.elapsed()` for the poller. */
export class RequestBudget {
  readonly #share: () => number;
  #window: Window | null = null;
  #heldUntilMs = 0;
  #inFlight = 0;
  #lent = 0;
  #answeredAtMs = -Infinity;
  #isUncertain = true;
  #scout: Promise<void> | null = null;
  #endScouting = (): void => undefined;

  /** @param share How much of the budget is ours, from 0 to 1: others may read with the same token. */
  constructor(share: () => number) {
    this.#share = share;
  }

  /** What the source told last. */
  get rateLimit(): RateLimitState {
    return { remaining: this.#window?.remaining ?? null, limit: this.#window?.limit ?? null };
  }

  /** When the window ends, null where that is not known or past. */
  windowEndsAtMs(nowMs: number): number | null {
    return this.#window && this.#window.endsAtMs > nowMs ? this.#window.endsAtMs : null;
  }

  /** How many requests the poller may send now; `Infinity` where no limit is known. */
  available(nowMs: number): number {
    if (nowMs < this.#heldUntilMs) return 0;
    const left = this.left(nowMs);
    return left === 0 && this.#inFlight === 0 && this.#untilLookMs(nowMs) === 0 ? 1 : left;
  }

  /** How many requests the poller may still send in this window, now or later. */
  left(nowMs: number): number {
    if (!this.#window) return Infinity;
    const { limit, remaining, endsAtMs } = this.#window;
    // After its end a window is a new one, and full until an answer says otherwise.
    const isOver = endsAtMs <= nowMs;
    const reserve = isOver ? toReserve(limit) : toKeptReserve(this.#window, nowMs) - this.#lent;
    const spendable = Math.max(0, (isOver ? limit : remaining) - Math.max(0, reserve));
    return Math.max(0, Math.floor(spendable * this.#share()) - this.#inFlight);
  }

  /** How long until anything at all may be sent. */
  waitMs(nowMs: number): number {
    const heldMs = Math.max(0, this.#heldUntilMs - nowMs);
    if (heldMs > 0 || this.available(nowMs) > 0) return heldMs;
    return Math.max(0, (this.#window?.endsAtMs ?? nowMs) - nowMs);
  }

  /**
   * What to wait for before another request is sent: the first one since the start, or since the source asked to wait, goes
   * ahead alone, and shows what the others may do. Null where there is nothing to wait for.
   */
  get probe(): Promise<void> | null {
    return this.#scout;
  }

  /** Enters a request that is about to be sent. */
  begin(): void {
    this.#inFlight += 1;
    if (!this.#isUncertain || this.#scout) return;
    this.#scout = new Promise((resolve) => (this.#endScouting = resolve));
  }

  /**
   * Leaves a request behind.
   *
   * @param rateLimit What its answer told of the rate limit.
   * @param at What time it was answered.
   * @param isAnswered Whether it was answered at all.
   */
  end(
    rateLimit: RateLimit | null,
    nowMs: number,
    at: AnswerTime = { sourceMs: null, wallMs: nowMs },
    isAnswered = true,
  ): void {
    this.#inFlight -= 1;
    if (rateLimit && rateLimit.limit >= LEAST_LIMIT) this.#learn(rateLimit, nowMs, at);
    if (isAnswered) {
      this.#answeredAtMs = nowMs;
      // After that, nothing is known until one more was answered.
      this.#isUncertain = nowMs < this.#heldUntilMs || this.#window?.remaining === 0;
    }
    this.#scout = null;
    this.#endScouting();
  }

  /** Nothing is sent before then: the source asked for it. */
  holdUntil(untilMs: number): void {
    this.#heldUntilMs = Math.max(this.#heldUntilMs, untilMs);
    this.#isUncertain = true;
  }

  /** Takes one request out of the reserve for something that somebody asked for; false where none is left. */
  takeReserve(nowMs: number): boolean {
    if (nowMs < this.#heldUntilMs) return false;
    if (!this.#window || this.#window.endsAtMs <= nowMs) return true;
    const { limit, remaining } = this.#window;
    if (this.#lent >= toReserve(limit) || remaining - this.#inFlight <= 0) return false;
    this.#lent += 1;
    return true;
  }

  /** Gives back what {@link takeReserve} took, because it was not sent. */
  returnReserve(): void {
    this.#lent = Math.max(0, this.#lent - 1);
  }

  /** How many requests are kept for pages in this window, and when it ends; null where no window is known. */
  reserve(nowMs: number): { readonly requests: number; readonly endsAtMs: number } | null {
    if (!this.#window || this.#window.endsAtMs <= nowMs) return null;
    return { requests: toReserve(this.#window.limit), endsAtMs: this.#window.endsAtMs };
  }

  #untilLookMs(nowMs: number): number {
    return Math.max(0, this.#answeredAtMs + PROBE_EVERY_MS - nowMs);
  }

  #learn({ limit, remaining, resetAt }: RateLimit, nowMs: number, at: AnswerTime): void {
    const known = this.#window;
    const toldEndMs = resetAt === null ? null : Date.parse(resetAt);
    const isSame =
      known !== null &&
      known.limit === limit &&
      known.endsAtMs > nowMs &&
      (toldEndMs === null || known.toldEndMs === null
        ? remaining <= known.remaining
        : Math.abs(toldEndMs - known.toldEndMs) <= SAME_WINDOW_MS);
    if (isSame) {
      // Answers overtake each other: within a window the least is the latest.
      this.#window = { ...known, remaining: Math.min(remaining, known.remaining) };
      return;
    }
    this.#lent = 0;
    const endsAtMs = nowMs + toTimeLeftMs(toldEndMs, at);
    this.#window = { limit, remaining: Math.min(limit, remaining), seenAtMs: nowMs, endsAtMs, toldEndMs };
  }
}
