import 'server-only';

import { ProdManagerError } from '@/lib/prodmanager/index';
import type { Monitor } from '@/lib/status/types';

import type { SectionReaders } from '../section-readers';
import { isBudgetError } from './budget-error';
import { derive, type Difference, type Inventory, replaceSome, toInventory } from './inventory';
import { findDisagreements } from './disagreement';
import type { WholeList } from './read-list';
import type { SourceGate } from './source-gate';

/** A change between two requests is over at the second look. */
const LOOKS = 2;
/** What it takes to see whether all monitors, just read, add up. */
const LOOK_COST = 1;
const NOT_OK = { status: ['warning', 'alert'] } as const;

/** Knows every monitor, and brings its knowledge up to date by reading those that are not ok. */
export class MonitorReader {
  readonly #readers: SectionReaders;
  readonly #gate: SourceGate;
  #known: Inventory | null = null;
  #before: Difference | null = null;
  /** Requests for a list of all monitors beyond its first page, as learnt from the last attempt. */
  #furtherPages = 0;
  #sweeps = 0;
  #owesSweep = false;

  constructor(readers: SectionReaders, gate: SourceGate) {
    this.#readers = readers;
    this.#gate = gate;
  }

  /** How often all monitors were listed. */
  get sweeps(): number {
    return this.#sweeps;
  }

  /** Starts from monitors that were read before. */
  adopt(monitors: readonly Monitor[]): void {
    this.#know(toInventory({ rows: monitors, bad: [] }));
  }

  /**
   * Every monitor in its present status, as far as the source's own counts bear it out.
   *
   * Where they do not, it looks again: a change may have come between two requests. Then the counts of each scope and
   * service tell where a monitor was created, deleted or moved, and those places are read; only where that does not
   * explain it, or a sweep is asked for, all monitors are.
   *
   * @throws BudgetError, ProdManagerError; `incomplete` where the counts disagree even then.
   */
  async read(isSweep: boolean): Promise<WholeList<Monitor>> {
    if (!isSweep && !this.#owesSweep && this.#known) {
      const found = await this.#look(this.#known);
      if (found) return found;
    }
    const sweepsBefore = this.#sweeps;
    try {
      const found =
        (isSweep || this.#owesSweep ? null : await this.#repair()) ??
        (await this.#sweep()) ??
        (await this.#repair());
      if (found) return found;
    } catch (error) {
      // What there is no room for now must not be spent on looking again before there is.
      this.#owesSweep = isBudgetError(error) && this.#sweeps === sweepsBefore;
      throw error;
    }
    throw new ProdManagerError(
      'incomplete',
      'the monitors do not add up to what GET /api/weather/monitor tells',
    );
  }

  /** @param seen Those that are not ok, where all monitors were read just now. */
  async #look(known: Inventory, seen: WholeList<Monitor> | null = null): Promise<WholeList<Monitor> | null> {
    for (let looks = seen ? 0 : 1; looks <= LOOKS; looks += 1) {
      const notOk = looks === 0 && seen ? seen : await this.#readers.monitors(NOT_OK);
      const counts = await this.#readers.monitorCounts();
      const { monitors, inventory, difference, isBorneOut } = derive(known, notOk, counts, this.#before);
      if (isBorneOut) {
        this.#know(inventory, difference);
        return { rows: monitors, bad: [...notOk.bad, ...inventory.bad] };
      }
    }
    return null;
  }

  async #repair(): Promise<WholeList<Monitor> | null> {
    const known = this.#known;
    if (!known) return null;
    const places = findDisagreements(known, await this.#readers.scopes(), await this.#readers.services());
    if (!places) return null;
    const list = await this.#readers.monitors(places);
    const isReplaced = ({ scopeId, serviceId }: Monitor) =>
      (places.scope?.includes(scopeId) ?? true) && (places.service?.includes(serviceId) ?? true);
    return this.#look(this.#know(replaceSome(known, list, isReplaced)));
  }

  async #sweep(): Promise<WholeList<Monitor> | null> {
    this.#gate.require(1 + this.#furtherPages + LOOK_COST);
    const all = await this.#readers.monitors({}, (requests) => {
      this.#furtherPages = requests;
      this.#gate.require(requests + LOOK_COST);
    });
    this.#sweeps += 1;
    this.#owesSweep = false;
    const notOk = { rows: all.rows.filter(({ status }) => status !== 'ok'), bad: [] };
    return this.#look(this.#know(toInventory(all)), notOk);
  }

  #know(inventory: Inventory, difference: Difference | null = null): Inventory {
    this.#known = inventory;
    this.#before = difference;
    return inventory;
  }
}
