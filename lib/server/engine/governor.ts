import 'server-only';

import type { RateLimit } from '@/lib/prodmanager/index';

import type { Clock } from '../clock';

/** The source's rate limit as it was last told; `endsAtMs` is when the window ends, in milliseconds of {@link Clock.elapsed}. */
interface Window {
  readonly limit: number;
  readonly remaining: number;
  readonly endsAtMs: number;
}

/** What is left of the source's budget; null where the source tells none. */
export interface BudgetLeft {
  readonly remaining: number | null;
  readonly limit: number | null;
}

const USUAL_WINDOW_MS = 3_600_000;
const SAME_WINDOW_MS = 2_000;

/** How much of a limit is kept for pages that are fetched on demand. */
function toReserve(limit: number): number {
  return Math.min(50, Math.max(2, Math.floor(limit / 10)));
}

/** Keeps the accounts of the source's rate limit, and says what may be sent. All times are milliseconds of {@link Clock.elapsed}: a wall clock that is set back must not hold requests up. */
export class Governor {
  readonly #share: () => number;
  #window: Window | null = null;
  #heldUntilMs = 0;
  #inFlight = 0;
  #lent = 0;

  /** @param share How much of the budget is ours, from 0 to 1: others may read with the same token. */
  constructor(share: () => number) {
    this.#share = share;
  }

  /** What the source told last. */
  get budget(): BudgetLeft {
    return { remaining: this.#window?.remaining ?? null, limit: this.#window?.limit ?? null };
  }

  /** When the window ends, null where that is not known or past. */
  windowEndsAtMs(nowMs: number): number | null {
    return this.#window && this.#window.endsAtMs > nowMs ? this.#window.endsAtMs : null;
  }

  /** How many requests the poller may send now; `Infinity` where no limit is known. */
  available(nowMs: number): number {
    return nowMs < this.#heldUntilMs ? 0 : this.left(nowMs);
  }

  /** How many requests the poller may still send in this window, now or later. */
  left(nowMs: number): number {
    if (!this.#window) return Infinity;
    const { limit, remaining, endsAtMs } = this.#window;
    // After its end a window is a new one, and full until an answer says otherwise.
    const [left, lent] = endsAtMs > nowMs ? [remaining, this.#lent] : [limit, 0];
    const spendable = Math.max(0, left - Math.max(0, toReserve(limit) - lent));
    return Math.max(0, Math.floor(spendable * this.#share()) - this.#inFlight);
  }

  /** How long until anything at all may be sent. */
  waitMs(nowMs: number): number {
    const heldMs = Math.max(0, this.#heldUntilMs - nowMs);
    if (heldMs > 0 || this.available(nowMs) > 0) return heldMs;
    return Math.max(0, (this.#window?.endsAtMs ?? nowMs) - nowMs);
  }

  /** Enters a request that is about to be sent. */
  enter(): void {
    this.#inFlight += 1;
  }

  /** Leaves a request behind, with what the client knows of the rate limit since. */
  leave(rateLimit: RateLimit | null, clock: Clock): void {
    this.#inFlight -= 1;
    if (rateLimit) this.#learn(rateLimit, clock);
  }

  /** Nothing is sent before then: the source asked for it. */
  hold(untilMs: number): void {
    this.#heldUntilMs = Math.max(this.#heldUntilMs, untilMs);
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

  #learn({ limit, remaining, resetAt }: RateLimit, clock: Clock): void {
    const known = this.#window;
    const nowMs = clock.elapsed();
    const toldMs = resetAt === null ? null : nowMs + Date.parse(resetAt) - clock.now();
    const isSame =
      known !== null &&
      known.limit === limit &&
      known.endsAtMs > nowMs &&
      (toldMs === null
        ? remaining <= known.remaining
        : Math.abs(Math.max(toldMs, nowMs) - known.endsAtMs) <= SAME_WINDOW_MS);
    if (isSame) {
      // Answers overtake each other: within a window the least is the latest.
      this.#window = { ...known, remaining: Math.min(remaining, known.remaining) };
      return;
    }
    this.#lent = 0;
    // A source whose clock is behind tells an end that is past: soon, then.
    const endsAtMs = toldMs === null ? nowMs + USUAL_WINDOW_MS : Math.max(toldMs, nowMs + 1_000);
    this.#window = { limit, remaining, endsAtMs };
  }
}
