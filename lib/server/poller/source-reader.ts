import 'server-only';

import { addFlaws, flawsOf } from '@/lib/status/model/flaws';
import {
  SECTION_NAMES,
  type Announcement,
  type Flaw,
  type Incident,
  type Maintenance,
  type Place,
  type Section,
  type SectionItems,
  type SectionName,
  type Sections,
} from '@/lib/status/model/types';

import type { BoardState, ReadTimes } from '../snapshot/board-state';
import { toSourceProblem } from './source/source-problem';
import type { BoardContext } from './rows/to-board';
import { type Ended, NONE_ENDED } from './transition-log';
import { Lane, type LaneOptions } from './lane';
import { MonitorReader } from './readers/monitor-reader';
import { OpenReader } from './readers/open-reader';
import { type PlaceName, PlaceReader } from './readers/place-reader';
import type { BadRow } from './rows/read-row';
import type { Reading } from './readers/reading';
import type { SectionLog } from './section-log';
import { withSince } from './readers/since';
import { ZoneWitness } from './readers/zone-witness';

/** What a source reader works with. */
export interface SourceReaderOptions extends LaneOptions {
  readonly timeZone: string;
  readonly log: SectionLog;
  /** What is known at this moment. */
  readonly current: () => BoardState;
  /** Told of each kind as soon as its read has ended, well or not. May throw. */
  readonly onFinding: (finding: Finding) => void;
  /** Told of what was thrown where nothing should be. */
  readonly onError: (error: unknown) => void;
}

/** What a read found: the part of a board state that it replaces. */
export interface Finding {
  readonly sections: Partial<Sections>;
  readonly readTimes: Partial<ReadTimes>;
  readonly ended: Ended;
  readonly zoneErrorMinutes: number | null;
}

/** How a look went, when the last of its reads has ended. */
export interface Look {
  /** Requests sent for it. */
  readonly cost: number;
  /** Whether every monitor was listed, which may also be so where that was not asked for. */
  readonly isSwept: boolean;
}

/** What a read of one kind gave. */
interface Found<Name extends SectionName> {
  readonly reading: Reading<SectionItems[Name]>;
  readonly ended?: Ended;
  /** Other kinds that it proves to be as they were. */
  readonly vouchesFor?: readonly PlaceName[];
  /** When it was asked for, where that was before the read began. */
  readonly requestedAtMs?: number;
}

const PLACES: readonly PlaceName[] = ['scopes', 'services'];

/** From so many intervals on, answers are too old to be called a read that succeeded: a cache on the way kept them. */
const KEPT_FROM_INTERVALS = 2;
/** Reads whose answers are not younger than this after those of the last one have found nothing new. */
const SAME_MOMENT_MS = 1_000;

const isOngoing = ({ status }: Incident): boolean => status !== 'resolved';
const isAhead = ({ status }: Maintenance): boolean =>
  status !== 'succeed' && status !== 'failed' && status !== 'canceled';

/** Looks at the source, each kind of resource by itself: one that hangs or fails holds up no other. */
export class SourceReader {
  readonly #options: SourceReaderOptions;
  readonly #lanes: Readonly<Record<SectionName, Lane>>;
  readonly #places: PlaceReader;
  readonly #monitors: MonitorReader;
  readonly #incidents = new OpenReader<Incident>();
  readonly #maintenances = new OpenReader<Maintenance>();
  readonly #announcements = new OpenReader<Announcement>();
  readonly #zone = new ZoneWitness();

  constructor(options: SourceReaderOptions) {
    this.#options = options;
    const lanes = SECTION_NAMES.map((name) => [name, new Lane(options)] as const);
    this.#lanes = Object.fromEntries(lanes) as Record<SectionName, Lane>;
    const { readers, gate } = this.#lanes.monitors;
    this.#places = new PlaceReader(() => options.clock.elapsed());
    this.#monitors = new MonitorReader(readers, this.#places, gate);
  }

  /** Starts from what was read before. */
  adopt({ sections, zoneErrorMinutes }: BoardState): void {
    this.#monitors.adopt(sections.monitors.items, sections.monitors.isProven);
    this.#zone.adopt(zoneErrorMinutes);
  }

  /** Whether only a sweep can tell which monitors there are. */
  get needsSweep(): boolean {
    return this.#monitors.needsSweep;
  }

  /** Starts to read every kind that is not being read, and resolves when those reads have ended; never rejects. */
  async look(isSweep: boolean): Promise<Look> {
    const sweepsBefore = this.#monitors.sweeps;
    this.#places.begin();
    const costs = await Promise.all([
      this.#lookAtMonitors(isSweep),
      this.#start('incidents', () => this.#readIncidents(isSweep)),
      this.#start('maintenances', () => this.#readMaintenances(isSweep)),
      this.#start('announcements', () => this.#readAnnouncements(isSweep)),
    ]);
    return {
      cost: costs.reduce((sum, cost) => sum + cost, 0),
      isSwept: this.#monitors.sweeps > sweepsBefore,
    };
  }

  /** Names change with a sweep. In between, monitors that are proven contradict none of them, and vouch for them. */
  async #lookAtMonitors(isSweep: boolean): Promise<number> {
    const sweepsBefore = this.#monitors.sweeps;
    const early = PLACES.filter((name) => isSweep || !this.#isFresh(name));
    const sweep = isSweep ? () => this.#readMonitors(true) : undefined;
    const monitors = this.#start('monitors', () => this.#readMonitors(false), sweep);
    const reads = early.map((name) => this.#start(name, () => this.#readPlaces(name)));
    const cost = await monitors;
    const { state, isProven } = this.#options.current().sections.monitors;
    const areVouched = state === 'fresh' && isProven && this.#monitors.sweeps === sweepsBefore;
    const late = PLACES.filter((name) => !early.includes(name) && (!areVouched || this.#isDue(name)));
    reads.push(...late.map((name) => this.#start(name, () => this.#readPlaces(name))));
    const costs = await Promise.all(reads);
    return costs.reduce((sum, next) => sum + next, cost);
  }

  #isFresh(name: SectionName): boolean {
    return this.#options.current().sections[name].state === 'fresh';
  }

  #isDue(name: PlaceName): boolean {
    return this.#places.isDue(name, this.#options.current().sections[name], this.#idsInUse(name));
  }

  /** The ids of scopes, or of services, that something belongs to. */
  #idsInUse(name: PlaceName): ReadonlySet<number> {
    const { monitors, incidents, maintenances, announcements } = this.#options.current().sections;
    const placed: readonly { readonly items: readonly Place[] }[] = [
      monitors,
      incidents,
      maintenances,
      announcements,
    ];
    const field = name === 'scopes' ? 'scopeId' : 'serviceId';
    const ids = new Set<number>();
    for (const { items } of placed) for (const item of items) ids.add(item[field]);
    return ids;
  }

  /** Reads one kind, and once more at once where a look came while it was being read. */
  async #start(name: SectionName, read: () => Promise<void>, sweep?: () => Promise<void>): Promise<number> {
    const { onError } = this.#options;
    const lane = this.#lanes[name];
    const isLong = sweep !== undefined || !this.#isFresh(name);
    const cost = await lane.run(() => (sweep ?? read)().catch(onError), isLong);
    if (cost === null) return 0;
    if (lane.takeMissed()) void this.#start(name, read);
    return cost;
  }

  #readMonitors(isSweep: boolean): Promise<void> {
    const { clock, current } = this.#options;
    return this.#read('monitors', async () => {
      const sweepsBefore = this.#monitors.sweeps;
      const reading = await this.#monitors.read(isSweep);
      const known = current().sections.monitors;
      const at = new Date(clock.now()).toISOString();
      const rows = withSince(known.state === 'unavailable' ? null : known.items, reading.rows, at);
      const isSwept = this.#monitors.sweeps > sweepsBefore;
      return { reading: { ...reading, rows }, vouchesFor: isSwept || !reading.isProven ? [] : PLACES };
    });
  }

  #readPlaces(name: PlaceName): Promise<void> {
    return this.#read(name, async (known) => {
      const read = () => this.#lanes[name].readers[name]();
      const { requestedAtMs, ...reading } = await this.#places.read(name, known, this.#idsInUse(name), read);
      return { reading, requestedAtMs };
    });
  }

  #readIncidents(isSweep: boolean): Promise<void> {
    const { readers } = this.#lanes.incidents;
    return this.#read('incidents', async (known, context) => {
      const source = {
        list: () => readers.incidents(context),
        count: () => readers.incidentCount(),
        readOne: (id: number) => readers.incident(id, context),
        isOpen: isOngoing,
      };
      const { ended, ...reading } = await this.#incidents.read(known, source, isSweep);
      return { reading, ended: { ...NONE_ENDED, incidents: ended } };
    });
  }

  #readMaintenances(isSweep: boolean): Promise<void> {
    const { readers } = this.#lanes.maintenances;
    return this.#read('maintenances', async (known, context) => {
      const source = {
        list: () => readers.maintenances(context),
        count: () => readers.maintenanceCount(),
        readOne: (id: number) => readers.maintenance(id, context),
        isOpen: isAhead,
      };
      const { ended, ...reading } = await this.#maintenances.read(known, source, isSweep);
      return { reading, ended: { ...NONE_ENDED, maintenances: ended } };
    });
  }

  #readAnnouncements(isSweep: boolean): Promise<void> {
    const { readers } = this.#lanes.announcements;
    return this.#read('announcements', async (known, context) => {
      const source = {
        list: () => readers.announcements(context),
        count: () => readers.announcementCount(context),
        readOne: null,
        isOpen: ({ endsAt }: Announcement) => endsAt === null || Date.parse(endsAt) > context.nowMs,
      };
      const { ended: _, ...reading } = await this.#announcements.read(known, source, isSweep);
      return { reading };
    });
  }

  async #read<Name extends SectionName>(
    name: Name,
    read: (known: Section<SectionItems[Name]>, context: BoardContext) => Promise<Found<Name>>,
  ): Promise<void> {
    const { clock, current, log, onFinding, signal, timeZone } = this.#options;
    const { gate } = this.#lanes[name];
    // The answer is as old as the question: what changed while it was on its way is not in it.
    const requestedAtMs = clock.elapsed();
    const known: Section<SectionItems[Name]> = current().sections[name];
    const knownAtMs = current().readTimes[name];
    const find = (finding: Partial<Finding>): void => {
      if (signal.aborted) return;
      const zoneErrorMinutes = this.#zone.errorMinutes;
      onFinding({ sections: {}, readTimes: {}, ended: NONE_ENDED, ...finding, zoneErrorMinutes });
    };
    const toSections = (section: Section<SectionItems[Name]>): Partial<Sections> => ({ [name]: section });
    let found: Found<Name>;
    try {
      found = await read(known, { timeZone, nowMs: clock.now() });
    } catch (error) {
      const problem = toSourceProblem(error);
      if (!signal.aborted) log.failed(name, known, problem, error);
      const state = known.state === 'unavailable' ? 'unavailable' : 'stale';
      return find({ sections: toSections({ ...known, state, problem }) });
    }
    const { reading, ended, vouchesFor = [] } = found;
    const { rows: items, bad, isProven, flaws, remarks } = reading;
    log.flaws(name, items, bad, remarks);
    const readAtMs = (found.requestedAtMs ?? requestedAtMs) - gate.ageMs;
    const isKept = gate.ageMs >= KEPT_FROM_INTERVALS * this.#options.configuredMs;
    if (isKept) log.kept(name, known, gate.ageMs);
    const isOld = gate.ageMs > 0 && knownAtMs !== null && readAtMs <= knownAtMs + SAME_MOMENT_MS;
    if (isOld) {
      return find({
        sections: toSections({ ...known, ...(isKept && { state: 'stale', problem: 'bad-answer' }) }),
      });
    }
    if (!isKept) log.read(name, known);
    this.#noteZone(name, known, items, readAtMs - (knownAtMs ?? -Infinity));
    const how = isKept
      ? ({ state: 'stale', problem: 'bad-answer' } as const)
      : ({ state: 'fresh', problem: null } as const);
    const vouched = isKept
      ? []
      : vouchesFor.filter((place) => this.#isFresh(place) && !this.#lanes[place].isBusy);
    find({
      sections: toSections({ ...how, isProven, flaws: toFlaws(flaws, items, bad), items }),
      readTimes: Object.fromEntries([name, ...vouched].map((read) => [read, readAtMs])),
      ...(ended && { ended }),
    });
  }

  #noteZone<Name extends SectionName>(
    name: Name,
    known: Section<SectionItems[Name]>,
    items: readonly SectionItems[Name][],
    gapMs: number,
  ): void {
    const { sourceTimeMs, ageMs } = this.#lanes[name].gate;
    if (name !== 'incidents' && name !== 'maintenances' && name !== 'announcements') return;
    if (sourceTimeMs === null || ageMs > 0) return;
    type Notice = SectionItems['incidents' | 'maintenances' | 'announcements'];
    const before = known.state === 'unavailable' ? null : (known.items as readonly Notice[]);
    this.#zone.note({ before, items: items as readonly Notice[], sourceTimeMs, gapMs });
  }
}

/** What of a section could not be read. */
const toFlaws = (
  known: readonly Flaw[],
  items: readonly SectionItems[SectionName][],
  bad: readonly BadRow[],
): readonly Flaw[] =>
  addFlaws([
    ...known,
    ...bad.map(() => ({ kind: 'row' as const, field: null, count: 1 })),
    ...flawsOf(items),
  ]);
