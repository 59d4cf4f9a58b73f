/** The dates of a notice, as ISO instants. */
interface Dated {
  readonly id: number;
  readonly createdAt: string | null;
  readonly comments?: readonly { readonly at: string | null }[];
  readonly internalEvents?: readonly { readonly at: string | null }[];
}

/** Two consecutive reads of the same list. */
export interface ConsecutiveReads {
  /** The previous read; null if there was none. */
  readonly before: readonly Dated[] | null;
  readonly items: readonly Dated[];
  /** The source's own time at the second read, in epoch milliseconds. */
  readonly sourceTimeMs: number;
  /** Time between the two reads. */
  readonly gapMs: number;
}

const MINUTE_MS = 60_000;
/** All time zones differ by multiples of this. */
const QUARTER_MINUTES = 15;
/** The application writes the dates and a web server the `Date` header: their clocks may differ. */
const TOLERANCE_MS = 2 * MINUTE_MS;
/** The largest difference between two time zones. */
const MAX_DIFFERENCE_MINUTES = 26 * 60;
/** With a longer gap, it is unclear when a new event happened. */
const MAX_GAP_MS = 5 * MINUTE_MS;

const isPlausible = (minutes: number): boolean => Math.abs(minutes) <= MAX_DIFFERENCE_MINUTES;

const newestOf = (dates: readonly (string | null | undefined)[]): number =>
  dates.reduce((newest, date) => Math.max(newest, Date.parse(date ?? '') || -Infinity), -Infinity);

const newestEventOf = ({ comments = [], internalEvents = [] }: Dated): number =>
  newestOf([...comments, ...internalEvents].map(({ at }) => at));

/** The date of the newest event that was not there at the previous read; null if none is new. */
function findNewEvent({ before, items, gapMs }: ConsecutiveReads): number | null {
  if (!before || gapMs > MAX_GAP_MS) return null;
  const known = new Map(before.map((item) => [item.id, newestEventOf(item)]));
  const newestMs = items.reduce((newest, item) => {
    const atMs = newestEventOf(item);
    return atMs > (known.get(item.id) ?? -Infinity) ? Math.max(newest, atMs) : newest;
  }, -Infinity);
  return newestMs === -Infinity ? null : newestMs;
}

/**
 * Checks the configured time zone against the source's `Date` headers.
 *
 * A date in the source's future shows that the zone is wrong, and by how much at least. An event that appeared between two
 * reads shows the exact difference, in both directions.
 */
export class TimeZoneCheck {
  #errorMinutes: number | null = null;
  #suspectedMinutes: number | null = null;

  /** By how many minutes dates are ahead, or behind if negative; null if no date contradicts the zone. */
  get errorMinutes(): number | null {
    return this.#errorMinutes;
  }

  /** Restores an earlier result. */
  adopt(errorMinutes: number | null): void {
    this.#errorMinutes = errorMinutes;
  }

  /** Updates the result from a read of incidents, maintenances or announcements. */
  note(reads: ConsecutiveReads): void {
    const { items, sourceTimeMs, gapMs } = reads;
    const eventMs = findNewEvent(reads);
    if (eventMs !== null) this.#noteEvent((eventMs - sourceTimeMs + (gapMs + MINUTE_MS) / 2) / MINUTE_MS);
    const newestMs = items.reduce(
      (newest, item) => Math.max(newest, newestEventOf(item), newestOf([item.createdAt])),
      -Infinity,
    );
    const aheadMinutes = (newestMs - sourceTimeMs - TOLERANCE_MS) / MINUTE_MS;
    if (aheadMinutes <= 0 || !isPlausible(aheadMinutes)) return;
    const leastMinutes = Math.ceil(aheadMinutes / QUARTER_MINUTES) * QUARTER_MINUTES;
    this.#errorMinutes = Math.max(this.#errorMinutes ?? 0, leastMinutes);
  }

  #noteEvent(offMinutes: number): void {
    if (!isPlausible(offMinutes)) return;
    const minutes = Math.round(offMinutes / QUARTER_MINUTES) * QUARTER_MINUTES;
    // A row that was unreadable before looks like a new one, so an old event must be seen twice.
    if (minutes < 0 && minutes !== this.#suspectedMinutes) {
      this.#suspectedMinutes = minutes;
      return;
    }
    this.#errorMinutes = minutes === 0 ? null : minutes;
  }
}
