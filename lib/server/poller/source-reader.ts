import {
  SECTION_NAMES,
  type Announcement,
  type Incident,
  type Maintenance,
  type Place,
  type Section,
  type SectionItems,
  type SectionName,
} from '@/lib/status/model/types';

import type { BoardState } from '../snapshot/board-state';
import { Lane, type LaneOptions } from './lane';
import { MonitorReader } from './readers/monitor-reader';
import { NoticeReader } from './readers/notice-reader';
import { type PlaceName, PlaceReader } from './readers/place-reader';
import { withSince, type Past } from './readers/since';
import type { ParseContext } from './rows/board-rows';
import { SectionUpdater, type SectionReading, type SectionUpdaterOptions } from './section-update';
import { isObservedUntilNow, NONE_CLOSED } from './transitions';

/** What a source reader works with. */
export interface SourceReaderOptions extends LaneOptions, SectionUpdaterOptions {
  /** What was recorded before this process; null if that is not known. */
  readonly past: Past | null;
  /** Called with unexpected errors. */
  readonly onError: (error: unknown) => void;
}

/** A finished {@link SourceReader.read}. */
export interface ReadSummary {
  /** How many requests it sent. */
  readonly cost: number;
  /** Whether all monitors were listed; possible even if no sweep was requested. */
  readonly isSwept: boolean;
}

const PLACES: readonly PlaceName[] = ['scopes', 'services'];

const sum = (costs: readonly number[]): number => costs.reduce((total, cost) => total + cost, 0);

/** Reads the source, each section in its own lane: a section that hangs or fails does not delay the others. */
export class SourceReader {
  readonly #options: SourceReaderOptions;
  readonly #lanes: Readonly<Record<SectionName, Lane>>;
  readonly #updater: SectionUpdater;
  readonly #places: PlaceReader;
  readonly #monitors: MonitorReader;
  readonly #incidents = new NoticeReader<Incident>();
  readonly #maintenances = new NoticeReader<Maintenance>();
  readonly #announcements = new NoticeReader<Announcement>();

  constructor(options: SourceReaderOptions) {
    this.#options = options;
    const lanes = SECTION_NAMES.map((name) => [name, new Lane(options)] as const);
    this.#lanes = Object.fromEntries(lanes) as Record<SectionName, Lane>;
    this.#updater = new SectionUpdater(options);
    const { queries, gate } = this.#lanes.monitors;
    this.#places = new PlaceReader(() => options.clock.elapsed());
    this.#monitors = new MonitorReader(queries, this.#places, gate);
  }

  /** Starts from an earlier board state. */
  adopt(state: BoardState): void {
    const { items, isProven } = state.sections.monitors;
    this.#monitors.adopt(items, isProven);
    this.#updater.adopt(state);
  }

  /** See {@link MonitorReader.needsSweep}. */
  get needsSweep(): boolean {
    return this.#monitors.needsSweep;
  }

  /** Reads all sections that are not being read already. Never rejects. */
  async read(isSweep: boolean): Promise<ReadSummary> {
    const sweepsBefore = this.#monitors.sweeps;
    this.#places.begin();
    const costs = await Promise.all([
      this.#runMonitorsAndPlaces(isSweep),
      this.#run('incidents', () => this.#readIncidents(isSweep)),
      this.#run('maintenances', () => this.#readMaintenances(isSweep)),
      this.#run('announcements', () => this.#readAnnouncements(isSweep)),
    ]);
    return { cost: sum(costs), isSwept: this.#monitors.sweeps > sweepsBefore };
  }

  /** Between sweeps, scopes and services are assumed unchanged while the monitor counts match. */
  async #runMonitorsAndPlaces(isSweep: boolean): Promise<number> {
    const sweepsBefore = this.#monitors.sweeps;
    const early = PLACES.filter((name) => isSweep || !this.#isFresh(name));
    const sweep = isSweep ? () => this.#readMonitors(true) : undefined;
    const monitors = this.#run('monitors', () => this.#readMonitors(false), sweep);
    const reads = early.map((name) => this.#run(name, () => this.#readPlaces(name)));
    const cost = await monitors;
    const { state, isProven } = this.#options.current().sections.monitors;
    const areConfirmed = state === 'fresh' && isProven && this.#monitors.sweeps === sweepsBefore;
    const late = PLACES.filter((name) => !early.includes(name) && (!areConfirmed || this.#isDue(name)));
    reads.push(...late.map((name) => this.#run(name, () => this.#readPlaces(name))));
    return cost + sum(await Promise.all(reads));
  }

  /** Runs a read in its lane, and once more if the section was requested during it. Returns the number of requests. */
  async #run(name: SectionName, read: () => Promise<void>, sweep?: () => Promise<void>): Promise<number> {
    const { onError } = this.#options;
    const lane = this.#lanes[name];
    const isLong = sweep !== undefined || !this.#isFresh(name);
    const cost = await lane.run(() => (sweep ?? read)().catch(onError), isLong);
    if (cost === null) return 0;
    if (lane.takeRequestedAgain()) void this.#run(name, read);
    return cost;
  }

  #readMonitors(isSweep: boolean): Promise<void> {
    const { clock, current, past } = this.#options;
    return this.#update('monitors', async () => {
      const sweepsBefore = this.#monitors.sweeps;
      const reading = await this.#monitors.read(isSweep);
      const known = current().sections.monitors;
      const previous = known.state === 'unavailable' ? null : known.items;
      const at = new Date(clock.now()).toISOString();
      const isContinued = isObservedUntilNow(current(), past, clock);
      const rows = withSince(previous, reading.rows, { at, isContinued, past });
      const isSwept = this.#monitors.sweeps > sweepsBefore;
      return { reading: { ...reading, rows }, confirms: isSwept || !reading.isProven ? [] : PLACES };
    });
  }

  #readPlaces(name: PlaceName): Promise<void> {
    return this.#update(name, async (known) => {
      const read = () => this.#lanes[name].queries[name]();
      const { sentAtMs, ...reading } = await this.#places.read(name, known, this.#idsInUse(name), read);
      return { reading, sentAtMs };
    });
  }

  #readIncidents(isSweep: boolean): Promise<void> {
    return this.#update('incidents', async (known, context) => {
      const source = this.#lanes.incidents.queries.incidents(context);
      const { closed, ...reading } = await this.#incidents.read(known, source, isSweep);
      return { reading, closed: { ...NONE_CLOSED, incidents: closed } };
    });
  }

  #readMaintenances(isSweep: boolean): Promise<void> {
    return this.#update('maintenances', async (known, context) => {
      const source = this.#lanes.maintenances.queries.maintenances(context);
      const { closed, ...reading } = await this.#maintenances.read(known, source, isSweep);
      return { reading, closed: { ...NONE_CLOSED, maintenances: closed } };
    });
  }

  #readAnnouncements(isSweep: boolean): Promise<void> {
    return this.#update('announcements', async (known, context) => {
      const source = this.#lanes.announcements.queries.announcements(context);
      const { closed: _, ...reading } = await this.#announcements.read(known, source, isSweep);
      return { reading };
    });
  }

  #update<Name extends SectionName>(
    name: Name,
    read: (known: Section<SectionItems[Name]>, context: ParseContext) => Promise<SectionReading<Name>>,
  ): Promise<void> {
    const canConfirm = (place: PlaceName): boolean => this.#isFresh(place) && !this.#lanes[place].isBusy;
    return this.#updater.run(name, this.#lanes[name], read, canConfirm);
  }

  #isFresh(name: SectionName): boolean {
    return this.#options.current().sections[name].state === 'fresh';
  }

  #isDue(name: PlaceName): boolean {
    return this.#places.isDue(name, this.#options.current().sections[name], this.#idsInUse(name));
  }

  /** The ids of the scopes or services that monitors and notices refer to. */
  #idsInUse(name: PlaceName): ReadonlySet<number> {
    const { monitors, incidents, maintenances, announcements } = this.#options.current().sections;
    const sections: readonly { readonly items: readonly Place[] }[] = [
      monitors,
      incidents,
      maintenances,
      announcements,
    ];
    const field = name === 'scopes' ? 'scopeId' : 'serviceId';
    const ids = new Set<number>();
    for (const { items } of sections) for (const item of items) ids.add(item[field]);
    return ids;
  }
}
