import { totalOf } from '@/lib/status/model/counts';
import type { Monitor } from '@/lib/status/model/types';

import type { WholeList } from '../rows/read-list';
import { isBudgetError } from '../source/request-budget';
import type { SourceGate } from '../source/source-gate';
import {
  comparePlaces,
  countPlaced,
  isSelected,
  SELECTIONS,
  type CountedPlaces,
  type Comparison,
} from './compare-counts';
import {
  derive,
  replaceSome,
  toInventory,
  type Derived,
  type Inventory,
  type StatusReport,
} from './inventory';
import type { PlaceReader } from './place-reader';
import { toMissingFlaws, toRemarks, type Reading } from './reading';
import type { SourceQueries } from './source-queries';

/** Requests of one {@link StatusReport}. */
const REPORT_COST = 2;
const NOT_OK = { status: ['warning', 'alert'] } as const;
/** How many uncertain readings are tolerated before a sweep. Doubles after each sweep that did not help. */
const MIN_PATIENCE = 1;
const MAX_PATIENCE = 64;

interface CheckedReport extends StatusReport {
  readonly derived: Derived;
}

/**
 * Keeps the inventory of all monitors up to date by reading only those that are not ok.
 *
 * The inventory is proven while the source's own counts agree with it: by status and, when they are read, by scope and
 * service. A reading is returned even if it is not proven.
 */
export class MonitorReader {
  readonly #queries: SourceQueries;
  readonly #places: PlaceReader;
  readonly #gate: SourceGate;
  #known: Inventory | null = null;
  /** Whether only the counts by scope and service can prove which monitors exist. */
  #needsPlaces = false;
  /** Differences that {@link #repair} could not resolve, so that it does not try again. */
  #unresolved = '';
  /** Consecutive readings with something that only a sweep can repair. */
  #failures = 0;
  #patience = MIN_PATIENCE;
  /** Requests for a list of all monitors after its first page, as of the last sweep. */
  #furtherPages = 0;
  #sweeps = 0;

  constructor(queries: SourceQueries, places: PlaceReader, gate: SourceGate) {
    this.#queries = queries;
    this.#places = places;
    this.#gate = gate;
  }

  /** How many sweeps there were. */
  get sweeps(): number {
    return this.#sweeps;
  }

  /** Whether something has been wrong for so long that only a sweep can repair it. */
  get needsSweep(): boolean {
    return this.#failures > this.#patience;
  }

  /** Starts from monitors that were read earlier. */
  adopt(monitors: readonly Monitor[], isProven: boolean): void {
    this.#known = toInventory({ rows: monitors, bad: [] });
    this.#needsPlaces = !isProven;
  }

  /**
   * Reads the present status of every monitor.
   *
   * If the counts show that a monitor was created or deleted, the counts by scope and service show where, and those places
   * are read.
   *
   * @throws BudgetError, ProdManagerError if the report cannot be read, or no list of all monitors ever could.
   */
  async read(isSweep: boolean): Promise<Reading<Monitor>> {
    const before = this.#known;
    const all = isSweep || !before ? await this.#sweep(before !== null) : null;
    const known = all ? (before && !all.isWhole ? join(before, all) : toInventory(all)) : before;
    if (!known) throw new TypeError('no list of all monitors was ever read');
    // Keeps a first sweep even if the report fails.
    this.#known ??= known;
    const report = await this.#readReport(known);
    const { isTotalEqual, isEqual } = report.derived;
    // If the statuses disagree, counts by place cannot prove anything.
    const dependsOnPlaces = isEqual && (this.#needsPlaces || !report.notOk.isSteady);
    const remarks: string[] = [];
    const places = all !== null || !isTotalEqual || dependsOnPlaces ? await this.#readPlaces(remarks) : null;
    let derived = report.derived;
    // A list of all monitors that contradicts the counts removes nothing.
    if (all && before && !isComplete(derived, places)) derived = derive(join(before, all), report);
    if (places && !isComplete(derived, places)) {
      derived = await this.#repair(derived, report, places, remarks);
    }
    this.#known = derived.inventory;
    this.#noteResult(derived, places, all);

    const { inventory, bad } = derived;
    const counted = Math.max(totalOf(report.counts), places ? countPlaced(places) : 0);
    return {
      rows: [...inventory.monitors.values()],
      bad,
      isProven: derived.isEqual && (report.notOk.isSteady || places !== null) && !this.#needsPlaces,
      flaws: toMissingFlaws(counted - inventory.monitors.size - bad.length),
      remarks,
    };
  }

  /** Lists all monitors. @param isOptional Whether to return null if the budget has no room, instead of throwing. */
  async #sweep(isOptional: boolean): Promise<WholeList<Monitor> | null> {
    try {
      this.#gate.requireBudget(1 + this.#furtherPages + REPORT_COST);
      const all = await this.#queries.monitors({}, (requests) => {
        this.#furtherPages = requests;
        this.#gate.requireBudget(requests + REPORT_COST);
      });
      this.#sweeps += 1;
      this.#unresolved = '';
      this.#needsPlaces ||= !(all.isWhole && all.isSteady);
      return all;
    } catch (error) {
      if (isOptional && isBudgetError(error)) return null;
      throw error;
    }
  }

  /** Reads a report, and once more if the counts disagree: mostly a change between the two requests. */
  async #readReport(known: Inventory): Promise<CheckedReport> {
    const report = await this.#readReportOnce(known);
    // A list with moving rows was read several times already.
    if (report.derived.areNotOkEqual || !report.notOk.isSteady || !report.notOk.isWhole) return report;
    try {
      return await this.#readReportOnce(known);
    } catch (error) {
      if (isBudgetError(error)) return report;
      throw error;
    }
  }

  async #readReportOnce(known: Inventory): Promise<CheckedReport> {
    const notOk = await this.#queries.monitors(NOT_OK);
    const counts = await this.#queries.monitorCounts();
    return { notOk, counts, derived: derive(known, { notOk, counts }) };
  }

  async #readPlaces(remarks: string[]): Promise<CountedPlaces | null> {
    try {
      const scopes = await this.#places.counted('scopes', () => this.#queries.scopes());
      return { scopes, services: await this.#places.counted('services', () => this.#queries.services()) };
    } catch (error) {
      remarks.push(...toRemarks('the counts of scopes and services', error));
      return null;
    }
  }

  /** Reads the monitors of places whose counts differ, and applies them if that does not increase the difference. */
  async #repair(
    derived: Derived,
    report: StatusReport,
    places: CountedPlaces,
    remarks: string[],
  ): Promise<Derived> {
    const compare = ({ inventory, bad }: Derived): Comparison =>
      comparePlaces(inventory.monitors, places, bad.length);
    const { scope, service, distance } = compare(derived);
    const differences = JSON.stringify([scope, service, distance]);
    if (differences === this.#unresolved) return derived;
    const newer = new Map<number, Monitor>();
    let best = derived;
    try {
      for (const toSelection of SELECTIONS) {
        const comparison = compare(best);
        const selection = comparison.distance > 0 ? toSelection(comparison) : null;
        if (!selection) continue;
        const list = await this.#queries.monitors(selection, (requests) =>
          this.#gate.requireBudget(requests),
        );
        for (const monitor of list.rows) newer.set(monitor.id, monitor);
        const isReplaced = (monitor: Monitor): boolean => list.isWhole && isSelected(selection, monitor);
        const next = derive(replaceSome(best.inventory, list, isReplaced), report, [...newer.values()]);
        if (compare(next).distance <= comparison.distance) best = next;
      }
      this.#unresolved = compare(best).distance > 0 ? differences : '';
    } catch (error) {
      remarks.push(...toRemarks('the monitors of a scope or service', error));
    }
    return best;
  }

  #noteResult(derived: Derived, places: CountedPlaces | null, all: WholeList<Monitor> | null): void {
    const { inventory, bad } = derived;
    const comparison = places && comparePlaces(inventory.monitors, places, bad.length);
    if (comparison) this.#needsPlaces = comparison.distance > 0 || !comparison.areStatusesEqual;
    else if (all) this.#needsPlaces = !(all.isWhole && all.isSteady);
    if (!hasLastingFault(derived, comparison)) {
      this.#failures = 0;
      this.#patience = MIN_PATIENCE;
      return;
    }
    this.#failures = all ? 0 : this.#failures + 1;
    if (all) this.#patience = Math.min(MAX_PATIENCE, 2 * this.#patience);
  }
}

/**
 * Whether something is wrong that reports do not repair. They have only the monitors that are not ok: they do not show which
 * others exist, which status they have, or what could not be read of them.
 */
function hasLastingFault(
  { inventory, bad, isTotalEqual, areNotOkEqual, isEqual }: Derived,
  comparison: Comparison | null,
): boolean {
  if (!isTotalEqual || (comparison !== null && comparison.distance > 0)) return true;
  if (areNotOkEqual && (!isEqual || comparison?.areStatusesEqual === false)) return true;
  return bad.length > 0 || [...inventory.monitors.values()].some(({ flaws = [] }) => flaws.length > 0);
}

/** Adds a list of all monitors to an inventory without removing any. */
const join = (before: Inventory, all: WholeList<Monitor>): Inventory => replaceSome(before, all, () => false);

/** Whether the source counts as many monitors as are known, in total and in each place. */
function isComplete({ inventory, bad, isTotalEqual }: Derived, places: CountedPlaces | null): boolean {
  return isTotalEqual && (!places || comparePlaces(inventory.monitors, places, bad.length).distance === 0);
}
