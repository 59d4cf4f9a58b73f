import 'server-only';

/** What this needs of the headers of an answer. */
interface Headers {
  get(name: string): string | null;
}

/** How many times of the source are remembered: those of some refreshes. */
const MOST_REMEMBERED = 32;
/** A `Date` is told in whole seconds, and some servers write it once a second. */
const SAME_SECOND_MS = 2_000;

/** The source's own time in an answer, epoch milliseconds; null where it does not tell it. */
export function toSourceTime(headers: Headers): number | null {
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
export class AnswerAges {
  /** When each `Date` was first seen, the one that was seen last at the end. */
  readonly #firstSeen = new Map<number, number>();

  /** How much older than the request an answer is, in milliseconds. @param askedMs On a clock that never jumps. */
  toAgeMs(headers: Headers, askedMs: number): number {
    return Math.max(toToldAgeMs(headers), this.#toRepeatedMs(toSourceTime(headers), askedMs));
  }

  #toRepeatedMs(date: number | null, askedMs: number): number {
    if (date === null) return 0;
    const firstMs = this.#firstSeen.get(date) ?? askedMs;
    this.#firstSeen.delete(date);
    this.#firstSeen.set(date, firstMs);
    const [oldest] = this.#firstSeen.keys();
    if (this.#firstSeen.size > MOST_REMEMBERED && oldest !== undefined) this.#firstSeen.delete(oldest);
    const repeatedMs = askedMs - firstMs;
    return repeatedMs <= SAME_SECOND_MS ? 0 : repeatedMs;
  }
}
