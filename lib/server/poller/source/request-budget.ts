import type { RateLimit } from '@/lib/prodmanager/index';

const BUDGET_ERROR_CODE = 'budget';

/** A request that was not sent because the source's rate limit leaves no room for it. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';
  readonly code = BUDGET_ERROR_CODE;

  constructor() {
    super('not sent: the rate limit of the source leaves no room for it now');
  }
}

/** Whether an error is a {@link BudgetError}, also one from another bundle. */
export function isBudgetError(error: unknown): error is BudgetError {
  return error instanceof Error && 'code' in error && error.code === BUDGET_ERROR_CODE;
}

/** The source's rate limit as it was last reported. */
interface Window {
  readonly limit: number;
  readonly remaining: number;
  /** When it was first reported, and when it ends. */
  readonly seenAtMs: number;
  readonly endsAtMs: number;
  /** The reported end in epoch milliseconds of the source's clock; null if it reported none. */
  readonly reportedEndMs: number | null;
}

/** When a response was sent, in epoch milliseconds. */
interface ResponseTime {
  /** By the source's clock; null if it sent no date. */
  readonly sourceMs: number | null;
  /** By this machine's clock. */
  readonly wallMs: number;
}

/** The last reported rate limit; null where the source reports none. */
export interface RateLimitState {
  readonly remaining: number | null;
  readonly limit: number | null;
}

const DEFAULT_WINDOW_MS = 3_600_000;
/** Longer windows are implausible. */
const MAX_WINDOW_MS = 86_400_000;
const SAME_WINDOW_MS = 2_000;
/** Lower limits are implausible: a source that means them answers 429. */
const MIN_LIMIT = 10;

/** One request is sent this often even without budget, because the reported limit may be wrong or outdated. */
export const PROBE_EVERY_MS = 600_000;

/** Requests of a limit that are reserved for pages fetched on demand. */
function toReserve(limit: number): number {
  return Math.min(50, Math.max(2, Math.floor(limit / 10)));
}

/** The reserve shrinks towards the end of the window, because unused requests expire. */
function toCurrentReserve({ limit, seenAtMs, endsAtMs }: Window, nowMs: number): number {
  const part = (endsAtMs - nowMs) / (endsAtMs - seenAtMs);
  return Math.ceil(toReserve(limit) * Math.min(1, Math.max(0, part)));
}

/** Time until a window ends. Compares the end with the source's own clock if possible, because that clock may be wrong. */
function toTimeLeftMs(reportedEndMs: number | null, { sourceMs, wallMs }: ResponseTime): number {
  if (reportedEndMs === null) return DEFAULT_WINDOW_MS;
  const leftMs = reportedEndMs - (sourceMs ?? wallMs);
  const maxMs = sourceMs === null ? DEFAULT_WINDOW_MS : MAX_WINDOW_MS;
  // If the source's clock is behind ours, the end may be in the past: assume that it is near.
  return leftMs > maxMs ? DEFAULT_WINDOW_MS : Math.max(1_000, leftMs);
}

/**
 * Tracks the source's rate limit and decides how many requests may be sent. All times are milliseconds of one monotonic
 * clock (`Clock.elapsed()`).
 */
export class RequestBudget {
  readonly #share: () => number;
  #window: Window | null = null;
  #heldUntilMs = 0;
  #inFlight = 0;
  #reserveTaken = 0;
  #respondedAtMs = -Infinity;
  #isUncertain = true;
  #probe: Promise<void> | null = null;
  #endProbe = (): void => undefined;

  /** @param share The part of the budget that this process may use, from 0 to 1: others may use the same token. */
  constructor(share: () => number) {
    this.#share = share;
  }

  /** The last reported rate limit. */
  get rateLimit(): RateLimitState {
    return { remaining: this.#window?.remaining ?? null, limit: this.#window?.limit ?? null };
  }

  /** When the window ends; null if that is unknown or past. */
  windowEndsAtMs(nowMs: number): number | null {
    return this.#window && this.#window.endsAtMs > nowMs ? this.#window.endsAtMs : null;
  }

  /** How many requests the poller may send now; `Infinity` if no limit is known. */
  available(nowMs: number): number {
    if (nowMs < this.#heldUntilMs) return 0;
    const left = this.left(nowMs);
    return left === 0 && this.#inFlight === 0 && this.#untilProbeMs(nowMs) === 0 ? 1 : left;
  }

  /** How many requests the poller may send until the window ends; `Infinity` if no limit is known. */
  left(nowMs: number): number {
    if (!this.#window) return Infinity;
    const { limit, remaining, endsAtMs } = this.#window;
    // After its end, a new and full window is assumed until a response reports one.
    const isOver = endsAtMs <= nowMs;
    const reserve = isOver ? toReserve(limit) : toCurrentReserve(this.#window, nowMs) - this.#reserveTaken;
    const spendable = Math.max(0, (isOver ? limit : remaining) - Math.max(0, reserve));
    return Math.max(0, Math.floor(spendable * this.#share()) - this.#inFlight);
  }

  /** Time until any request may be sent. */
  waitMs(nowMs: number): number {
    const heldMs = Math.max(0, this.#heldUntilMs - nowMs);
    if (heldMs > 0 || this.available(nowMs) > 0) return heldMs;
    return Math.max(0, (this.#window?.endsAtMs ?? nowMs) - nowMs);
  }

  /**
   * Resolves when the probe has ended; null if there is none. While the limit is uncertain, at startup and after the
   * source asked to wait, one request goes ahead alone, and the others wait for what it reports.
   */
  get probe(): Promise<void> | null {
    return this.#probe;
  }

  /** Call it before sending a request. */
  begin(): void {
    this.#inFlight += 1;
    if (!this.#isUncertain || this.#probe) return;
    this.#probe = new Promise((resolve) => (this.#endProbe = resolve));
  }

  /**
   * Call it when a request has ended.
   *
   * @param rateLimit The rate limit that its response reported.
   * @param at When the response was sent.
   * @param hasResponse Whether there was a response at all.
   */
  end(
    rateLimit: RateLimit | null,
    nowMs: number,
    at: ResponseTime = { sourceMs: null, wallMs: nowMs },
    hasResponse = true,
  ): void {
    this.#inFlight -= 1;
    if (rateLimit && rateLimit.limit >= MIN_LIMIT) this.#update(rateLimit, nowMs, at);
    if (hasResponse) {
      this.#respondedAtMs = nowMs;
      // After a wait or an empty window, the next response has to show what is allowed.
      this.#isUncertain = nowMs < this.#heldUntilMs || this.#window?.remaining === 0;
    }
    this.#probe = null;
    this.#endProbe();
  }

  /** Sends nothing before a moment, because the source asked to wait. */
  holdUntil(untilMs: number): void {
    this.#heldUntilMs = Math.max(this.#heldUntilMs, untilMs);
    this.#isUncertain = true;
  }

  /** Takes one request from the reserve for a page fetched on demand; false if none is left. */
  takeReserve(nowMs: number): boolean {
    if (nowMs < this.#heldUntilMs) return false;
    if (!this.#window || this.#window.endsAtMs <= nowMs) return true;
    const { limit, remaining } = this.#window;
    if (this.#reserveTaken >= toReserve(limit) || remaining - this.#inFlight <= 0) return false;
    this.#reserveTaken += 1;
    return true;
  }

  /** Returns what {@link takeReserve} took, if the request was not sent. */
  returnReserve(): void {
    this.#reserveTaken = Math.max(0, this.#reserveTaken - 1);
  }

  /** How many requests of the window are reserved for pages, and when it ends; null if no window is known. */
  reserve(nowMs: number): { readonly requests: number; readonly endsAtMs: number } | null {
    if (!this.#window || this.#window.endsAtMs <= nowMs) return null;
    return { requests: toReserve(this.#window.limit), endsAtMs: this.#window.endsAtMs };
  }

  #untilProbeMs(nowMs: number): number {
    return Math.max(0, this.#respondedAtMs + PROBE_EVERY_MS - nowMs);
  }

  #update({ limit, remaining, resetAt }: RateLimit, nowMs: number, at: ResponseTime): void {
    const known = this.#window;
    const reportedEndMs = resetAt === null ? null : Date.parse(resetAt);
    const isSame =
      known !== null &&
      known.limit === limit &&
      known.endsAtMs > nowMs &&
      (reportedEndMs === null || known.reportedEndMs === null
        ? remaining <= known.remaining
        : Math.abs(reportedEndMs - known.reportedEndMs) <= SAME_WINDOW_MS);
    if (isSame) {
      // Responses may arrive out of order; within a window the lowest count is the latest.
      this.#window = { ...known, remaining: Math.min(remaining, known.remaining) };
      return;
    }
    this.#reserveTaken = 0;
    const endsAtMs = nowMs + toTimeLeftMs(reportedEndMs, at);
    this.#window = { limit, remaining: Math.min(limit, remaining), seenAtMs: nowMs, endsAtMs, reportedEndMs };
  }
}
