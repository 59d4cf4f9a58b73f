import 'server-only';

import { totalOf } from '@/lib/status/model/counts';
import type { Monitor } from '@/lib/status/model/types';

import type { SectionReaders } from './section-readers';
import { isBudgetError } from '../source/budget-error';
import {
  comparePlaces,
  type Comparison,
  type CountedPlaces,
  countPlaced,
  isSelected,
  SELECTIONS,
} from './disagreement';
import { derive, type Derived, type Inventory, type Look, replaceSome, toInventory } from './inventory';
import type { PlaceReader } from './place-reader';
import type { WholeList } from '../rows/read-list';
import { type Reading, toMissing, toRemarks } from './reading';
import type { SourceGate } from '../source/source-gate';

/** What it takes to see whether all monitors, just read, add up. */
const LOOK_COST = 2;
const NOT_OK = { status: ['warning', 'alert'] } as const;
/** How often it may be uncertain which monitors there are before all are listed again. A list that did not help doubles it. */
const LEAST_PATIENCE = 1;
const MOST_PATIENCE = 32;

interface DerivedLook extends Look {
  readonly derived: Derived;
}

/**
 * Knows every monitor, and brings its knowledge up to date by reading those that are not ok.
 *
 * What it knows is proven when the source's own counts agree with it: in each status, and, where they are read, in each
 * scope and service. It returns what it knows in any case.
 */
export class MonitorReader {
  readonly #readers: SectionReaders;
  readonly #places: PlaceReader;
  readonly #gate: SourceGate;
  #known: Inventory | null = null;
  /** Whether only the counts of scopes and services can prove which monitors there are. */
  #needsPlaces = false;
  /** Differences that reading the places again did not mend. */
  #unmended = '';
  /** Reads in which it was not certain which monitors there are, since the last in which it was. */
  #failures = 0;
  #patience = LEAST_PATIENCE;
  /** Requests for a list of all monitors beyond its first page, as learnt from the last attempt. */
  #furtherPages = 0;
  #sweeps = 0;

  constructor(readers: SectionReaders, places: PlaceReader, gate: SourceGate) {
    this.#readers = readers;
    this.#places = places;
    this.#gate = gate;
  }

  /** How often all monitors were listed. */
  get sweeps(): number {
    return this.#sweeps;
  }

  /** Whether only a sweep can tell which monitors there are: it was no passing change that made them not add up. */
  get needsSweep(): boolean {
    return this.#failures > this.#patience;
  }

  /** Starts from monitors that were read before, and proven or not. */
  adopt(monitors: readonly Monitor[], isProven: boolean): void {
    this.#known = toInventory({ rows: monitors, bad: [] });
    this.#needsPlaces = !isProven;
  }

  /**
   * Every monitor in its present status, as far as it could be read.
   *
   * Where the counts show that a monitor was created or deleted, the counts of each scope and service show where, and those
   * places are read.
   *
   * @throws BudgetError, ProdManagerError where the list of those that are not ok or the counts cannot be read, or no list of
   * all monitors ever could.
   */
  async read(isSweep: boolean): Promise<Reading<Monitor>> {
    const before = this.#known;
    const all = isSweep || !before ? await this.#sweep(before !== null) : null;
    const known = all ? (before && !all.isWhole ? join(before, all) : toInventory(all)) : before;
    if (!known) throw new TypeError('no list of all monitors was ever read');
    // Not for nothing, should the look fail.
    this.#known ??= known;
    const look = await this.#look(known);
    const { isTotalEqual, isEqual } = look.derived;
    // Where the statuses differ, no counts of places could prove them.
    const isDecidedByPlaces = isEqual && (this.#needsPlaces || !look.notOk.isSteady);
    const asksPlaces = all !== null || !isTotalEqual || isDecidedByPlaces;
    const remarks: string[] = [];
    const places = asksPlaces ? await this.#readPlaces(remarks) : null;
    let derived = look.derived;
    // A list of all that contradicts the counts takes nothing away from what was known.
    if (all && before && !isComplete(derived, places)) derived = derive(join(before, all), look);
    if (places && !isComplete(derived, places)) {
      derived = await this.#repair(derived, look, places, remarks);
    }
    this.#known = derived.inventory;
    this.#note(derived, places, all);

    const { inventory, bad } = derived;
    const counted = Math.max(totalOf(look.counts), places ? countPlaced(places) : 0);
    return {
      rows: [...inventory.monitors.values()],
      bad,
      isProven: derived.isEqual && (look.notOk.isSteady || places !== null) && !this.#needsPlaces,
      flaws: toMissing(counted - inventory.monitors.size - bad.length),
      remarks,
    };
  }

  /** Null where there is no room for it, and what is known will do. */
  async #sweep(isOptional: boolean): Promise<WholeList<Monitor> | null> {
    try {
      this.#gate.require(1 + this.#furtherPages + LOOK_COST);
      const all = await this.#readers.monitors({}, (requests) => {
        this.#furtherPages = requests;
        this.#gate.require(requests + LOOK_COST);
      });
      this.#sweeps += 1;
      this.#unmended = '';
      this.#needsPlaces ||= !(all.isWhole && all.isSteady);
      return all;
    } catch (error) {
      if (isOptional && isBudgetError(error)) return null;
      throw error;
    }
  }

  /** What is not ok, and the counts: looked at again where they differ, and the newest look in any case. */
  async #look(known: Inventory): Promise<DerivedLook> {
    const look = await this.#lookOnce(known);
    // A list that moves while it is read was read several times already.
    if (look.derived.areNotOkEqual || !look.notOk.isSteady || !look.notOk.isWhole) return look;
    try {
      return await this.#lookOnce(known);
    } catch (error) {
      // The first look is one, too.
      if (isBudgetError(error)) return look;
      throw error;
    }
  }

  async #lookOnce(known: Inventory): Promise<DerivedLook> {
    const notOk = await this.#readers.monitors(NOT_OK);
    const counts = await this.#readers.monitorCounts();
    return { notOk, counts, derived: derive(known, { notOk, counts }) };
  }

  async #readPlaces(remarks: string[]): Promise<CountedPlaces | null> {
    try {
      const scopes = await this.#places.counted('scopes', () => this.#readers.scopes());
      return { scopes, services: await this.#places.counted('services', () => this.#readers.services()) };
    } catch (error) {
      remarks.push(...toRemarks('the counts of scopes and services', error));
      return null;
    }
  }

  /** Reads the places whose counts differ. What it gives counts only where it is no further from the counts than before. */
  async #repair(derived: Derived, look: Look, places: CountedPlaces, remarks: string[]): Promise<Derived> {
    const compare = ({ inventory, bad }: Derived): Comparison =>
      comparePlaces(inventory.monitors, places, bad.length);
    const { scope, service, distance } = compare(derived);
    const differences = JSON.stringify([scope, service, distance]);
    if (differences === this.#unmended) return derived;
    const newer = new Map<number, Monitor>();
    let best = derived;
    try {
      for (const toSelection of SELECTIONS) {
        const comparison = compare(best);
        const selection = comparison.distance > 0 ? toSelection(comparison) : null;
        if (!selection) continue;
        const list = await this.#readers.monitors(selection, (requests) => this.#gate.require(requests));
        for (const monitor of list.rows) newer.set(monitor.id, monitor);
        const isReplaced = (monitor: Monitor): boolean => list.isWhole && isSelected(selection, monitor);
        const next = derive(replaceSome(best.inventory, list, isReplaced), look, [...newer.values()]);
        if (compare(next).distance <= comparison.distance) best = next;
      }
      this.#unmended = compare(best).distance > 0 ? differences : '';
    } catch (error) {
      remarks.push(...toRemarks('the monitors of a scope or service', error));
    }
    return best;
  }

  #note(
    { inventory, bad, isTotalEqual }: Derived,
    places: CountedPlaces | null,
    all: WholeList<Monitor> | null,
  ): void {
    const comparison = places && comparePlaces(inventory.monitors, places, bad.length);
    if (comparison) this.#needsPlaces = comparison.distance > 0 || !comparison.areStatusesEqual;
    else if (all) this.#needsPlaces = !(all.isWhole && all.isSteady);
    if (isTotalEqual && (comparison?.distance ?? 0) === 0) {
      this.#failures = 0;
      this.#patience = LEAST_PATIENCE;
      return;
    }
    this.#failures = all ? 0 : this.#failures + 1;
    if (all) this.#patience = Math.min(MOST_PATIENCE, 2 * this.#patience);
  }
}

/** Two lists of all monitors in one: of those in both, as the second has it. */
const join = (before: Inventory, all: WholeList<Monitor>): Inventory => replaceSome(before, all, () => false);

/** Whether the source counts as many monitors as are known: in all, and in each place where those counts are there. */
function isComplete({ inventory, bad, isTotalEqual }: Derived, places: CountedPlaces | null): boolean {
  return isTotalEqual && (!places || comparePlaces(inventory.monitors, places, bad.length).distance === 0);
}
