import 'server-only';

import type {
  Announcement,
  Incident,
  Maintenance,
  Place,
  Section,
  SectionItems,
  SectionName,
  Sections,
} from '@/lib/status/types';

import type { BoardState, ReadTimes } from '../board-state';
import type { Clock } from '../clock';
import { toSourceProblem } from '../problem';
import type { SectionReaders } from '../section-readers';
import type { BoardContext } from '../to-board';
import type { Ended } from './history';
import { MonitorReader } from './monitor-reader';
import { OpenReader } from './open-reader';
import { type PlaceName, PlaceReader } from './place-reader';
import type { Reading } from './reading';
import type { SectionLog } from './section-log';
import { withSince } from './since';
import type { SourceGate } from './source-gate';

/** What a source reader works with. */
export interface SourceReaderOptions {
  readonly readers: SectionReaders;
  readonly gate: SourceGate;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly log: SectionLog;
}

/** What one look at the source gave. */
export interface SourceReading {
  readonly sections: Sections;
  readonly readTimes: ReadTimes;
  readonly ended: Ended;
  /** Whether every monitor was listed, which may also be so where that was not asked for. */
  readonly isSwept: boolean;
  /** Whether any section was read. */
  readonly hasRead: boolean;
}

interface SectionReading<Item> {
  readonly section: Section<Item>;
  /** Epoch milliseconds; null for never. */
  readonly readAtMs: number | null;
}

const isOngoing = ({ status }: Incident): boolean => status !== 'resolved';
const isAhead = ({ status }: Maintenance): boolean =>
  status !== 'succeed' && status !== 'failed' && status !== 'canceled';

/** Looks at the source, section by section. */
export class SourceReader {
  readonly #options: SourceReaderOptions;
  readonly #places: PlaceReader;
  readonly #monitors: MonitorReader;
  readonly #incidents = new OpenReader<Incident>();
  readonly #maintenances = new OpenReader<Maintenance>();
  readonly #announcements = new OpenReader<Announcement>();

  constructor(options: SourceReaderOptions) {
    this.#options = options;
    this.#places = new PlaceReader(options.readers);
    this.#monitors = new MonitorReader(options.readers, this.#places, options.gate);
  }

  /** Starts from what was read before. */
  adopt(sections: Sections): void {
    this.#monitors.adopt(sections.monitors.items, sections.monitors.isProven);
  }

  /** Whether only a sweep can tell which monitors there are. */
  get needsSweep(): boolean {
    return this.#monitors.needsSweep;
  }

  /** Looks once; never rejects. At most four requests are on their way at a time. */
  async read(before: BoardState, isSweep: boolean): Promise<SourceReading> {
    const { clock, readers, timeZone } = this.#options;
    const context: BoardContext = { timeZone, nowMs: clock.now() };
    const known = before.sections;
    const ended = { incidents: [] as readonly Incident[], maintenances: [] as readonly Maintenance[] };
    const sweepsBefore = this.#monitors.sweeps;
    this.#places.begin();
    const [monitors, incidents, maintenances, announcements] = await Promise.all([
      this.#read('monitors', before, () => this.#readMonitors(known.monitors, isSweep)),
      this.#read('incidents', before, async () => {
        const source = {
          list: () => readers.incidents(context),
          count: () => readers.incidentCount(),
          readOne: (id: number) => readers.incident(id, context),
          isOpen: isOngoing,
        };
        const reading = await this.#incidents.read(known.incidents, source, isSweep);
        ended.incidents = reading.ended;
        return reading;
      }),
      this.#read('maintenances', before, async () => {
        const source = {
          list: () => readers.maintenances(context),
          count: () => readers.maintenanceCount(),
          readOne: (id: number) => readers.maintenance(id, context),
          isOpen: isAhead,
        };
        const reading = await this.#maintenances.read(known.maintenances, source, isSweep);
        ended.maintenances = reading.ended;
        return reading;
      }),
      this.#read('announcements', before, () => {
        const source = {
          list: () => readers.announcements(context),
          count: () => readers.announcementCount(context),
          readOne: null,
          isOpen: ({ endsAt }: Announcement) => Date.parse(endsAt) > context.nowMs,
        };
        return this.#announcements.read(known.announcements, source, isSweep);
      }),
    ]);
    const isSwept = this.#monitors.sweeps > sweepsBefore;
    // Names change with a sweep. In between, monitors that are proven contradict none of them, and vouch for them.
    const areVouched = monitors.section.state === 'fresh' && monitors.section.isProven && !isSwept;
    const sectionsAtPlaces: Section<Place>[] = [monitors, incidents, maintenances, announcements].map(
      ({ section }) => section,
    );
    const placed = sectionsAtPlaces.flatMap(({ items }) => items);
    const readPlaces = (name: PlaceName, used: ReadonlySet<number>) =>
      areVouched && known[name].state === 'fresh' && !this.#places.isDue(name, known[name], used)
        ? { section: known[name], readAtMs: monitors.readAtMs }
        : this.#read(name, before, () => this.#places.read(name, known[name], used));
    const [scopes, services] = await Promise.all([
      readPlaces('scopes', new Set(placed.map(({ scopeId }) => scopeId))),
      readPlaces('services', new Set(placed.map(({ serviceId }) => serviceId))),
    ]);
    const all = { scopes, services, monitors, incidents, maintenances, announcements };
    return {
      sections: mapSections<SectionReading<unknown>, Section<unknown>>(
        all,
        ({ section }) => section,
      ) as Sections,
      readTimes: mapSections<SectionReading<unknown>, number | null>(all, ({ readAtMs }) => readAtMs),
      ended,
      isSwept,
      hasRead: Object.values(all).some(({ section }) => section.state === 'fresh'),
    };
  }

  async #readMonitors(
    known: Sections['monitors'],
    isSweep: boolean,
  ): Promise<Reading<SectionItems['monitors']>> {
    const reading = await this.#monitors.read(isSweep);
    const at = new Date(this.#options.clock.now()).toISOString();
    const rows = withSince(known.state === 'unavailable' ? null : known.items, reading.rows, at);
    return { ...reading, rows };
  }

  async #read<Name extends SectionName>(
    name: Name,
    { sections, readTimes }: BoardState,
    read: () => Promise<Reading<SectionItems[Name]>>,
  ): Promise<SectionReading<SectionItems[Name]>> {
    const { clock, log } = this.#options;
    const before: Section<SectionItems[Name]> = sections[name];
    // The answer is as old as the question: what changed while it was on its way is not in it.
    const askedAtMs = clock.now();
    try {
      const { rows, bad, isProven, flaws, remarks } = await read();
      log.badRows(name, bad);
      log.remarks(name, remarks);
      log.read(name, before);
      return {
        section: { state: 'fresh', problem: null, isProven, flaws, items: rows },
        readAtMs: askedAtMs,
      };
    } catch (error) {
      const problem = toSourceProblem(error);
      log.failed(name, before, problem, error);
      const state = readTimes[name] === null ? 'unavailable' : 'stale';
      return { section: { ...before, state, problem }, readAtMs: readTimes[name] };
    }
  }
}

function mapSections<From, To>(
  all: Readonly<Record<SectionName, From>>,
  map: (from: From) => To,
): Readonly<Record<SectionName, To>> {
  const entries = Object.entries(all).map(([name, from]) => [name, map(from)] as const);
  return Object.fromEntries(entries) as Record<SectionName, To>;
}
