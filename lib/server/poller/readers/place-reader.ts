import 'server-only';

import type { Scope, Section } from '@/lib/status/model/types';

import type { SectionReaders } from './section-readers';
import type { CountedDimension } from '../rows/to-board';
import type { WholeList } from '../rows/read-list';
import { missingOf, type Reading, toMissing } from './reading';

/** The two kinds of place. */
export type PlaceName = 'scopes' | 'services';

/** A list that left ids without a name, and when to read it again. */
interface Attempt {
  readonly ids: ReadonlySet<number>;
  readonly waits: number;
  readonly dueRefresh: number;
}

/** In refreshes. */
const LONGEST_WAIT = 64;

/** Reads the scopes or the services. */
type ReadPlaces = SectionReaders[PlaceName];

/** A list that was read in this refresh, and when it was asked for. */
interface Listed {
  readonly list: Promise<WholeList<CountedDimension>>;
  readonly askedAtMs: number;
}

/** Reads the scopes and the services: at most once in a refresh, for their counts and for their names. */
export class PlaceReader {
  readonly #now: () => number;
  readonly #lists = new Map<PlaceName, Listed>();
  readonly #attempts = new Map<PlaceName, Attempt>();
  #refresh = 0;

  /** @param now Stamps when a list was asked for. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** A refresh begins. */
  begin(): void {
    this.#refresh += 1;
    this.#lists.clear();
  }

  /** The list with the monitors that the source counts in each. @throws as the section readers do. */
  counted(name: PlaceName, read: ReadPlaces): Promise<WholeList<CountedDimension>> {
    return this.#ask(name, read).list;
  }

  /**
   * Whether to read a list of which nothing else is known to have changed: it was read in this refresh anyway, or there is
   * an id without a name. One that stays without is asked for ever more rarely.
   *
   * @param used The ids that monitors, incidents, maintenances and announcements name.
   */
  isDue(name: PlaceName, { items, isProven }: Section<Scope>, used: ReadonlySet<number>): boolean {
    if (this.#lists.has(name)) return true;
    const unnamed = withoutName(items, used);
    if (isProven && unnamed.size === 0) return false;
    const attempt = this.#attempts.get(name);
    return !attempt || this.#refresh >= attempt.dueRefresh || [...unnamed].some((id) => !attempt.ids.has(id));
  }

  /** The list with its names. A place that is missing from it and still in use, or from a list that is not whole, is kept. */
  async read(
    name: PlaceName,
    { items }: Section<Scope>,
    used: ReadonlySet<number>,
    read: ReadPlaces,
  ): Promise<Reading<Scope> & { readonly askedAtMs: number }> {
    const { list: asked, askedAtMs } = this.#ask(name, read);
    const list = await asked;
    const listed = list.rows.map(({ monitors: _, ...scope }) => scope);
    const ids = new Set(listed.map(({ id }) => id));
    const kept = items.filter(({ id }) => !ids.has(id) && (!list.isWhole || used.has(id)));
    const rows = [...listed, ...kept];
    const unnamed = withoutName(rows, used);
    const unlisted = unnamed.size + kept.length;
    const isProven = list.isWhole && unlisted === 0;
    this.#note(name, unnamed, isProven);
    return {
      rows,
      askedAtMs,
      bad: list.bad,
      isProven,
      flaws: toMissing(Math.max(missingOf(list), unlisted)),
      remarks: [],
    };
  }

  #ask(name: PlaceName, read: ReadPlaces): Listed {
    const known = this.#lists.get(name);
    if (known) return known;
    const listed = { list: read(), askedAtMs: this.#now() };
    this.#lists.set(name, listed);
    return listed;
  }

  #note(name: PlaceName, ids: ReadonlySet<number>, isProven: boolean): void {
    if (isProven && ids.size === 0) {
      this.#attempts.delete(name);
      return;
    }
    const waits = Math.min(LONGEST_WAIT, 2 * (this.#attempts.get(name)?.waits ?? 1));
    this.#attempts.set(name, { ids, waits, dueRefresh: this.#refresh + waits });
  }
}

/** An id below 1 stands for a place that could not be read. */
function withoutName(items: readonly Scope[], used: ReadonlySet<number>): ReadonlySet<number> {
  const names = new Set(items.map(({ id }) => id));
  return new Set([...used].filter((id) => id > 0 && !names.has(id)));
}
