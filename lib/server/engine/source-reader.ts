import 'server-only';

import { addFlaws, flawsOf } from '@/lib/status/flaws';
import type {
  Flaw,
  Incident,
  Maintenance,
  Scope,
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
import { followOpen } from './follow-open';
import type { Ended } from './history';
import { MonitorReader } from './monitor-reader';
import type { WholeList } from './read-list';
import type { BadRow } from './read-row';
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

type PlaceName = 'scopes' | 'services';

const isOngoing = ({ status }: Incident): boolean => status !== 'resolved';
const isAhead = ({ status }: Maintenance): boolean =>
  status !== 'succeed' && status !== 'failed' && status !== 'canceled';

/** Looks at the source, section by section. */
export class SourceReader {
  readonly #options: SourceReaderOptions;
  readonly #monitors: MonitorReader;

  constructor(options: SourceReaderOptions) {
    this.#options = options;
    this.#monitors = new MonitorReader(options.readers, options.gate);
  }

  /** Starts from what was read before. */
  adopt(sections: Sections): void {
    this.#monitors.adopt(sections.monitors.items);
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
    const [monitors, [incidents, earlyScopes], [maintenances, earlyServices], announcements] =
      await Promise.all([
        this.#read('monitors', before, () => this.#readMonitors(known.monitors, isSweep)),
        this.#read('incidents', before, async () => {
          const { rows, bad } = await readers.incidents(context);
          const readOne = (id: number) => readers.incident(id, context);
          const source = { readOne, isOpen: isOngoing };
          const followed = await followOpen(known.incidents.items, rows, source);
          ended.incidents = followed.ended;
          return { rows: followed.open, bad };
        }).then(async (reading) => [reading, await this.#readPlaceEarly('scopes', before, isSweep)] as const),
        this.#read('maintenances', before, async () => {
          const { rows, bad } = await readers.maintenances(context);
          const readOne = (id: number) => readers.maintenance(id, context);
          const source = { readOne, isOpen: isAhead };
          const followed = await followOpen(known.maintenances.items, rows, source);
          ended.maintenances = followed.ended;
          return { rows: followed.open, bad };
        }).then(
          async (reading) => [reading, await this.#readPlaceEarly('services', before, isSweep)] as const,
        ),
        this.#read('announcements', before, () => readers.announcements(context)),
      ]);
    const isSwept = this.#monitors.sweeps > sweepsBefore;
    // Names change with a sweep. In between, monitors that add up contradict none of them, and vouch for them.
    const areVouched = monitors.section.state === 'fresh' && !isSwept;
    const readPlaceLate = (name: PlaceName) =>
      areVouched ? { section: known[name], readAtMs: monitors.readAtMs } : this.#readPlace(name, before);
    const [scopes, services] = await Promise.all([
      earlyScopes ?? readPlaceLate('scopes'),
      earlyServices ?? readPlaceLate('services'),
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

  /** Null where it is to be seen later whether that is necessary at all. */
  async #readPlaceEarly(
    name: PlaceName,
    before: BoardState,
    isSweep: boolean,
  ): Promise<SectionReading<Scope> | null> {
    return isSweep || before.sections[name].state !== 'fresh' ? this.#readPlace(name, before) : null;
  }

  #readPlace(name: PlaceName, before: BoardState): Promise<SectionReading<Scope>> {
    return this.#read(name, before, async () => {
      const { rows, bad } = await this.#options.readers[name]();
      return { rows: rows.map(({ monitors: _, ...scope }) => scope), bad };
    });
  }

  async #readMonitors(
    known: Sections['monitors'],
    isSweep: boolean,
  ): Promise<WholeList<SectionItems['monitors']>> {
    const { rows, bad } = await this.#monitors.read(isSweep);
    const at = new Date(this.#options.clock.now()).toISOString();
    return { rows: withSince(known.state === 'unavailable' ? null : known.items, rows, at), bad };
  }

  async #read<Name extends SectionName>(
    name: Name,
    { sections, readTimes }: BoardState,
    read: () => Promise<WholeList<SectionItems[Name]>>,
  ): Promise<SectionReading<SectionItems[Name]>> {
    const { clock, log } = this.#options;
    const before: Section<SectionItems[Name]> = sections[name];
    // The answer is as old as the question: what changed while it was on its way is not in it.
    const askedAtMs = clock.now();
    try {
      const { rows, bad } = await read();
      log.flaws(name, rows, bad);
      log.read(name, before);
      return {
        section: { state: 'fresh', problem: null, isProven: true, flaws: toFlaws(rows, bad), items: rows },
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

/** What of a section could not be read. */
const toFlaws = (items: readonly SectionItems[SectionName][], bad: readonly BadRow[]): readonly Flaw[] =>
  addFlaws([...bad.map(() => ({ kind: 'row' as const, field: null, count: 1 })), ...flawsOf(items)]);

function mapSections<From, To>(
  all: Readonly<Record<SectionName, From>>,
  map: (from: From) => To,
): Readonly<Record<SectionName, To>> {
  const entries = Object.entries(all).map(([name, from]) => [name, map(from)] as const);
  return Object.fromEntries(entries) as Record<SectionName, To>;
}
