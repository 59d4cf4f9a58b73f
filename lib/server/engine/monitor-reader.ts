import 'server-only';

import { isProdManagerError, ProdManagerError } from '@/lib/prodmanager/index';
import type { Monitor } from '@/lib/status/types';

import type { SectionReaders } from '../section-readers';
import { isBudgetError } from './budget-error';
import { findDisagreement, isSelected, SELECTIONS } from './disagreement';
import { derive, type Derived, type Difference, type Inventory, replaceSome, toInventory } from './inventory';
import type { WholeList } from './read-list';
import type { SourceGate } from './source-gate';

/** A change between two requests is over at the second look. */
const LOOKS = 2;
/** What it takes to see whether all monitors, just read, add up. */
const LOOK_COST = 2;
const NOT_OK = { status: ['warning', 'alert'] } as const;

/** Whether a list could not be read for lack of room, or because the source did not stand still for so long. */
const isForNow = (error: unknown): boolean =>
  isBudgetError(error) || (isProdManagerError(error) && error.code === 'incomplete');

/**
 * Knows every monitor, and brings its knowledge up to date by reading those that are not ok.
 *
 * Two things are proven by the source's counts: the status of every known monitor, each time anew; and which monitors there
 * are, with each sweep at least. Once that was proven, a monitor created or deleted since may wait where the place it is in
 * cannot be read now.
 */
export class MonitorReader {
  readonly #readers: SectionReaders;
  readonly #gate: SourceGate;
  #known: Inventory | null = null;
  #before: Difference | null = null;
  /** Whether the counts have borne out which monitors there are, since they were all listed. */
  #isTrusted = false;
  /** Attempts that did not add up, since the last that did. */
  #failures = 0;
  /** Requests for a list of all monitors beyond its first page, as learnt from the last attempt. */
  #furtherPages = 0;
  #sweeps = 0;

  constructor(readers: SectionReaders, gate: SourceGate) {
    this.#readers = readers;
    this.#gate = gate;
  }

  /** How often all monitors were listed. */
  get sweeps(): number {
    return this.#sweeps;
  }

  /** Whether only a sweep can tell which monitors there are: it was no passing change that made them not add up. */
  get needsSweep(): boolean {
    return this.#failures > (this.#isTrusted ? 1 : 0);
  }

  /** Starts from monitors that were read before. */
  adopt(monitors: readonly Monitor[]): void {
    this.#know(toInventory({ rows: monitors, bad: [] }));
  }

  /**
   * Every monitor in its present status, as far as the source's own counts bear it out.
   *
   * Where they tell that a monitor was created or deleted, the counts of each scope and service tell where, and those
   * places are read.
   *
   * @throws BudgetError, ProdManagerError; `incomplete` where the counts disagree even at a second look.
   */
  async read(isSweep: boolean): Promise<WholeList<Monitor>> {
    const known = isSweep || !this.#known ? await this.#sweep() : this.#known;
    const look = await this.#look(known);
    this.#isTrusted ||= look?.isBorneOut ?? false;
    const inventory = look && (look.isBorneOut ? look.inventory : await this.#tryToRepair(look.inventory));
    if (!look || !inventory || !this.#isTrusted) {
      this.#failures += 1;
      const problem = 'the monitors do not add up to what GET /api/weather/monitor tells';
      throw new ProdManagerError('incomplete', problem);
    }
    this.#failures = 0;
    const rows = [...inventory.monitors.values()].filter(({ id }) => !look.lost.has(id));
    return { rows, bad: [...look.bad, ...inventory.bad] };
  }

  async #look(known: Inventory): Promise<Derived | null> {
    for (let looks = 1; looks <= LOOKS; looks += 1) {
      const notOk = await this.#readers.monitors(NOT_OK);
      const counts = await this.#readers.monitorCounts();
      const derived = derive(known, notOk, counts, this.#before);
      if (!derived.areStatusesBorneOut) continue;
      this.#know(derived.inventory, derived.difference);
      return derived;
    }
    return null;
  }

  /** What is known will do for now, where the lists cannot be had. */
  async #tryToRepair(known: Inventory): Promise<Inventory> {
    try {
      return await this.#repair(known);
    } catch (error) {
      if (this.#isTrusted && isForNow(error)) return known;
      throw error;
    }
  }

  async #repair(known: Inventory): Promise<Inventory> {
    const scopes = await this.#readers.scopes();
    const services = await this.#readers.services();
    let repaired = known;
    for (const toSelection of SELECTIONS) {
      const places = findDisagreement(repaired.monitors, scopes, services);
      const selection = places && toSelection(places);
      if (!selection) continue;
      const list = await this.#readers.monitors(selection, (requests) => this.#gate.require(requests));
      repaired = this.#know(replaceSome(repaired, list, (monitor) => isSelected(selection, monitor)));
    }
    if (repaired !== known) this.#isTrusted ||= !findDisagreement(repaired.monitors, scopes, services);
    return repaired;
  }

  async #sweep(): Promise<Inventory> {
    this.#gate.require(1 + this.#furtherPages + LOOK_COST);
    const all = await this.#readers.monitors({}, (requests) => {
      this.#furtherPages = requests;
      this.#gate.require(requests + LOOK_COST);
    });
    this.#sweeps += 1;
    this.#isTrusted = false;
    return this.#know(toInventory(all));
  }

  #know(inventory: Inventory, difference: Difference | null = null): Inventory {
    this.#known = inventory;
    this.#before = difference;
    return inventory;
  }
}
