import type { Scope, Section } from '@/lib/status/model/types';

import type { CountedPlace } from '../rows/board-rows';
import type { WholeList } from '../rows/read-list';
import { countMissing, toMissingFlaws, type Reading } from './reading';
import type { SourceQueries } from './source-queries';

/** The two kinds of place. */
export type PlaceName = 'scopes' | 'services';

/** A read that left ids without a name, and when to try again. */
interface Attempt {
  readonly ids: ReadonlySet<number>;
  /** In refreshes. */
  readonly wait: number;
  readonly dueRefresh: number;
}

/** In refreshes. */
const MAX_WAIT = 64;

type ReadPlaces = SourceQueries[PlaceName];

/** A list that this refresh requested. */
interface RequestedList {
  readonly list: Promise<WholeList<CountedPlace>>;
  readonly sentAtMs: number;
}

/** Reads scopes and services, each at most once per refresh: their names and their monitor counts come in the same list. */
export class PlaceReader {
  readonly #now: () => number;
  readonly #lists = new Map<PlaceName, RequestedList>();
  readonly #attempts = new Map<PlaceName, Attempt>();
  #refresh = 0;

  /** @param now A monotonic clock, in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Begins a refresh. */
  begin(): void {
    this.#refresh += 1;
    this.#lists.clear();
  }

  /** The list with the source's monitor counts. @throws What {@link SourceQueries} throw. */
  counted(name: PlaceName, read: ReadPlaces): Promise<WholeList<CountedPlace>> {
    return this.#request(name, read).list;
  }

  /**
   * Whether a list should be read although nothing shows that it changed: it was requested in this refresh anyway, or an id
   * in use has no name, or a row could not be read in full. The wait between attempts doubles while that stays so.
   *
   * @param used The ids that monitors and notices refer to.
   */
  isDue(name: PlaceName, { items, isProven, flaws }: Section<Scope>, used: ReadonlySet<number>): boolean {
    if (this.#lists.has(name)) return true;
    const unnamed = findUnnamed(items, used);
    if (isProven && flaws.length === 0 && unnamed.size === 0) return false;
    const attempt = this.#attempts.get(name);
    return !attempt || this.#refresh >= attempt.dueRefresh || [...unnamed].some((id) => !attempt.ids.has(id));
  }

  /** Reads a list. Keeps places that it lacks if they are still in use or if the list is incomplete. */
  async read(
    name: PlaceName,
    { items }: Section<Scope>,
    used: ReadonlySet<number>,
    read: ReadPlaces,
  ): Promise<Reading<Scope> & { readonly sentAtMs: number }> {
    const { list: request, sentAtMs } = this.#request(name, read);
    const list = await request;
    const listed = list.rows.map(({ monitors: _, ...scope }) => scope);
    const ids = new Set(listed.map(({ id }) => id));
    const retained = items.filter(({ id }) => !ids.has(id) && (!list.isWhole || used.has(id)));
    const rows = [...listed, ...retained];
    const unnamed = findUnnamed(rows, used);
    const unlisted = unnamed.size + retained.length;
    const isProven = list.isWhole && unlisted === 0;
    const isReadable = list.bad.length === 0 && rows.every(({ flaws = [] }) => flaws.length === 0);
    this.#noteAttempt(name, unnamed, isProven && isReadable);
    return {
      rows,
      sentAtMs,
      bad: list.bad,
      isProven,
      flaws: toMissingFlaws(Math.max(countMissing(list), unlisted)),
      remarks: [],
    };
  }

  #request(name: PlaceName, read: ReadPlaces): RequestedList {
    const known = this.#lists.get(name);
    if (known) return known;
    const requested = { list: read(), sentAtMs: this.#now() };
    this.#lists.set(name, requested);
    return requested;
  }

  #noteAttempt(name: PlaceName, ids: ReadonlySet<number>, isRead: boolean): void {
    if (isRead && ids.size === 0) {
      this.#attempts.delete(name);
      return;
    }
    const wait = Math.min(MAX_WAIT, 2 * (this.#attempts.get(name)?.wait ?? 1));
    this.#attempts.set(name, { ids, wait, dueRefresh: this.#refresh + wait });
  }
}

/** The used ids without a name. Ids below 1 stand for unreadable places. */
function findUnnamed(items: readonly Scope[], used: ReadonlySet<number>): ReadonlySet<number> {
  const named = new Set(items.map(({ id }) => id));
  return new Set([...used].filter((id) => id > 0 && !named.has(id)));
}
