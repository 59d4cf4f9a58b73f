import { addFlaws, flawsOf } from '@/lib/status/model/flaws';
import type { Flaw, Section, SectionItems, SectionName, Sections } from '@/lib/status/model/types';

import type { BoardState, ReadTimes } from '../snapshot/board-state';
import type { Lane, LaneOptions } from './lane';
import type { SectionLog } from './poller-log';
import type { PlaceName } from './readers/place-reader';
import type { Reading } from './readers/reading';
import { TimeZoneCheck } from './readers/time-zone-check';
import type { ParseContext } from './rows/board-rows';
import type { BadRow } from './rows/parse-row';
import { toSourceProblem } from './source/source-problem';
import { NONE_CLOSED, type ClosedNotices } from './transitions';

/** The part of a board state that a read replaces. */
export interface SectionUpdate {
  readonly sections: Partial<Sections>;
  readonly readTimes: Partial<ReadTimes>;
  readonly closed: ClosedNotices;
  readonly zoneErrorMinutes: number | null;
}

/** The result of reading one section. */
export interface SectionReading<Name extends SectionName> {
  readonly reading: Reading<SectionItems[Name]>;
  readonly closed?: ClosedNotices;
  /** Other sections that the reading proves to be unchanged. */
  readonly confirms?: readonly PlaceName[];
  /** When it was requested, if that was before the read began. */
  readonly sentAtMs?: number;
}

/** What section updates are made with. */
export interface SectionUpdaterOptions extends Pick<LaneOptions, 'clock' | 'configuredMs' | 'signal'> {
  /** The IANA zone of the source's clock. */
  readonly timeZone: string;
  readonly log: SectionLog;
  /** The board state at this moment. */
  readonly current: () => BoardState;
  /** Called when the read of a section has succeeded or failed. May throw. */
  readonly onUpdate: (update: SectionUpdate) => void;
}

/** Responses this many intervals old count as a failure: a cache answered instead of the source. */
const CACHED_FROM_INTERVALS = 2;
/** A cached response is news only if it is this much younger than the last reading. */
const SAME_MOMENT_MS = 1_000;
const CACHED = { state: 'stale', problem: 'bad-answer' } as const;

/** Turns the result of a read, or its failure, into an update of the board state. */
export class SectionUpdater {
  readonly #options: SectionUpdaterOptions;
  readonly #zone = new TimeZoneCheck();

  constructor(options: SectionUpdaterOptions) {
    this.#options = options;
  }

  /** Starts from an earlier board state. */
  adopt({ zoneErrorMinutes }: BoardState): void {
    this.#zone.adopt(zoneErrorMinutes);
  }

  /**
   * Reads a section and publishes the update.
   *
   * @param canConfirm Whether a section may be confirmed by this read.
   * @throws What `onUpdate` throws.
   */
  async run<Name extends SectionName>(
    name: Name,
    { gate }: Lane,
    read: (known: Section<SectionItems[Name]>, context: ParseContext) => Promise<SectionReading<Name>>,
    canConfirm: (name: PlaceName) => boolean,
  ): Promise<void> {
    const { clock, current, log, signal, timeZone, configuredMs } = this.#options;
    // A reading is as old as its request: later changes may be missing from the response.
    const startedAtMs = clock.elapsed();
    const known: Section<SectionItems[Name]> = current().sections[name];
    const knownAtMs = current().readTimes[name];
    const toSections = (section: Section<SectionItems[Name]>): Partial<Sections> => ({ [name]: section });
    let result: SectionReading<Name>;
    try {
      result = await read(known, { timeZone, nowMs: clock.now() });
    } catch (error) {
      const problem = toSourceProblem(error);
      if (!signal.aborted) log.failed(name, known, problem, error);
      const state = known.state === 'unavailable' ? 'unavailable' : 'stale';
      return this.#publish({ sections: toSections({ ...known, state, problem }) });
    }
    const { reading, closed, confirms = [] } = result;
    const { rows: items, bad, isProven, flaws, remarks } = reading;
    log.flaws(name, items, bad, remarks);
    const readAtMs = (result.sentAtMs ?? startedAtMs) - gate.ageMs;
    const isCached = gate.ageMs >= CACHED_FROM_INTERVALS * configuredMs;
    if (isCached) log.cached(name, known, gate.ageMs);
    if (gate.ageMs > 0 && knownAtMs !== null && readAtMs <= knownAtMs + SAME_MOMENT_MS) {
      // The response is not newer than what is known.
      return this.#publish({ sections: toSections({ ...known, ...(isCached && CACHED) }) });
    }
    if (!isCached) log.read(name, known);
    this.#checkTimeZone(name, gate, known, items, readAtMs - (knownAtMs ?? -Infinity));
    const freshness = isCached ? CACHED : ({ state: 'fresh', problem: null } as const);
    const confirmed = isCached ? [] : confirms.filter(canConfirm);
    this.#publish({
      sections: toSections({ ...freshness, isProven, flaws: toFlaws(flaws, items, bad), items }),
      readTimes: Object.fromEntries([name, ...confirmed].map((read) => [read, readAtMs])),
      ...(closed && { closed }),
    });
  }

  #publish(update: Partial<SectionUpdate>): void {
    const { signal, onUpdate } = this.#options;
    if (signal.aborted) return;
    const zoneErrorMinutes = this.#zone.errorMinutes;
    onUpdate({ sections: {}, readTimes: {}, closed: NONE_CLOSED, ...update, zoneErrorMinutes });
  }

  #checkTimeZone<Name extends SectionName>(
    name: Name,
    { sourceTimeMs, ageMs }: Lane['gate'],
    known: Section<SectionItems[Name]>,
    items: readonly SectionItems[Name][],
    gapMs: number,
  ): void {
    if (name !== 'incidents' && name !== 'maintenances' && name !== 'announcements') return;
    if (sourceTimeMs === null || ageMs > 0) return;
    type Notice = SectionItems['incidents' | 'maintenances' | 'announcements'];
    const before = known.state === 'unavailable' ? null : (known.items as readonly Notice[]);
    this.#zone.note({ before, items: items as readonly Notice[], sourceTimeMs, gapMs });
  }
}

/** The flaws of a section: those of the list, one for each bad row, and those of its items. */
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
