import 'server-only';

/** What is dated on an incident, a maintenance or an announcement; the dates are ISO instants. */
interface Dated {
  readonly id: number;
  readonly createdAt: string | null;
  readonly comments?: readonly { readonly at: string | null }[];
  readonly internalEvents?: readonly { readonly at: string | null }[];
}

/** Two looks at the same list. */
export interface Looks {
  /** What was there at the look before; null where there was none. */
  readonly before: readonly Dated[] | null;
  readonly items: readonly Dated[];
  /** The source's own time at the second look, epoch milliseconds. */
  readonly sourceTimeMs: number;
  /** How long the first look was before it. */
  readonly gapMs: number;
}

const MINUTE_MS = 60_000;
/** All zones differ from each other by whole quarters of an hour. */
const QUARTER_MINUTES = 15;
/** Dates are written by the application and the time by a server in front of it, whose clocks may differ. */
const TOLERANCE_MS = 2 * MINUTE_MS;
/** No two zones are further apart. */
const MOST_MINUTES = 26 * 60;
/** Looks that are further apart do not show when something happened. */
const LONGEST_GAP_MS = 5 * MINUTE_MS;

const isPlausible = (minutes: number): boolean => Math.abs(minutes) <= MOST_MINUTES;

const newestOf = (dates: readonly (string | null | undefined)[]): number =>
  dates.reduce((newest, date) => Math.max(newest, Date.parse(date ?? '') || -Infinity), -Infinity);

const newestEventOf = ({ comments = [], internalEvents = [] }: Dated): number =>
  newestOf([...comments, ...internalEvents].map(({ at }) => at));

/** When the newest of the events happened that were not there before, as they are dated; null where none is new. */
function findNewEvent({ before, items, gapMs }: Looks): number | null {
  if (!before || gapMs > LONGEST_GAP_MS) return null;
  const known = new Map(before.map((item) => [item.id, newestEventOf(item)]));
  const newestMs = items.reduce((newest, item) => {
    const atMs = newestEventOf(item);
    return atMs > (known.get(item.id) ?? -Infinity) ? Math.max(newest, atMs) : newest;
  }, -Infinity);
  return newestMs === -Infinity ? null : newestMs;
}

/**
 * Finds out whether the source's dates are in the zone that they are read in, by its own time.
 *
 * What the source wrote cannot be dated later than its present: how far it is shows by how much the zone is wrong, at least.
 * What it wrote between two looks shows it exactly, and in both directions.
 */
export class TimeZoneCheck {
  #errorMinutes: number | null = null;
  #suspectedMinutes: number | null = null;

  /** By how many minutes the dates are ahead, or behind where it is negative; null where none contradicts the zone. */
  get errorMinutes(): number | null {
    return this.#errorMinutes;
  }

  /** Starts from what was found before. */
  adopt(errorMinutes: number | null): void {
    this.#errorMinutes = errorMinutes;
  }

  /** Takes a look at incidents, maintenances or announcements into account. */
  note(looks: Looks): void {
    const { items, sourceTimeMs, gapMs } = looks;
    const eventMs = findNewEvent(looks);
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
    // A row that could not be read before looks like a new one: what is old is believed the second time.
    if (minutes < 0 && minutes !== this.#suspectedMinutes) {
      this.#suspectedMinutes = minutes;
      return;
    }
    this.#errorMinutes = minutes === 0 ? null : minutes;
  }
}
