import 'server-only';

import {
  SECTION_NAMES,
  type Incident,
  type Maintenance,
  type Scope,
  type Section,
  type SectionItems,
  type SectionName,
  type Sections,
} from '@/lib/status/types';

import type { BoardState, ReadTimes } from '../board-state';
import { toSourceProblem } from '../problem';
import type { BoardContext } from '../to-board';
import { followOpen } from './follow-open';
import { type Ended, NONE_ENDED } from './history';
import { Lane, type LaneOptions } from './lane';
import { MonitorReader } from './monitor-reader';
import type { WholeList } from './read-list';
import type { SectionLog } from './section-log';
import { withSince } from './since';
import { ZoneWitness } from './zone-witness';

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

type PlaceName = 'scopes' | 'services';
type Items<Name extends SectionName> = WholeList<SectionItems[Name]>;

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
  readonly #monitors: MonitorReader;
  readonly #zone = new ZoneWitness();

  constructor(options: SourceReaderOptions) {
    this.#options = options;
    const lanes = SECTION_NAMES.map((name) => [name, new Lane(options)] as const);
    this.#lanes = Object.fromEntries(lanes) as Record<SectionName, Lane>;
    const { readers, gate } = this.#lanes.monitors;
    this.#monitors = new MonitorReader(readers, gate);
  }

  /** Starts from what was read before. */
  adopt({ sections, zoneErrorMinutes }: BoardState): void {
    this.#monitors.adopt(sections.monitors.items);
    this.#zone.adopt(zoneErrorMinutes);
  }

  /** Whether only a sweep can tell which monitors there are. */
  get needsSweep(): boolean {
    return this.#monitors.needsSweep;
  }

  /** Starts to read every kind that is not being read, and resolves when those reads have ended; never rejects. */
  async look(isSweep: boolean): Promise<Look> {
    const sweepsBefore = this.#monitors.sweeps;
    const costs = await Promise.all([
      this.#lookAtMonitors(isSweep),
      this.#start('incidents', () => this.#readIncidents()),
      this.#start('maintenances', () => this.#readMaintenances()),
      this.#start('announcements', () => this.#readAnnouncements()),
    ]);
    return {
      cost: costs.reduce((sum, cost) => sum + cost, 0),
      isSwept: this.#monitors.sweeps > sweepsBefore,
    };
  }

  /** Names change with a sweep. In between, monitors that add up contradict none of them, and vouch for them. */
  async #lookAtMonitors(isSweep: boolean): Promise<number> {
    const sweepsBefore = this.#monitors.sweeps;
    const early = (['scopes', 'services'] as const).filter((name) => isSweep || !this.#isFresh(name));
    const sweep = isSweep ? () => this.#readMonitors(true) : undefined;
    const monitors = this.#start('monitors', () => this.#readMonitors(false), sweep);
    const places = early.map((name) => this.#start(name, () => this.#readPlace(name)));
    const cost = await monitors;
    const areVouched = this.#isFresh('monitors') && this.#monitors.sweeps === sweepsBefore;
    const late = (['scopes', 'services'] as const).filter((name) => !areVouched && !early.includes(name));
    places.push(...late.map((name) => this.#start(name, () => this.#readPlace(name))));
    const costs = await Promise.all(places);
    return costs.reduce((sum, next) => sum + next, cost);
  }

  #isFresh(name: SectionName): boolean {
    return this.#options.current().sections[name].state === 'fresh';
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
      const { rows, bad } = await this.#monitors.read(isSweep);
      const known = current().sections.monitors;
      const at = new Date(clock.now()).toISOString();
      const items = withSince(known.state === 'unavailable' ? null : known.items, rows, at);
      const isSwept = this.#monitors.sweeps > sweepsBefore;
      return { list: { rows: items, bad }, vouchesFor: isSwept ? [] : ['scopes', 'services'] };
    });
  }

  #readPlace(name: PlaceName): Promise<void> {
    return this.#read(name, async () => {
      const { rows, bad } = await this.#lanes[name].readers[name]();
      return { list: { rows: rows.map(({ monitors: _, ...scope }): Scope => scope), bad } };
    });
  }

  #readIncidents(): Promise<void> {
    const { readers } = this.#lanes.incidents;
    return this.#read('incidents', async (known, context) => {
      const { rows, bad } = await readers.incidents(context);
      const source = { readOne: (id: number) => readers.incident(id, context), isOpen: isOngoing };
      const { open, ended } = await followOpen(known.items, rows, source);
      return { list: { rows: open, bad }, ended: { ...NONE_ENDED, incidents: ended } };
    });
  }

  #readMaintenances(): Promise<void> {
    const { readers } = this.#lanes.maintenances;
    return this.#read('maintenances', async (known, context) => {
      const { rows, bad } = await readers.maintenances(context);
      const source = { readOne: (id: number) => readers.maintenance(id, context), isOpen: isAhead };
      const { open, ended } = await followOpen(known.items, rows, source);
      return { list: { rows: open, bad }, ended: { ...NONE_ENDED, maintenances: ended } };
    });
  }

  #readAnnouncements(): Promise<void> {
    return this.#read('announcements', async (_, context) => ({
      list: await this.#lanes.announcements.readers.announcements(context),
    }));
  }

  async #read<Name extends SectionName>(
    name: Name,
    read: (
      known: Section<SectionItems[Name]>,
      context: BoardContext,
    ) => Promise<{ list: Items<Name>; ended?: Ended; vouchesFor?: readonly PlaceName[] }>,
  ): Promise<void> {
    const { clock, current, log, onFinding, signal, timeZone } = this.#options;
    const { gate } = this.#lanes[name];
    // The answer is as old as the question: what changed while it was on its way is not in it.
    const askedAtMs = clock.now();
    const known: Section<SectionItems[Name]> = current().sections[name];
    const knownAtMs = current().readTimes[name];
    const find = (finding: Partial<Finding>): void => {
      if (signal.aborted) return;
      const zoneErrorMinutes = this.#zone.errorMinutes;
      onFinding({ sections: {}, readTimes: {}, ended: NONE_ENDED, ...finding, zoneErrorMinutes });
    };
    const toSections = (section: Section<SectionItems[Name]>): Partial<Sections> => ({ [name]: section });
    let found: Awaited<ReturnType<typeof read>>;
    try {
      found = await read(known, { timeZone, nowMs: clock.now() });
    } catch (error) {
      const problem = toSourceProblem(error);
      if (!signal.aborted) log.failed(name, known, problem, error);
      const state = known.state === 'unavailable' ? 'unavailable' : 'stale';
      return find({ sections: toSections({ ...known, state, problem }) });
    }
    const { list, ended, vouchesFor = [] } = found;
    log.badRows(name, list.bad);
    const readAtMs = askedAtMs - gate.ageMs;
    const isKept = gate.ageMs >= KEPT_FROM_INTERVALS * this.#options.configuredMs;
    if (isKept) log.kept(name, known, gate.ageMs);
    const isOld = gate.ageMs > 0 && knownAtMs !== null && readAtMs <= knownAtMs + SAME_MOMENT_MS;
    if (isOld) {
      return find({
        sections: toSections({ ...known, ...(isKept && { state: 'stale', problem: 'bad-answer' }) }),
      });
    }
    if (!isKept) log.read(name, known);
    this.#noteZone(name, known, list.rows, readAtMs - (knownAtMs ?? -Infinity));
    const how = isKept
      ? ({ state: 'stale', problem: 'bad-answer' } as const)
      : ({ state: 'fresh', problem: null } as const);
    const vouched = isKept
      ? []
      : vouchesFor.filter((place) => this.#isFresh(place) && !this.#lanes[place].isBusy);
    find({
      sections: toSections({ ...how, isProven: true, flaws: [], items: list.rows }),
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
    type Happening = SectionItems['incidents' | 'maintenances' | 'announcements'];
    const before = known.state === 'unavailable' ? null : (known.items as readonly Happening[]);
    this.#zone.note({ before, items: items as readonly Happening[], sourceTimeMs, gapMs });
  }
}
