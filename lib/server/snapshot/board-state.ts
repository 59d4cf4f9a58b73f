import {
  type Section,
  SECTION_NAMES,
  type SectionName,
  type Sections,
  type Transition,
} from '@/lib/status/model/types';

const UNREAD: Section<never> = { state: 'unavailable', problem: null, isProven: true, flaws: [], items: [] };

/**
 * When each section was last read successfully, on {@link Clock.elapsed}. Null if it never was, or if the age of its items
 * is unknown.
 */
export type ReadTimes = { readonly [Name in SectionName]: number | null };

/** When the source was read. Only valid in this process; see `toBoardAges`. */
export interface BoardTimes {
  readonly readTimes: ReadTimes;
  /** When the last sweep began, on {@link Clock.elapsed}; null if unknown. */
  readonly sweptAtMs: number | null;
}

/** The position of a state among those published to the cluster: ordered by term, then by version. */
export interface Publication {
  /** The fencing token of the leader's lease. */
  readonly term: number;
  readonly version: number;
}

/** How often the source is read. */
export interface EffectiveInterval {
  readonly seconds: number;
  /** Whether the source's rate limit makes it longer than configured. */
  readonly isSlowed: boolean;
}

/** What the poller knows of the source, without times. */
export interface BoardContent {
  /** The version of this type. */
  readonly format: 2;
  /** See `toSourceId`. A state of another source must not be used. */
  readonly sourceId: string;
  readonly sections: Sections;
  readonly interval: EffectiveInterval;
  /** Minutes by which the source's dates are ahead of its clock; null if no date contradicts the configured zone. */
  readonly zoneErrorMinutes: number | null;
  /** When the monitors were first read, an ISO instant; null if that time is unknown, or if they never were. */
  readonly observedSince: string | null;
  /** The latest {@link MAX_CHANGES}, newest first. */
  readonly transitions: readonly Transition[];
}

/** Everything the poller knows. It is published, saved to disk and shared with other instances. */
export interface BoardState extends BoardContent, BoardTimes {
  /** The publication that it is, or that it was derived from; null outside a cluster. */
  readonly publication: Publication | null;
}

/** Whether one publication is later than another. Independent of clocks, which differ between machines. */
export function isLater(one: Publication, other: Publication | null): boolean {
  if (other === null || one.term !== other.term) return other === null || one.term > other.term;
  return one.version > other.version;
}

/** The state before anything was read. */
export function createUnreadState(sourceId: string, interval: EffectiveInterval): BoardState {
  return {
    format: 2,
    sourceId,
    sections: forEachSection(() => UNREAD),
    interval,
    zoneErrorMinutes: null,
    observedSince: null,
    transitions: [],
    readTimes: forEachSection(() => null),
    sweptAtMs: null,
    publication: null,
  };
}

/** An object with a value for each section. */
export function forEachSection<T>(valueOf: (name: SectionName) => T): Record<SectionName, T> {
  return Object.fromEntries(SECTION_NAMES.map((name) => [name, valueOf(name)])) as Record<SectionName, T>;
}
