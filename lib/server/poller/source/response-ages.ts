import 'server-only';

/** What this needs of the headers of an answer. */
interface Headers {
  get(name: string): string | null;
}

/** When a request was sent, and when its answer began, on a clock that never jumps. */
export interface Moments {
  readonly askedMs: number;
  readonly answeredMs: number;
}

/** How many times of the source are remembered: those of some refreshes. */
const MOST_REMEMBERED = 32;
/** A `Date` is told in whole seconds, and some servers write it once a second. */
const SAME_SECOND_MS = 2_000;

/** The source's own time in an answer, epoch milliseconds; null where it does not tell it. */
export function parseDate(headers: Headers): number | null {
  const ms = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? null : ms;
}

function toToldAgeMs(headers: Headers): number {
  const age = headers.get('age')?.trim() ?? '';
  return /^\d{1,12}$/.test(age) ? Number(age) * 1_000 : 0;
}

/**
 * How old answers already are when they come, because a cache on the way kept them.
 *
 * A cache tells so in `Age`, or not at all; but then the `Date` in an answer is one that was seen before, and the answer is not
 * younger than when that was. What time the source believes it is does not matter, as long as it moves on.
 */
export class ResponseAges {
  /** The first answer with each `Date`, the one that was seen last at the end. */
  readonly #first = new Map<number, Moments>();

  /** How much older than the request an answer is, in milliseconds. */
  toAgeMs(headers: Headers, moments: Moments): number {
    return Math.max(toToldAgeMs(headers), this.#toRepeatedMs(parseDate(headers), moments));
  }

  #toRepeatedMs(date: number | null, moments: Moments): number {
    if (date === null) return 0;
    const first = this.#first.get(date) ?? moments;
    this.#first.delete(date);
    this.#first.set(date, first);
    const [oldest] = this.#first.keys();
    if (this.#first.size > MOST_REMEMBERED && oldest !== undefined) this.#first.delete(oldest);
    return moments.askedMs - first.answeredMs <= SAME_SECOND_MS ? 0 : moments.askedMs - first.askedMs;
  }
}
